import type { Job } from './measure.ts';

/** A program that makes a site of a content folder, ready to run in a folder of its own. */
export interface PlacedTool {
  readonly job: Job;
  /** Removes the site and all that was kept for later builds. */
  readonly forgetAll: () => void;
  /** Removes the site and what is kept of its pages, and leaves parsed content and compiled code. */
  readonly forgetPages?: () => void;
}
