import type { Draft, Note } from '../draft.ts';
import type { ImportProblem } from '../problem.ts';

/** A file to be written, by its path in the content folder. */
export interface PlannedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface Imported {
  readonly source: string;
  readonly notes: readonly Note[];
}

/** What becomes of one source. */
export type Outcome =
  | (Imported & { readonly is: 'briefing'; readonly path: string; readonly text: string })
  /** The archive has exactly this briefing already. */
  | (Imported & { readonly is: 'there'; readonly path: string })
  | (Imported & { readonly is: 'refused'; readonly problems: readonly ImportProblem[]; readonly text: string })
  | (Imported & { readonly is: 'left-out'; readonly why: string });

/** All that an import would write, and what becomes of each source. Nothing is written yet. */
export interface Plan {
  readonly files: readonly PlannedFile[];
  readonly outcomes: readonly Outcome[];
}

/** A source that could not be read. */
export interface Unread {
  readonly source: string;
  readonly problems: readonly ImportProblem[];
  readonly text: string;
}

/** What addresses within the imported sources lead to. */
export interface Surroundings {
  /** The bytes of the picture that an address in a document names, or why there are none. */
  readonly findPicture: (address: string, draft: Draft) => { readonly name: string; readonly bytes: Uint8Array } | { readonly why: string };
  /** The source that an address in a document names; undefined when none of those imported does. */
  readonly findDocument: (address: string, draft: Draft) => string | undefined;
}
