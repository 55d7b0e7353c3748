import type { BriefingFront, FileStore, StatementFront, ThemeFront } from '../model.ts';
import type { Sources } from '../read/read-sources.ts';
import { digestOf } from '../text/digest.ts';
import { checkAddresses, checkLineage } from './addresses.ts';
import { checkBriefing } from './briefing-rules.ts';
import { checkGlossary, checkThemes } from './lexicon.ts';
import { hasLostPassages, type ParsedFile } from './parsed-file.ts';
import type { ReadArchive } from './read-archive.ts';
import { checkBodyReferences, checkFrontReferences, hasAllTargets, listUnread, type Targets } from './references.ts';
import { checkRepeatedPassages } from './repeated-passages.ts';
import { checkSilence } from './silence.ts';
import { checkStructure } from './structure.ts';
import { checkVocabulary } from './vocabulary.ts';

/**
 * Checks the files of an archive against each other; findings go to the files' reports. A file in which an earlier run found nothing
 * is looked at again only when the vocabularies are others, or something that it refers to is gone.
 */
export function checkAcross(read: ReadArchive, sources: Sources, store?: FileStore): void {
  const targets: Targets = {
    briefings: new Map(read.briefings.map((file) => [file.id, file])),
    themes: new Map(read.themes.map((file) => [file.id, file])),
    pictures: new Map(sources.pictures.map((picture) => [picture.path, picture])),
    unread: listUnread(sources.diagnostics.map(({ file }) => file)),
  };
  const unreadThemes = [...targets.unread.paths].flatMap((path) => /^themes\/([^/]+)\.md$/u.exec(path)?.[1] ?? []);
  const themes = [...targets.themes.keys(), ...unreadThemes];
  const surroundings = digestOf(JSON.stringify([read.record ?? null, themes]));
  const names = digestNames(read, targets);
  const hasSameNames = store?.names.get() === names;
  const check = <File extends ParsedFile<BriefingFront | ThemeFront | StatementFront>>(file: File, rules: (file: File) => void): void => {
    if (file.clean === surroundings && (hasSameNames || hasAllTargets(file, targets))) return;
    const before = file.diagnosed().length;
    rules(file);
    checkSilence(file);
    // The body is read for the places of mistakes, and for nothing else.
    const isWhole = hasAllTargets(file, targets);
    if (!isWhole) checkBodyReferences(file, targets);
    store?.setClean(file.path, isWhole && file.diagnosed().length === before ? surroundings : undefined);
  };
  for (const briefing of read.briefings) {
    check(briefing, (file) => {
      checkBriefing(file, themes);
      checkVocabulary(file, read.record, themes);
      checkFrontReferences(file, targets);
      if (read.record !== undefined && !hasLostPassages(file)) checkStructure(file, read.record);
    });
  }
  for (const file of [...read.themes, ...read.statements]) check(file, () => undefined);
  store?.names.set(names);
  checkAddresses(read.briefings);
  checkLineage(read.briefings);
  checkRepeatedPassages(read.briefings);
  checkThemes(read.themes, themes);
  checkGlossary(read.glossary);
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
