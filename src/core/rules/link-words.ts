import { defineProseRule } from './prose.ts';

const EMPTY = /^(?:click\s+)?(?:here|this|this\s+(?:link|page|briefing)|link|(?:read|learn|find\s+out)\s+more|more)[.…»>→]*$/iu;

export const rule = defineProseRule({
  code: 'link-words',
  severity: 'warning',
  title: 'Link that does not say where it leads',
  why: 'screen readers list links by their words, and readers look at links first',
  good: [{ body: '## What is at stake\n\nDecoupling begins with [a second address](../2025/2025-11-28-second-sources.md).' }],
  bad: [
    {
      body: '## What is at stake\n\nDecoupling begins elsewhere; read it [here](../2025/2025-11-28-second-sources.md).',
      reason: 'Unexpected link named `here`, expected words that say where it leads',
    },
  ],
  check: ({ links }) =>
    links.flatMap(({ start, end, words }) =>
      EMPTY.test(words.trim())
        ? [
            {
              start,
              end,
              reason: `Unexpected link named \`${words.trim()}\`, expected words that say where it leads`,
              fix: 'put the name of what it leads to between the square brackets',
              actual: words,
            },
          ]
        : [],
    ),
});
