import type { BriefingFront, FileStore, Publication, StatementFront, ThemeFront } from '../model.ts';
import type { Sources } from '../read/read-sources.ts';
import { digestOf } from '../text/digest.ts';
import { checkAddresses, checkLineage } from './addresses.ts';
import { checkBriefing } from './briefing-rules.ts';
import { checkGlossary, checkThemes } from './lexicon.ts';
import type { ParsedFile } from './parsed-file.ts';
import type { ReadArchive } from './read-archive.ts';
import { checkBodyReferences, checkFrontReferences, hasAllTargets, type Targets } from './references.ts';
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
  };
  const surroundings = digestOf(JSON.stringify([read.publication ?? null, [...targets.themes.keys()]]));
  const names = digestNames(read, targets);
  const hasSameNames = store?.names.get() === names;
  for (const file of [...read.briefings, ...read.themes, ...read.statements]) {
    if (file.clean === surroundings && (hasSameNames || hasAllTargets(file, targets))) continue;
    const before = file.diagnosed().length;
    checkFile(file, read.publication, targets);
    store?.setClean(file.path, file.diagnosed().length === before ? surroundings : undefined);
  }
  store?.names.set(names);
  checkAddresses(read.briefings);
  checkLineage(read.briefings);
  checkRepeatedPassages(read.briefings);
  checkThemes(read.themes);
  checkGlossary(read.glossary);
}

export type AnyFile = ParsedFile<BriefingFront | ThemeFront | StatementFront>;

/** Checks one file against the others; findings go to its report. */
export function checkFile(file: AnyFile, publication: Publication | undefined, targets: Targets): void {
  if (isBriefing(file)) {
    const themes = [...targets.themes.keys()];
    checkBriefing(file, themes);
    checkVocabulary(file, publication, themes);
    checkFrontReferences(file, targets.briefings);
    if (publication !== undefined && file.outline.passages.length > 0) checkStructure(file, publication);
  }
  checkSilence(file);
  checkBodyReferences(file, targets);
}

const isBriefing = (file: AnyFile): file is ParsedFile<BriefingFront> => file.path.startsWith('briefings/');

/** Names everything that a file may refer to: files, passages, pictures, and which briefings are originals. */
function digestNames({ briefings, themes }: ReadArchive, { pictures }: Targets): string {
  const parts: string[] = [...pictures.keys()];
  for (const { path, outline, front } of briefings) {
    parts.push(path, front?.['translation-of'] ?? '');
    for (const { id } of outline.passages) parts.push(id);
  }
  for (const { path, outline } of themes) parts.push(path, ...outline.passages.map(({ id }) => id));
  return digestOf(parts.join('\n'));
}
