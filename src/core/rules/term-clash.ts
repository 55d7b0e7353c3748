import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'term-clash',
  severity: 'error',
  title: 'Term or alias used twice',
  why: 'the same words would stand for two things',
  good: [
    {
      files: {
        'glossary.yaml': `- term: FDA
  expansion: U.S. Food and Drug Administration
  definition: Approves medicines for the U.S. market.
- term: EMA
  expansion: European Medicines Agency
  definition: Advises on medicines for the European Union.
`,
      },
    },
  ],
  bad: [
    {
      files: {
        'glossary.yaml': `- term: FDA
  expansion: U.S. Food and Drug Administration
  definition: Approves medicines for the U.S. market.
- term: FDA
  expansion: European Medicines Agency
  definition: Advises on medicines for the European Union.
`,
      },
      reason: 'Unexpected second use of `FDA`, expected each form once (it belongs to `FDA`)',
    },
  ],
});
