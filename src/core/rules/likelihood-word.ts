import { defineProseRule, findAll } from './prose.ts';

/** Phrases that sound like a likelihood and can stand for any share of cases. */
const PHRASES =
  /\b(?:(?:may|might|could)\s+(?:very\s+)?well(?=\s+(?:be|become|lead|prove)\b)|(?:a\s+)?(?:good|fair|decent|reasonable|real|distinct|strong)\s+(?:chance|possibility)(?=\s+(?:that|of)\b)|chances\s+are\b|odds\s+are\b|in\s+all\s+likelihood\b|it\s+is\s+(?:entirely\s+|quite\s+)?(?:conceivable|possible|plausible)\s+that\b|(?:we\s+)?cannot\s+(?:be\s+ruled\s+out|rule\s+out)\b)/gi;

export const rule = defineProseRule({
  code: 'likelihood-word',
  severity: 'suggestion',
  title: 'Likelihood in words that are not on the scale',
  why: 'readers take such words for anything from one case in ten to nine; those of ICD 203 stand for shares that are written down',
  good: [{ body: '## What is at stake\n\nDecoupling is unlikely this year, and very likely in name.' }],
  bad: [
    {
      body: '## What is at stake\n\nThere is a good chance that decoupling ends in name.',
      reason: 'Unexpected `a good chance`, expected a likelihood of ICD 203',
    },
  ],
  check: (prose) =>
    findAll(prose, PHRASES, (found) => ({
      reason: `Unexpected \`${found}\`, expected a likelihood of ICD 203`,
      fix: 'write `almost no chance`, `very unlikely`, `unlikely`, `roughly even chance`, `likely`, `very likely` or `almost certain`',
    })),
});
