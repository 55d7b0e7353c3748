import type { ContentTree, Earlier, TreeEntry } from '../model.ts';
import type { Example, OddFile } from './rule.ts';

/** Path of the briefing that examples change. */
export const EXAMPLE_PATH = 'briefings/2026/2026-01-23-two-ledgers.md';

/** Instant at which examples are looked at. */
export const EXAMPLE_AS_OF = '2026-03-01T09:00:00Z';

/** A picture of one pixel. */
export const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

const FRONT = `title: Two ledgers keep a partnership honest
date: 2026-01-23
summary: Partners that keep two ledgers settle disputes in weeks, and those that keep one end in court.
themes: [decoupling]`;

const BODY = `## What is at stake

Decoupling is a word that two laboratories make concrete in one ledger each.

## What follows

- Contracts will move before freight does`;

const briefing = (front: string, body: string): string => `---\n${front}\n---\n\n${body}\n`;

const FILES: Readonly<Record<string, string>> = {
  'publication.yaml': `name: Meridian
description: Short briefings on cross-border biopharma.
url: https://meridian.example
language: en
time-zone: Etc/UTC
contact: desk@meridian.example
authors:
  research-desk: Research desk
regions:
  europe: Europe
sectors:
  biopharma: Biopharma
kinds:
  note:
    title: Note
  executive-summary:
    title: Executive summary
    first: [Executive Summary]
    judgements: [Strategic Implications]
    last: [Outlook]
    words: [10, 650]
`,
  'glossary.yaml': `- term: FDA
  expansion: U.S. Food and Drug Administration
  definition: Approves medicines for the U.S. market.
`,
  'themes/decoupling.md': `---
title: Decoupling
summary: Separation is announced more often than it is carried out.
terms: [decoupling]
as-of: 2026-01-05
---

## What we hold

Partners rename their ties before they cut them.
`,
  'themes/licensing.md': `---
title: Licensing
summary: A licence says who may sell what, and where.
terms: [licence]
as-of: 2026-01-05
---

## What we hold

Rights are cut by region first.
`,
  'briefings/2025/2025-11-28-second-sources.md': briefing(
    `title: A second source is a negotiating position
date: 2025-11-28
summary: Buyers that can name a second source pay less to the first, and rarely have to use the second.
themes: [decoupling]`,
    `## What buyers ask

Decoupling begins with a second address in the contract.`,
  ),
  'briefings/2042/2042-01-10-ten-questions.md': briefing(
    `title: Ten questions for a decade
date: 2042-01-10
summary: Ten questions that a reader of this archive will be able to answer in some years, and cannot now.
themes: [decoupling]`,
    `## The questions

What became of decoupling is the first of them.`,
  ),
};

/** The archive of the examples with one of them in it. */
export function makeExampleTree(example: Example): ContentTree {
  const files = { ...FILES, [EXAMPLE_PATH]: exampleText(example), ...example.files };
  return { entries: Object.entries(files).flatMap(([path, content]) => (content === 'absent' ? [] : toEntry(path, content))) };
}

/** What the last commit has in place of the example; undefined when the example is no change of anything. */
export function makeExampleEarlier({ committed }: Example): Earlier | undefined {
  if (committed === undefined) return undefined;
  const texts = new Map(Object.entries(committed).map(([path, body]) => [path, briefing(FRONT, body)]));
  return { texts, had: (path) => path !== EXAMPLE_PATH || texts.has(path) };
}

function exampleText({ text, front = '', body = BODY }: Example): string {
  return text ?? briefing(mergeKeys(FRONT, front), body);
}

/** Joins front matter; a key of `added` takes the place of the same key. */
function mergeKeys(own: string, added: string): string {
  const blocks = new Map(splitKeys(own));
  for (const [key, lines] of splitKeys(added)) blocks.set(key, lines);
  return [...blocks.values()].join('\n');
}

const splitKeys = (front: string): [key: string, lines: string][] =>
  front.split(/\n(?=\S)/u).flatMap((lines, index) => (lines === '' ? [] : [[/^([^:\s]+):/u.exec(lines)?.[1] ?? String(index), lines]]));

function toEntry(path: string, content: string | Uint8Array | OddFile): TreeEntry {
  const refuse = (): never => {
    throw Object.assign(new Error('not to be opened'), { code: 'EACCES' });
  };
  if (typeof content === 'object' && 'is' in content) {
    const type = content.is === 'symlink' ? 'symlink' : content.is === 'pipe' ? 'other' : 'file';
    return { path, type, size: content.is === 'large' ? content.size : 10, read: refuse };
  }
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, type: 'file', size: bytes.length, read: () => bytes };
}
