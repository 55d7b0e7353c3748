import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { makeReporter } from '../diagnostics/reporter.ts';
import { releaseOf } from '../gate/release.ts';
import type { BriefingFront, Earlier } from '../model.ts';
import { splitFrontMatter, type SplitFile } from '../parse/split-front-matter.ts';
import { classify } from '../read/classify.ts';
import type { SourceTexts } from '../read/read-sources.ts';
import { dateInZone, makeStartOfDay } from '../text/dates.ts';
import { briefingSchema } from '../validate/briefing-schema.ts';
import { openFile } from '../validate/open-file.ts';
import type { ParsedFile } from '../validate/parsed-file.ts';
import type { ReadArchive } from '../validate/read-archive.ts';
import { idOf } from '../validate/read-file.ts';
import { describeChange } from './describe-change.ts';
import { findRenames } from './find-renames.ts';
import { listParts } from './published-parts.ts';

/** A published briefing as it was. */
interface Former {
  readonly path: string;
  readonly front: BriefingFront;
  readonly split: SplitFile;
}

type BriefingFile = ParsedFile<BriefingFront>;

/**
 * Checks published briefings against what they were: a changed text asks for an entry in `changes`, another address for an alias.
 * Findings go to the files' reports.
 * @returns old path to new path of files that were renamed
 */
export function checkEarlier(read: ReadArchive, texts: SourceTexts, earlier: Earlier, asOf: string): Map<string, string> {
  const zone = read.publication?.['time-zone'] ?? 'Etc/UTC';
  const startOfDay = makeStartOfDay(zone);
  const isShown = (front: BriefingFront): boolean => releaseOf(front, startOfDay) <= Date.parse(asOf);
  const formers = [...earlier.texts].flatMap(([path, text]) => openFormer(path, text, isShown) ?? []);
  const byId = new Map(read.briefings.map((file) => [file.id, file]));
  const renames = findNewPaths(formers, read.briefings, byId, texts, earlier);
  for (const former of formers) {
    const id = idOf(former.path);
    const file = byId.get(id) ?? byId.get(idOf(renames.get(former.path) ?? ''));
    if (file?.front === undefined || !isShown(file.front)) continue;
    if (file.id !== id) checkAlias(file, file.front, id);
    checkChanges(former, file, file.front, { text: texts.get(file.path) ?? '', today: dateInZone(asOf, zone) });
  }
  return renames;
}

function openFormer(path: string, text: string, isShown: (front: BriefingFront) => boolean): Former | undefined {
  const kind = classify(path);
  if (kind.is !== 'source' || kind.kind !== 'briefing') return undefined;
  const { front, split } = openFile({ path, kind: 'briefing', text }, briefingSchema, 'a briefing');
  return front !== undefined && split !== undefined && isShown(front) ? { path, front, split } : undefined;
}

/** Where the text of a file is now whose address is no longer there: a briefing that has it as an alias, or a new one that is alike. */
function findNewPaths(
  formers: readonly Former[],
  files: readonly BriefingFile[],
  byId: ReadonlyMap<string, BriefingFile>,
  texts: SourceTexts,
  earlier: Earlier,
): Map<string, string> {
  const gone = formers.filter(({ path }) => !byId.has(idOf(path)));
  if (gone.length === 0) return new Map();
  const owners = new Map(files.flatMap(({ path, front }) => (front?.aliases ?? []).map((alias) => [alias, path] as const)));
  const named = new Map(gone.flatMap(({ path }) => [[path, owners.get(idOf(path))] as const]));
  const fresh = files.filter(({ path }) => !earlier.had(path) && ![...named.values()].includes(path));
  const found = findRenames(
    gone.filter(({ path }) => named.get(path) === undefined).map(({ path, split }) => ({ path, text: split.body })),
    fresh.map(({ path }) => ({ path, text: bodyOf(path, texts.get(path) ?? '') })),
  );
  for (const [path, owner] of named) if (owner !== undefined) found.set(path, owner);
  return found;
}

const bodyOf = (path: string, text: string): string => splitFrontMatter(text, makeReporter(path, text))?.body ?? '';

function checkAlias(file: BriefingFile, front: BriefingFront, old: string): void {
  if (front.aliases?.includes(old) === true) return;
  file.tell('alias-missing', front.aliases === undefined ? 'date' : 'aliases', {
    reason: `Unexpected renaming from \`${old}\`, expected the old slug in \`aliases\``,
    fix: front.aliases === undefined ? `add \`aliases: [${old}]\`` : `add \`${old}\` to \`aliases\``,
    actual: file.id,
    expected: [old],
  });
}

interface Now {
  readonly text: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

function checkChanges(former: Former, file: BriefingFile, front: BriefingFront, { text, today }: Now): void {
  if (
    hasNewEntry(former.front.changes ?? [], front.changes ?? []) ||
    JSON.stringify(front.withdrawn) !== JSON.stringify(former.front.withdrawn)
  )
    return;
  const split = splitFrontMatter(text, makeReporter(file.path, text));
  if (split === undefined) return;
  const change = describeChange(listParts(former.front, former.split), listParts(front, split));
  if (change === undefined) return;
  const { at = 'title' } = change.first ?? {};
  const place = typeof at === 'string' ? at : file.locator.place(at, endOfLine(text, at));
  file.tell('change-unrecorded', place, {
    reason: 'Unexpected change of a published text, expected an entry for it in `changes`',
    fix: 'add an entry to `changes` that says what changed, or let `check --fix` draft one',
    actual: 'changes',
    expected: [`${today} ${change.note}`],
  });
}

type Changes = NonNullable<BriefingFront['changes']>;

/** Whether a change was recorded: that the note of an earlier one reads otherwise is no entry of its own. */
function hasNewEntry(before: Changes, after: Changes): boolean {
  const known = new Set(before.map(({ date }) => date));
  return after.length > before.length || after.some(({ date }) => !known.has(date));
}

function endOfLine(text: string, from: number): number {
  const end = /\r?\n|$/u.exec(text.slice(from));
  return from + (end?.index ?? 0);
}

/** Lets fixes of broken references lead to where a renamed file is now. */
export function followRenames(diagnostics: readonly Diagnostic[], renames: ReadonlyMap<string, string>): readonly Diagnostic[] {
  if (renames.size === 0) return diagnostics;
  const known = new Map([...renames].flatMap(([from, to]) => [[from, to] as const, [idOf(from), idOf(to)] as const]));
  return diagnostics.map((diagnostic): Diagnostic => {
    const to = known.get(diagnostic.actual ?? '');
    if (to === undefined) return diagnostic;
    if (diagnostic.ruleId === 'link-target') return { ...diagnostic, expected: [to], fix: `link to \`${to}\`` };
    return diagnostic.ruleId === 'briefing-unknown' ? { ...diagnostic, expected: [to], fix: `replace with \`${to}\`` } : diagnostic;
  });
}
