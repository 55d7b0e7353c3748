import type { Document } from './collection.ts';

/** How many results a reader is shown at first. */
export const shownAtFirst = 10;

/** A search engine that holds a collection. */
export interface BenchEngine {
  readonly name: string;
  /** Does all that has to be done before the first results of a query can be shown. */
  readonly ask: (query: string) => unknown;
  /** Ids of all documents found, best first. */
  readonly rank: (query: string) => readonly string[] | Promise<readonly string[]>;
  /** Bytes loaded until now, program included. Absent where everything stays on a server. */
  readonly loaded?: () => number;
  readonly close: () => void;
}

/** Indexes documents. Undefined when the engine is not part of this Node. */
export type OpenEngine = (documents: readonly Document[]) => BenchEngine | undefined | Promise<BenchEngine | undefined>;
