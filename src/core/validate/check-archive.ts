import type { BriefingFront, FileStore, StatementFront, ThemeFront } from '../model.ts';
import type { Sources } from '../read/read-sources.ts';
import { digestOf } from '../text/digest.ts';
import { toEnd, type Steps } from '../text/steps.ts';
import { applyArchiveRulesInSteps, applyFileRules } from './apply-rules.ts';
import type { ParsedFile } from './parsed-file.ts';
import type { ReadArchive } from './read-archive.ts';
import { hasAllTargets, makeTargets, unreadThemes, type Targets } from './targets.ts';

/**
 * Checks the files of an archive against each other; findings go to the files' reports. A file in which an earlier run found nothing
 * is looked at again only when the vocabularies are others, or something that it refers to is gone.
 */
export function checkAcross(read: ReadArchive, sources: Sources, store?: FileStore): void {
  toEnd(checkAcrossInSteps(read, sources, store));
}

/** The same in steps. */
export function* checkAcrossInSteps(read: ReadArchive, sources: Sources, store?: FileStore): Steps<void> {
  const targets = makeTargets(
    read,
    sources.pictures,
    sources.diagnostics.map(({ file }) => file),
  );
  const themes = [...targets.themes.keys(), ...unreadThemes(targets)];
  const surroundings = digestOf(JSON.stringify([read.record ?? null, themes]));
  const names = digestNames(read, targets);
  const hasSameNames = store?.names.get() === names;
  // Should it be left before its end, what the store has by then was found among these names: no others may be taken for the same.
  if (!hasSameNames) store?.names.set('');
  const check = (file: AnyFile): void => {
    const isKnown = file.clean === surroundings;
    if (isKnown && hasSameNames) return;
    const isWhole = hasAllTargets(file, targets);
    if (isKnown && isWhole) return;
    const before = file.diagnosed().length;
    applyFileRules(file, { record: read.record, themes, targets, isWhole });
    store?.setClean(file.path, isWhole && file.diagnosed().length === before ? surroundings : undefined);
  };
  for (const file of [...read.briefings, ...read.themes, ...read.statements]) {
    check(file);
    yield;
  }
  store?.names.set(names);
  yield* applyArchiveRulesInSteps(read);
}

export type AnyFile = ParsedFile<BriefingFront | ThemeFront | StatementFront>;

/** Checks one file against the others; findings go to its report. */
export function checkFile(file: AnyFile, record: ReadArchive['record'], targets: Targets): void {
  const themes = [...targets.themes.keys(), ...unreadThemes(targets)];
  applyFileRules(file, { record, themes, targets, isWhole: hasAllTargets(file, targets) });
}

/** Names everything that a file may refer to: files, passages, pictures, and which briefings are originals. */
function digestNames({ briefings, themes }: ReadArchive, { pictures }: Targets): string {
  const parts: string[] = [...pictures.keys()];
  for (const { path, outline, sound } of briefings) {
    parts.push(path, sound['translation-of'] ?? '');
    for (const { id } of outline.passages) parts.push(id);
  }
  for (const { path, outline } of themes) parts.push(path, ...outline.passages.map(({ id }) => id));
  return digestOf(parts.join('\n'));
}
