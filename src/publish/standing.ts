import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileMarks, markFiles, printFiles, printFolders } from './folder-print.ts';
import type { Job } from './job.ts';
import { listManifestPaths } from './manifest-lines.ts';
import { RECORD } from './record.ts';

/** The site that stands in the output folder and is the one that is remembered, as far as its manifest tells. */
export interface Standing {
  /** The text of the manifest. */
  readonly manifest: string;
  /** All files, the manifest last. */
  readonly paths: readonly string[];
  /** The state of the files in the site's folder; undefined when anything there was touched since it was put in place. */
  readonly checkSite: () => FileMarks | undefined;
  /** The state of the files in the mirror, which are the same; undefined without a mirror, or when they were touched. */
  readonly checkMirror: () => FileMarks | undefined;
}

/** Finds the site that is remembered. Undefined when there is none, or another. */
export function findStanding({ output, memory }: Pick<Job, 'output' | 'memory'>): Standing | undefined {
  const { record } = memory;
  const path = join(output.folder, RECORD);
  if (record === undefined || !existsSync(path)) return undefined;
  const manifest = readFileSync(path, 'utf8');
  if (hash('sha256', manifest, 'hex') !== record.manifest) return undefined;
  const paths = [...listManifestPaths(manifest), RECORD];
  const check = (folder: string): FileMarks | undefined => {
    const marks = markFiles(folder, paths);
    return marks !== undefined && printFiles(marks, paths) === record.prints.files ? marks : undefined;
  };
  return {
    manifest,
    paths,
    checkSite: () => {
      const marks = check(output.folder);
      return marks !== undefined && printFolders(output.folder, paths) === record.prints.folders ? marks : undefined;
    },
    checkMirror: () => (memory.isInStep() ? check(output.mirror) : undefined),
  };
}
