import { defineProseRule, sentencesOf } from './prose.ts';

/** More words than this are hard to follow on a phone. */
const MOST = 45;

const countWords = (text: string): number => text.match(/[^\s—]*[\p{L}\p{N}][^\s—]*/gu)?.length ?? 0;

export const rule = defineProseRule({
  code: 'sentence-length',
  severity: 'suggestion',
  title: 'Sentence that goes on too long',
  why: 'a reader between two meetings loses the beginning before the end',
  good: [{ body: '## What is at stake\n\nDecoupling is slow. Each partner waits for the other, and both wait for the regulator.' }],
  bad: [
    {
      body: '## What is at stake\n\nDecoupling is slow because each partner waits for the other to move first and both of them wait for the regulator to say what it will ask of them next year and the regulator waits for the court which in turn waits for one of the two to complain.',
      reason: 'Unexpected sentence of 49 words, expected at most 45',
    },
  ],
  check: ({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.text.length < MOST * 4) return [];
      return sentencesOf(block).flatMap(({ start, text }) => {
        const words = text.length < MOST * 4 ? 0 : countWords(text);
        if (words <= MOST) return [];
        return [
          {
            start,
            end: start + text.length,
            reason: `Unexpected sentence of ${words} words, expected at most ${MOST}`,
            fix: 'make it two sentences',
          },
        ];
      });
    }),
});
