import type { Finding } from '../diagnostics/reporter.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { FileFinding } from './file-rule.ts';

/** A closed list of ids and where it is kept. */
export interface ClosedList {
  /** `author` */
  readonly noun: string;
  readonly source: string;
  readonly ids: readonly string[];
}

/** A list of the publication's record; undefined when it is out of form, and nothing can be told from it. */
export function listIn(noun: string, entries: object | null | undefined): ClosedList | undefined {
  return entries === null ? undefined : { noun, source: `one of the ${noun}s in publication.yaml`, ids: Object.keys(entries ?? {}) };
}

/** The words under a key that are not on its list. */
export function findStrangers(
  key: string,
  words: readonly (string | null)[] | null | undefined,
  list: ClosedList | undefined,
): FileFinding[] {
  return (words ?? []).flatMap((word, index) => findStranger(`${key}.${index}`, word, list));
}

/** The same of a single word. */
export function findStranger(at: string, word: string | null | undefined, list: ClosedList | undefined): FileFinding[] {
  if (typeof word !== 'string' || list === undefined || list.ids.includes(word)) return [];
  return [{ at, ...wordStranger(word, list) }];
}

/** What is said of a word that is not on its list. */
export function wordStranger(word: string, { noun, source, ids }: ClosedList): Finding {
  const expected = suggest(word, ids);
  return {
    reason: `Unexpected ${noun} \`${word}\`, expected ${source}`,
    fix: expected[0] === undefined ? listChoices(noun, ids) : `replace with \`${expected[0]}\``,
    actual: word,
    expected,
  };
}

function listChoices(noun: string, ids: readonly string[]): string {
  if (ids.length === 0) return `add the ${noun} to its list first, or remove it here`;
  return `choose one of ${listWords(ids, 12)}`;
}

/** Some words in backticks, and a sign when there are more. */
export function listWords(words: readonly string[], most: number): string {
  const shown = words.slice(0, most).map((word) => `\`${word}\``);
  return `${shown.join(', ')}${words.length > most ? ' …' : ''}`;
}
