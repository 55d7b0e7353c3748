import type { Withheld } from '../../core/model.ts';
import type { BuildResult } from '../../publish/build-options.ts';
import type { Difference } from '../../publish/verify-build.ts';
import type { SharedOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { countFiles, placeDiagnostics, reportBriefly } from './brief.ts';
import { writeJson } from './json.ts';
import { showPath } from './problem.ts';

import { plural, summarize, writeSummary } from './summary.ts';

/** How a site compared with a clean build. */
export interface Verification {
  readonly differences: readonly Difference[];
}

type Built = Extract<BuildResult, { ok: true }>;
interface ReportOptions extends SharedOptions {
  /** Set when only this part of the site was built. */
  readonly shard?: string;
}

type Reason = Withheld['reason'];

const REASONS: Readonly<Record<Reason, string>> = { draft: 'in draft', future: 'dated later', embargo: 'under embargo' };

/** Says what was built, what was withheld and why, and what an editor should still look at. */
export function reportBuild(built: Built, asOf: string, options: ReportOptions, terminal: Terminal, verification?: Verification): void {
  const { checked, pages, briefings, files, bytes } = built;
  const { shard } = options;
  const withheld = Object.entries(built.withheld) as [Reason, number][];
  const total = withheld.reduce((sum, [, count]) => sum + count, 0);
  if (options.format === 'json') {
    const diagnostics = placeDiagnostics(checked, options.content, terminal);
    const site = {
      out: showPath(options.out, terminal.cwd),
      asOf,
      pages,
      briefings,
      files,
      bytes,
      withheld: built.withheld,
      ...(shard !== undefined && { shard }),
    };
    terminal.out(writeJson(summarize(diagnostics, countFiles(checked)), diagnostics, { site, ...verification }));
    return;
  }
  const summary = reportBriefly(checked, options.content, terminal);
  const reasons = withheld.map(([reason, count]) => `${count} ${REASONS[reason]}`);
  const found = summary.warnings + summary.suggestions > 0 ? [`${writeSummary(summary)}; throughline check explains each`] : [];
  const lines = [
    `Built ${shard === undefined ? '' : `shard ${shard}, `}${plural(pages, 'page')} with ${plural(briefings, 'briefing')} into ${showPath(options.out, terminal.cwd)}: ${plural(files, 'file')}, ${writeSize(bytes)}, as of ${asOf}.`,
    ...(total === 0 ? [] : [`Withheld ${plural(total, 'briefing')}: ${reasons.join(', ')}.`]),
    ...found,
  ];
  terminal.out(`${lines.join('\n')}\n`);
  if (verification !== undefined) reportVerification(verification, options, terminal);
}

function reportVerification({ differences }: Verification, { out, cache }: SharedOptions, terminal: Terminal): void {
  const folder = showPath(out, terminal.cwd);
  if (differences.length === 0) {
    terminal.out('Verified: a clean build gives the same files, byte for byte.\n');
    return;
  }
  for (const { path, kind } of differences) terminal.out(`${folder}/${path}  ${terminal.ink('red', kind)}  ${WORDS[kind]}\n`);
  terminal.note(
    `${folder} differs from a clean build in ${plural(differences.length, 'file')}. Unless the content or ${folder} was changed meanwhile, this is a fault of Throughline: please report it. ` +
      `The site stays as it was built; to publish a clean one, delete ${folder} and ${showPath(cache, terminal.cwd)} and build again.`,
  );
}

const WORDS: Readonly<Record<Difference['kind'], string>> = {
  changed: 'has other bytes than in a clean build',
  missing: 'is missing; a clean build makes it',
  extra: 'is too many; a clean build does not make it',
};

function writeSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
