import { resolve } from 'node:path';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { Outcome } from '../../import/plan/plan.ts';
import { EXIT } from '../failure.ts';
import type { ImportReport } from '../import/run-plan.ts';
import type { Terminal } from '../terminal.ts';
import { showPath } from './problem.ts';
import { summarize } from './summary.ts';

interface JsonOptions {
  readonly content: string;
  readonly isDryRun: boolean;
  readonly system?: string;
}

/** The exit code: clean when all are briefings without errors. */
export function judgeImport({ outcomes, remaining, elsewhere }: ImportReport): number {
  const hasErrors = [...remaining, ...elsewhere].some(({ severity }) => severity === 'error');
  return hasErrors || outcomes.some(({ is }) => is === 'refused') ? EXIT.content : EXIT.clean;
}

/** One JSON document; `version` changes when a field changes its meaning or goes away. */
export function writeImportJson(
  { outcomes, pictures, remaining, elsewhere }: ImportReport,
  { content, isDryRun, system }: JsonOptions,
  { cwd }: Pick<Terminal, 'cwd'>,
): string {
  const show = (path: string): string => showPath(resolve(cwd, content, path), cwd);
  const place = (diagnostic: Diagnostic): Diagnostic => ({ ...diagnostic, file: show(diagnostic.file) });
  const byFile = Map.groupBy(remaining, ({ file }) => file);
  const files = outcomes.map((outcome) => {
    const rest = { ...outcome, text: undefined };
    if (!('path' in outcome)) return rest;
    return { ...rest, path: show(outcome.path), remaining: (byFile.get(outcome.path) ?? []).map(place) };
  });
  const own = new Set(outcomes.map((outcome) => ('path' in outcome ? outcome.path : '')));
  const others = [...remaining.filter(({ file }) => !own.has(file)), ...elsewhere].map(place);
  const summary = { ...countOutcomes(outcomes), pictures, ...summarize([...remaining, ...elsewhere], outcomes.length) };
  return `${JSON.stringify({ version: 1, isDryRun, ...(system === undefined ? {} : { system }), summary, files, elsewhere: others }, null, 2)}\n`;
}

/** How many sources became what. */
export function countOutcomes(outcomes: readonly Outcome[]): Record<'briefings' | 'there' | 'refused' | 'leftOut', number> {
  const of = (is: Outcome['is']): number => outcomes.filter((outcome) => outcome.is === is).length;
  return { briefings: of('briefing'), there: of('there'), refused: of('refused'), leftOut: of('left-out') };
}
