import { gateArchive } from '../../core/pipeline.ts';
import type { Withheld } from '../../core/model.ts';
import type { BuildResult } from '../../publish/build-options.ts';
import type { SharedOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { writeJson } from './json.ts';
import { showPath } from './problem.ts';
import { countFiles, placeDiagnostics, reportBriefly } from './report.ts';
import { plural, summarize, writeSummary } from './summary.ts';

type Built = Extract<BuildResult, { ok: true }>;
type Reason = Withheld['reason'];

const REASONS: Readonly<Record<Reason, string>> = { draft: 'in draft', future: 'dated later', embargo: 'under embargo' };

/** Says what was built, what was withheld and why, and what an editor should still look at. */
export function reportBuild(built: Built, asOf: string, options: SharedOptions, terminal: Terminal): void {
  const { checked, pages, briefings, files, bytes } = built;
  const withheld = countWithheld(built, asOf);
  if (options.format === 'json') {
    const diagnostics = placeDiagnostics(checked, options.content, terminal);
    const site = { out: showPath(options.out, terminal.cwd), asOf, pages, briefings, files, bytes, withheld: Object.fromEntries(withheld) };
    terminal.out(writeJson(summarize(diagnostics, countFiles(checked)), diagnostics, { site }));
    return;
  }
  const summary = reportBriefly(checked, options.content, terminal);
  const reasons = [...withheld].map(([reason, count]) => `${count} ${REASONS[reason]}`);
  const found = summary.warnings + summary.suggestions > 0 ? [`${writeSummary(summary)}; throughline check explains each`] : [];
  const lines = [
    `Built ${plural(pages, 'page')} with ${plural(briefings, 'briefing')} into ${showPath(options.out, terminal.cwd)}: ${plural(files, 'file')}, ${writeSize(bytes)}, as of ${asOf}.`,
    ...(built.withheld === 0 ? [] : [`Withheld ${plural(built.withheld, 'briefing')}: ${reasons.join(', ')}.`]),
    ...found,
  ];
  terminal.out(`${lines.join('\n')}\n`);
}

function countWithheld({ checked }: Built, asOf: string): Map<Reason, number> {
  const counts = new Map<Reason, number>();
  const withheld = checked.archive === undefined ? [] : gateArchive(checked.archive, asOf).withheld;
  for (const { reason } of withheld) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

function writeSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
