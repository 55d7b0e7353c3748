import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { digestOfAll } from '../core/text/digest.ts';
import { findContentCommit } from './content-commit.ts';
import { isSettled } from './settled.ts';
import type { Job } from './job.ts';

/**
 * Names everything a site is made of by the state of the files on the disk, without reading them. Undefined when a file's state says
 * too little: it was changed so lately that it may change again without a sign, or nothing is known of it.
 */
export function stampInputs({ tree, readAt, code, options, root }: Job): string | undefined {
  const marks: string[] = [];
  for (const { path, type, mark } of tree.entries) {
    if (type !== 'file' || mark === undefined || !isSettled(mark, readAt)) return undefined;
    marks.push(`${path} ${mark}`);
  }
  const { base = '', site = '', search = true, shard = '' } = options;
  return digestOfAll([code.whole, base, site, String(search), shard, ...marks.sort(), 'public', ...listMarks(join(root, 'public'))]);
}

function listMarks(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { ctimeMs, mtimeMs, size, ino } = statSync(join(folder, name));
      return `${name} ${ctimeMs} ${mtimeMs} ${size} ${ino}`;
    });
}

/** What is remembered of inputs: their stamp, between which instants they give the same site, and what was said of them. */
export interface Stamp {
  readonly inputs: string;
  /** In milliseconds since 1970. */
  readonly since: number;
  readonly until: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** What whoever builds is told besides. */
  readonly notes: readonly string[];
  /** The commit of the content, where pages show its history. */
  readonly commit?: string | undefined;
}

/** Whether a stamp says that building again would give the same site but for the instant in its manifest. */
export function isUnchanged(stamp: Stamp | undefined, inputs: string | undefined, asOf: string, content: string): stamp is Stamp {
  const now = Date.parse(asOf);
  if (stamp?.commit !== undefined && stamp.commit !== findContentCommit(content)) return false;
  return stamp !== undefined && stamp.inputs === inputs && now >= stamp.since && (stamp.until === undefined || now < stamp.until);
}
