import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { BriefingFront, Publication } from '../model.ts';
import { placeOf, type ParsedFile } from './parsed-file.ts';
import type { Sound } from './sound.ts';

/** A closed list of ids and where it is kept. */
interface Vocabulary {
  readonly code: DiagnosticCode;
  readonly noun: string;
  readonly source: string;
  readonly ids: readonly string[];
}

/** Checks that a briefing names only themes, authors, regions, sectors and a kind that exist. */
export function checkVocabulary(
  file: ParsedFile<BriefingFront>,
  publication: Sound<Publication> | undefined,
  themes: readonly string[],
): void {
  const { sound: front } = file;
  checkList(file, 'themes', front.themes, { code: 'theme-unknown', noun: 'theme', source: 'a theme from content/themes', ids: themes });
  checkRepeats(file, front.themes);
  if (publication === undefined) return;
  const checkAgainst = (code: DiagnosticCode, noun: string, entries: object | null | undefined, words: Words, key: string): void => {
    if (entries === null) return;
    const vocabulary = { code, noun, source: `one of the ${noun}s in publication.yaml`, ids: Object.keys(entries ?? {}) };
    if (typeof words === 'string') checkWord(file, key, words, vocabulary);
    else checkList(file, key, words, vocabulary);
  };
  checkAgainst('author-unknown', 'author', publication.authors, front.authors, 'authors');
  checkAgainst('region-unknown', 'region', publication.regions, front.regions, 'regions');
  checkAgainst('sector-unknown', 'sector', publication.sectors, front.sectors, 'sectors');
  checkAgainst('kind-unknown', 'kind', publication.kinds, front.kind, 'kind');
}

type Words = string | readonly (string | null)[] | null | undefined;

function checkList(
  file: ParsedFile<unknown>,
  key: string,
  words: readonly (string | null)[] | null | undefined,
  vocabulary: Vocabulary,
): void {
  words?.forEach((word, index) => word !== null && checkWord(file, `${key}.${index}`, word, vocabulary));
}

function checkWord(file: ParsedFile<unknown>, path: string, word: string, vocabulary: Vocabulary): void {
  if (vocabulary.ids.includes(word)) return;
  const expected = suggest(word, vocabulary.ids);
  file.report.on(vocabulary.code, placeOf(file, path), {
    reason: `Unexpected ${vocabulary.noun} \`${word}\`, expected ${vocabulary.source}`,
    fix: expected[0] === undefined ? listChoices(vocabulary) : `replace with \`${expected[0]}\``,
    actual: word,
    expected,
  });
}

function listChoices({ ids, noun }: Vocabulary): string {
  if (ids.length === 0) return `add the ${noun} to its list first, or remove it here`;
  return `choose one of ${ids
    .slice(0, 12)
    .map((id) => `\`${id}\``)
    .join(', ')}${ids.length > 12 ? ' …' : ''}`;
}

function checkRepeats(file: ParsedFile<unknown>, themes: Sound<readonly string[]> | null | undefined): void {
  themes?.forEach((theme, index) => {
    if (theme === null || themes.indexOf(theme) === index) return;
    file.report.on('theme-repeated', placeOf(file, `themes.${index}`), {
      reason: `Unexpected second \`${theme}\`, expected each theme once`,
      fix: 'remove it',
    });
  });
}
