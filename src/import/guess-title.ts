import { shorten } from '../core/text/sentences.ts';
import { countCharacters } from './count-characters.ts';
import type { Section } from './sections.ts';

export const TITLE_LENGTH = { min: 8, max: 120 } as const;

/** A title taken from a text, and where from. */
interface GuessedTitle {
  readonly text: string;
  readonly from: string;
}

/** The first judgement; without judgements the first sentence. */
export function guessTitle(sections: readonly Section[], judgements: Section | undefined): GuessedTitle | undefined {
  const judgement = judgements?.items.find(fits);
  if (judgement !== undefined) return { text: trimEnd(judgement), from: 'the first judgement' };
  const sentences = sections.flatMap((section) => section.sentences);
  const sentence = sentences.find(fits) ?? sentences.find((text) => text.length >= TITLE_LENGTH.min);
  if (sentence === undefined) return undefined;
  return fits(sentence)
    ? { text: trimEnd(sentence), from: 'the first sentence that fits' }
    : { text: shorten(sentence, TITLE_LENGTH.max), from: 'the beginning of the first sentence, which is too long' };
}

const fits = (text: string): boolean => {
  const length = countCharacters(trimEnd(text));
  return length >= TITLE_LENGTH.min && length <= TITLE_LENGTH.max;
};

const trimEnd = (text: string): string => text.trim().replace(/[.;:,。]$/u, '');
