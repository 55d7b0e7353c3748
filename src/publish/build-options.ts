import type { Withheld } from '../core/model.ts';
import type { Checked } from '../core/pipeline.ts';
import type { ScanProof } from './scan.ts';

export interface BuildOptions {
  /** The content folder. */
  readonly content: string;
  /** The site's folder; see `assertReplaceable` for what it may be. */
  readonly out: string;
  /** The cache folder; it may be deleted at any time between builds. */
  readonly cache: string;
  /** ISO instant: what is withheld then is not in the site. */
  readonly asOf: string;
  /** In place of the publication's base path. */
  readonly base?: string;
  /** In place of the publication's site URL. */
  readonly site?: string;
  /** False leaves the search index out, as the bench does to measure pages alone. */
  readonly search?: boolean;
  /** Makes only this part of the site; see `listShards`. */
  readonly shard?: string;
  /** Reads every byte of the site anew in search of what is withheld, also what earlier builds read, and says what was searched for. */
  readonly prove?: boolean;
  readonly onProgress?: (event: BuildEvent) => void;
  /** Told what whoever builds should know of the repository. */
  readonly onNote?: (text: string) => void;
  /** Called with what cleans up should the process be told to end; returns what calls that off. See `cleanOnSignals`. */
  readonly guard?: (clean: () => void) => () => void;
}

export type BuildStage = 'read' | 'check' | 'link' | 'compile' | 'assets' | 'pages' | 'pictures' | 'feeds' | 'search' | 'scan' | 'swap';

/** A stage begins, or has come to `done` of `total`. */
export interface BuildEvent {
  readonly stage: BuildStage;
  readonly done?: number;
  readonly total?: number;
}

/** Why a briefing is withheld, and how many are. */
export type WithheldCounts = Readonly<Partial<Record<Withheld['reason'], number>>>;

/** What a site consists of. */
export interface SiteCounts {
  readonly pages: number;
  readonly briefings: number;
  readonly withheld: WithheldCounts;
  readonly files: number;
  readonly bytes: number;
}

export type BuildResult =
  | { readonly ok: false; readonly checked: Checked }
  | ({
      readonly ok: true;
      readonly checked: Pick<Checked, 'diagnostics' | 'sources'>;
      /** Files that were written anew. */
      readonly written: number;
      /** When it was asked for. */
      readonly proof?: Proof | undefined;
    } & SiteCounts);

/** What is withheld, and that nothing of it was found. */
export interface Proof {
  readonly withheld: readonly Withheld[];
  readonly scan: ScanProof;
}
