import { makePng } from './pictures.ts';
import { briefingFile, emptyArchive, type Files, publicationFile } from './sample-files.ts';

const unbroken = 'Arzneimittelzulassungsverfahrensbeschleunigungsgesetz';
const compound = 'country-by-country-by-molecule-by-molecule-by-custodian';

/** A title of 120 characters, the most there may be, that begins with words without a place to break. */
export const longTitle = `${unbroken} and the ${compound}`.padEnd(120, '.');

const body = `## ${unbroken}${unbroken} {#long-heading}

A word such as ${unbroken}${unbroken} stands beside \`${'code'.repeat(40)}\` and [${unbroken}](https://example.org/${'long/'.repeat(40)}), then
<https://example.org/${'address'.repeat(20)}>[^note] and ${compound}—${compound}.

| ${unbroken} | ${unbroken} | ${unbroken} | ${unbroken} |
|---|---|---|---|
| ${unbroken} | 1 | ${compound} | 2 |

\`\`\`
${'a line of code that goes on '.repeat(12)}
\`\`\`

- ${unbroken}
  - ${unbroken}
    - ${unbroken}

> ${unbroken}${unbroken}

![A wide drawing of ${unbroken}.](wide.png)

## What follows

One judgement:

- ${unbroken} will outlive ${compound}—and every column it is set in

[^note]: ${unbroken}${unbroken} is a word of an address: https://example.org/${'note/'.repeat(30)}
`;

/** An archive in which everything that can be long is as long as it may be. */
export async function makeStressArchive(): Promise<Files> {
  const publication = String(publicationFile['publication.yaml'])
    .replace('name: Meridian', `name: ${unbroken}`)
    .replace('research-desk: Research desk', `research-desk: Desk of ${unbroken}`);
  return {
    ...emptyArchive,
    'publication.yaml': publication,
    'themes/long.md': `---
title: ${unbroken}
summary: ${unbroken} stands in a summary beside ${compound} and is set in the rail.
terms: [${unbroken.toLowerCase()}]
as-of: 2026-01-05
---

## ${unbroken}

${unbroken}${unbroken}.
`,
    ...briefingFile({
      date: '2026-01-23',
      slug: 'long-words',
      title: longTitle,
      front: `authors: [research-desk]\nsources:\n  - title: ${unbroken}${unbroken}\n    url: https://example.org/${'source/'.repeat(20)}`,
      body,
    }),
    ...briefingFile({ date: '2026-01-16', slug: 'beside-long-words', title: longTitle.replace('Arznei', 'Lebens') }),
    'briefings/2026/wide.png': await makePng(1600, 200),
  };
}
