import { defineRule } from './rule.ts';

const PARAGRAPH =
  'Decoupling is agreed in clauses that nobody reads aloud: the second address, the second ledger and the right to ask for either of them at any time, in writing, without giving a reason for the request.';

export const rule = defineRule({
  code: 'passage-repeated',
  severity: 'suggestion',
  title: 'Paragraph that another briefing has word for word',
  why: 'search finds the same words twice, and a correction of one leaves the other wrong',
  good: [{ body: `## What is at stake\n\n${PARAGRAPH}` }],
  bad: [
    {
      body: `## What is at stake\n\n${PARAGRAPH}`,
      files: {
        'briefings/2025/2025-12-05-clauses.md': `---\ntitle: Clauses that nobody reads aloud\ndate: 2025-12-05\nsummary: The clauses that part two partners are short, dull and agreed before anything else is.\nthemes: [decoupling]\n---\n\n## The clauses\n\n${PARAGRAPH}\n`,
      },
      reason: 'Unexpected paragraph that `clauses` has word for word, expected it once',
    },
  ],
});
