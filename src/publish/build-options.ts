import type { Checked } from '../core/pipeline.ts';

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
  readonly onProgress?: (event: BuildEvent) => void;
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

export type BuildResult =
  | { readonly ok: false; readonly checked: Checked }
  | {
      readonly ok: true;
      readonly checked: Checked;
      readonly pages: number;
      readonly briefings: number;
      readonly withheld: number;
      readonly files: number;
      readonly bytes: number;
    };
