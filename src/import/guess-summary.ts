import { shorten } from '../core/text/sentences.ts';
import { countCharacters } from './count-characters.ts';
import type { Section } from './sections.ts';

export const SUMMARY_LENGTH = { min: 40, max: 320 } as const;

/** A bottom line taken from a text, and where from. */
interface GuessedSummary {
  readonly text: string;
  readonly from: string;
}

/** The last sentence of the outlook, with as many before it as it takes to say something; else the first sentences of the text. */
export function guessSummary(sections: readonly Section[], outlook: Section | undefined): GuessedSummary | undefined {
  const last = takeSentences([...(outlook?.sentences ?? [])].reverse(), (text, sentence) => `${sentence} ${text}`);
  if (last !== undefined) return { text: last, from: `the end of “${outlook?.title ?? ''}”` };
  const sentences = sections.flatMap((section) => section.sentences);
  const first = takeSentences(sentences, (text, sentence) => `${text} ${sentence}`);
  if (first !== undefined) return { text: first, from: 'the first sentences' };
  const long = sentences.find((sentence) => sentence.length > SUMMARY_LENGTH.max);
  return long === undefined ? undefined : { text: shorten(long, SUMMARY_LENGTH.max), from: 'the beginning of a sentence that is too long' };
}

/** The fewest sentences that together are long enough; absent when they are too long or too few. */
function takeSentences(sentences: readonly string[], join: (text: string, sentence: string) => string): string | undefined {
  let text: string | undefined;
  for (const sentence of sentences) {
    text = text === undefined ? sentence : join(text, sentence);
    const length = countCharacters(text);
    if (length > SUMMARY_LENGTH.max) return undefined;
    if (length >= SUMMARY_LENGTH.min) return text;
  }
  return undefined;
}
