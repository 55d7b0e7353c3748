import { defineProseRule, findAll } from './prose.ts';

/** Phrases that can be struck out, or stand for something that the writer did not say. */
const PHRASES =
  /\b(?:going\s+forward|at\s+the\s+end\s+of\s+the\s+day|game[\s-]changer|paradigm\s+shift|low-hanging\s+fruit|move\s+the\s+needle|best-in-class|world-class|cutting-edge|a\s+(?:wide\s+)?(?:variety|range|host)\s+of\s+(?:issues|factors|stakeholders|reasons)|(?:various|numerous)\s+(?:stakeholders|issues|factors|reasons)|in\s+due\s+course|it\s+should\s+be\s+noted\s+that|needless\s+to\s+say)\b/gi;

export const rule = defineProseRule({
  code: 'word-vague',
  severity: 'suggestion',
  title: 'Words that say nothing',
  why: 'an executive who asks “which?” or “when?” finds no answer in the text',
  good: [{ body: '## What is at stake\n\nDecoupling will cost two ministries and one court a year.' }],
  bad: [
    {
      body: '## What is at stake\n\nDecoupling depends on various stakeholders.',
      reason: 'Unexpected `various stakeholders`, expected words that say which, when or how much',
    },
  ],
  check: (prose) =>
    findAll(prose, PHRASES, (found) => ({
      reason: `Unexpected \`${found}\`, expected words that say which, when or how much`,
      fix: 'name them, or strike the words out',
    })),
});
