import { makePng } from './pictures.ts';
import { aboutFiles, briefingFile, type Files } from './sample-files.ts';

/** What every attack would call or ask for; none may. */
export const CANARY = 'canaryFlew';

/** Texts that are harmless as text and break out of one context each when they are not escaped for it. At most 60 characters. */
export const PAYLOADS = [
  `<script>${CANARY}()</script>`,
  `<img src=x onerror=${CANARY}()>`,
  `"><svg onload=${CANARY}()>`,
  `</title></style></script><script>${CANARY}()</script>`,
  `]]><script>${CANARY}()</script>`,
  `javascript:${CANARY}()`,
  `{{${CANARY}()}} \${${CANARY}()} <%= 7*7 %>`,
  `&lt;script&gt;${CANARY}()&lt;/script&gt;`,
  `" onmouseover="${CANARY}()" x="`,
  `' autofocus onfocus='${CANARY}()`,
  `<!--<script>${CANARY}()//-->`,
  `&quot;&gt;&lt;img src=x onerror=${CANARY}()&gt;`,
  `\u202E\u2066x\u200B\u200D <b onclick=${CANARY}()>`,
  `\\u003cscript>${CANARY}()\\u003c/script>`,
  `X-Injected: ${CANARY} {policy} {base} $& $1 %0d%0aX: y`,
  `<math><mi xlink:href="javascript:${CANARY}()">`,
  `<a href="&#106;avascript:${CANARY}()">x</a>`,
  `constructor __proto__ toString ${CANARY}()`,
] as const;

const quote = (text: string): string => JSON.stringify(text);
/** Web addresses that hold what would end an attribute or a string. */
const url = (payload: string): string => `https://a.example/?q=${payload.replaceAll(' ', '+')}`;
const id = (index: number): string => `attack-${index}`;

/** Every construct of Markdown with an attack in it that the rules allow: in code, escaped, as an entity, in titles and labels. */
function writeBody(payload: string): string {
  const escaped = payload.replace(/[\\`*_{}[\]()#+.!|<>&"'~^-]/gu, '\\$&');
  const entities = Array.from(payload, (letter) => `&#${letter.codePointAt(0) ?? 0};`).join('');
  const label = `[${escaped}](https://a.example/ "${payload.replace(/[\\"]/gu, '\\$&').replaceAll('&', '&amp;')}")`;
  return `## What is at stake

Separation ${escaped} and ${entities} and FDA ${label} and <https://a.example/?${encodeURIComponent(payload)}>.[^one] So it is.[^source-1]

> ${escaped}

1. ${entities}
   - **${escaped}** and ~~${escaped}~~ and *${entities}*

| ${escaped} | n |
|---|--:|
| ${entities} | 1 |

![${entities}](drawn.png "${payload.replace(/[\\"]/gu, '\\$&').replaceAll('&', '&amp;')}")

\`\`\`${payload.replace(/[`\s]/gu, '+')}
${payload}
\`\`\`

    ${payload}

[a]: <${url(payload).replace(/[<>\\]/gu, '\\$&')}> '${payload.replace(/[\\']/gu, '\\$&').replaceAll('&', '&amp;')}'

See [the reference][a] and \`\` ${payload} \`\`.

## ${escaped} {#made-here}

${escaped}

## What follows

- ${escaped} is what follows from it

[^one]: ${entities} ${escaped}
`;
}

function writeBriefing(payload: string, index: number): Files {
  const text = quote(`${payload} ${'and so on '.repeat(3).trim()}`);
  return briefingFile({
    date: `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
    slug: id(index),
    title: `${payload} in practice`,
    front: `authors: [a${index}]
regions: [a${index}]
changes:
  - { date: 2026-02-01, kind: correction, note: ${text} }
judgements:
  - { text: ${text}, passage: made-here }
sources:
  - { title: ${text}, url: ${quote(url(payload))}, publisher: ${quote(payload)} }
aliases: [was-${index}]
${index % 3 === 1 ? `status: withdrawn\nwithdrawn: { date: 2026-02-02, reason: ${text} }` : ''}
${index % 3 === 2 ? `supersedes: [${id(index - 1)}]` : ''}`,
    body: writeBody(payload),
  });
}

const writeTheme = (payload: string, index: number): string => `---
title: ${quote(payload)}
summary: ${quote(`${payload} is what stands`)}
terms: [${quote(`${payload} term ${index}`.slice(-60).trim())}, separation-${index}]
as-of: 2026-01-05
---

${writeBody(payload)
  .replace(/^!\[.*\n\n/mu, '')
  .replace('[^one] So it is.[^source-1]', '')
  .replace(/\[\^one\]: .*\n/u, '')}
`;

/** An archive that the check accepts, with an attack wherever an editor can put words. */
export async function hostileArchive(): Promise<Files> {
  const [name, description, notice] = [PAYLOADS[0], PAYLOADS[3], PAYLOADS[4]];
  const names = PAYLOADS.map((payload, index) => `  a${index}: ${quote(payload)}`).join('\n');
  return {
    ...aboutFiles,
    'pages/about.md': `---\ntitle: ${quote(PAYLOADS[3])}\nsummary: ${quote(`${PAYLOADS[8]} in a sentence`)}\n---\n\n${writeBody(PAYLOADS[1])
      .replace(/^!\[.*\n\n/mu, '')
      .replace('[^one] So it is.[^source-1]', '')
      .replace(/\[\^one\]: .*\n/u, '')}`,
    'publication.yaml': `name: ${quote(name)}
description: ${quote(description)}
url: https://meridian.example
language: en
time-zone: Europe/London
contact: desk@meridian.example
notice: ${quote(notice)}
licence: { name: ${quote(PAYLOADS[2])}, url: ${quote(url(PAYLOADS[8]))} }
authors:
${names}
regions:
${names}
kinds:
  note:
    title: ${quote(PAYLOADS[9])}
`,
    'glossary.yaml': PAYLOADS.map(
      (payload, index) =>
        `- term: ${quote(index === 0 ? 'FDA' : `${payload} ${index}`)}\n  expansion: ${quote(payload)}\n  definition: ${quote(`${payload} is a term`)}\n`,
    ).join(''),
    'themes/decoupling.md': writeTheme('Decoupling', 99),
    ...Object.fromEntries(PAYLOADS.map((payload, index) => [`themes/theme-${index}.md`, writeTheme(payload, index)])),
    ...(Object.assign({}, ...PAYLOADS.map(writeBriefing)) as Files),
    'briefings/2026/drawn.png': await makePng(8, 8),
  };
}
