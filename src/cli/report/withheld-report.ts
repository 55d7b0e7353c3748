import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { BuildResult } from '../../publish/build-options.ts';
import { isWithin, realFolder } from '../../publish/output-folder.ts';
import { UsageError } from '../failure.ts';

/** Where a report of what is withheld goes. */
export interface WithheldReport {
  readonly write: (result: Extract<BuildResult, { readonly ok: true }>, asOf: string) => void;
}

/**
 * Takes an earlier report away, so that none is left when the build is refused. Throws `UsageError` when the file would lie
 * in the output folder: it names what the site must not.
 */
export function openWithheldReport(file: string, out: string): WithheldReport {
  const path = realFolder(resolve(file));
  if (isWithin(path, realFolder(out))) {
    throw new UsageError(`The report ${file} would be published: it lies in the output folder. Name a file outside with --report.`);
  }
  rmSync(path, { force: true });
  return {
    write: (result, asOf) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, writeReport(result, asOf));
    },
  };
}

/** One JSON document; `version` changes when a field changes its meaning or goes away. */
function writeReport({ proof, files, bytes }: Extract<BuildResult, { readonly ok: true }>, asOf: string): string {
  if (proof === undefined) throw new Error('The build was not asked for a proof');
  const { scan } = proof;
  const withheld = proof.withheld.map(({ briefing, reason, until }) => ({
    path: briefing.path,
    id: briefing.id,
    title: briefing.front.title,
    reason,
    until: until ?? null,
  }));
  return `${JSON.stringify({ version: 1, asOf, site: { files, bytes }, withheld, scan: { found: 0, ...scan } }, null, 2)}\n`;
}
