import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { ContentTree, TreeEntry } from '../../core/model.ts';
import { checkArchive, type Checked } from '../../core/pipeline.ts';
import { compareText } from '../../core/diagnostics/sort.ts';
import type { Outcome, Plan, PlannedFile } from '../../import/plan/plan.ts';
import { writeNewFiles } from '../../import/write-new-files.ts';
import { makeTimeLimit } from '../../publish/time-limit.ts';
import { UsageError } from '../failure.ts';

/** What an import did, or on a dry run would do, and what the check says of it. */
export interface ImportReport {
  readonly outcomes: readonly Outcome[];
  readonly pictures: number;
  readonly checked: Checked;
  /** What the check says of the new files. */
  readonly remaining: readonly Diagnostic[];
  /** Errors of other files that are there only because of the new ones. */
  readonly elsewhere: readonly Diagnostic[];
}

/** Checks the archive as it would be with the planned files, then writes them, all or none. */
export function runPlan(
  plan: Plan,
  {
    tree,
    content,
    asOf,
    isDryRun,
  }: { readonly tree: ContentTree; readonly content: string; readonly asOf: string; readonly isDryRun: boolean },
): ImportReport {
  const checked = checkWith(tree, plan.files, asOf);
  const own = new Set(plan.files.map(({ path }) => path));
  const others = checked.diagnostics.filter(({ file, severity }) => severity === 'error' && !own.has(file));
  const before = new Set(others.length === 0 ? [] : checkWith(tree, [], asOf).diagnostics.map(nameOf));
  if (!isDryRun) {
    const taken = writeNewFiles(content, plan.files);
    if (taken !== undefined) throw new UsageError(`${taken} was written by someone else meanwhile, so nothing was imported. Run it again.`);
  }
  return {
    outcomes: [...plan.outcomes].sort((a, b) => compareText(a.source, b.source)),
    pictures: countPictures(plan.files),
    checked,
    remaining: checked.diagnostics.filter(({ file }) => own.has(file)),
    elsewhere: others.filter((diagnostic) => !before.has(nameOf(diagnostic))),
  };
}

/** Several plans as one. */
export const joinPlans = (plans: readonly Plan[]): Plan => ({
  files: plans.flatMap(({ files }) => files),
  outcomes: plans.flatMap(({ outcomes }) => outcomes),
});

/** Of the report on several plans what concerns one of them. */
export function partOf(report: ImportReport, { files, outcomes }: Plan): ImportReport {
  const own = new Set(files.map(({ path }) => path));
  return { ...report, outcomes, pictures: countPictures(files), remaining: report.remaining.filter(({ file }) => own.has(file)) };
}

const countPictures = (files: readonly PlannedFile[]): number => files.filter(({ path }) => !path.endsWith('.md')).length;

const nameOf = ({ file, ruleId, reason }: Diagnostic): string => JSON.stringify([file, ruleId, reason]);

/** Planned files as a listing would have them. */
export const toEntries = (files: readonly PlannedFile[]): TreeEntry[] =>
  files.map(({ path, bytes }) => ({ path, type: 'file', size: bytes.length, read: () => bytes }));

/** Checks a content folder with more files in it. */
function checkWith({ entries }: ContentTree, files: readonly PlannedFile[], asOf: string): Checked {
  const own = new Set(files.map(({ path }) => path));
  return checkArchive(
    { entries: [...entries.filter(({ path }) => !own.has(path)), ...toEntries(files)] },
    { asOf, timeLimit: makeTimeLimit() },
  );
}
