import type { Sources } from '../read/read-sources.ts';
import { checkAddresses, checkLineage } from './addresses.ts';
import { checkBriefing } from './briefing-rules.ts';
import { checkGlossary, checkThemes } from './lexicon.ts';
import type { ReadArchive } from './read-archive.ts';
import { checkBodyReferences, checkFrontReferences, type Targets } from './references.ts';
import { checkStructure } from './structure.ts';
import { checkVocabulary } from './vocabulary.ts';

/** Checks the files of an archive against each other; findings go to the files' reports. */
export function checkAcross(read: ReadArchive, sources: Sources): void {
  const targets: Targets = {
    briefings: new Map(read.briefings.map((file) => [file.id, file])),
    themes: new Map(read.themes.map((file) => [file.id, file])),
    pictures: new Map(sources.pictures.map((picture) => [picture.path, picture])),
  };
  const themes = [...targets.themes.keys()];
  for (const file of read.briefings) {
    checkBriefing(file, themes);
    checkVocabulary(file, read.publication, themes);
    checkFrontReferences(file, targets.briefings);
    if (read.publication !== undefined && file.body.passages.length > 0) checkStructure(file, read.publication);
  }
  for (const file of [...read.briefings, ...read.themes, ...read.statements]) checkBodyReferences(file, targets);
  checkAddresses(read.briefings);
  checkLineage(read.briefings);
  checkThemes(read.themes);
  checkGlossary(read.glossary);
}
