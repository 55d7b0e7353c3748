import { defineProseRule, sentencesOf } from './prose.ts';

const CONFIDENCE = /\b(?:low|moderate|high)\s+confidence\b/i;
const LIKELIHOOD =
  /\b(?:almost\s+no\s+chance|remote|(?:very\s+|highly\s+)?(?:un|im)?(?:likely|probable)|probably|roughly\s+even\s+(?:chance|odds)|(?:almost|nearly)\s+certain(?:ly)?)\b/i;

export const rule = defineProseRule({
  code: 'likelihood-confidence',
  severity: 'warning',
  title: 'Likelihood and confidence in one sentence',
  why: 'readers cannot tell how likely something is from how well it is known when one sentence says both (ICD 203)',
  good: [
    {
      body: '## What is at stake\n\nDecoupling is unlikely this year. We have moderate confidence in that: three of five contracts are public.',
    },
  ],
  bad: [
    {
      body: '## What is at stake\n\nWe judge with high confidence that decoupling is unlikely this year.',
      reason: 'Unexpected `high confidence` beside `unlikely`, expected likelihood and confidence in sentences of their own',
    },
  ],
  check: ({ blocks }) =>
    blocks.flatMap((block) => {
      if (!CONFIDENCE.test(block.text)) return [];
      return sentencesOf(block).flatMap(({ start, text }) => {
        const confidence = CONFIDENCE.exec(text);
        const likelihood = LIKELIHOOD.exec(text);
        if (confidence === null || likelihood === null) return [];
        const from = start + confidence.index;
        return [
          {
            start: from,
            end: from + confidence[0].length,
            reason: `Unexpected \`${confidence[0]}\` beside \`${likelihood[0]}\`, expected likelihood and confidence in sentences of their own`,
            fix: 'say in one sentence how likely it is, and in the next how well that is known',
          },
        ];
      });
    }),
});
