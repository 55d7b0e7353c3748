/** Files of a content folder, by path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export const publicationFile: Files = {
  'publication.yaml': `name: Meridian
description: Short briefings on cross-border biopharma.
url: https://meridian.example
language: en
time-zone: Europe/London
contact: desk@meridian.example
notice: Every briefing here is illustrative.
authors:
  research-desk: Research desk
regions:
  europe: Europe
kinds:
  note:
    title: Note
    judgements: [What follows]
`,
};

export const themeFile: Files = {
  'themes/decoupling.md': `---
title: Decoupling
summary: Separation is announced more often than it is carried out, and contracts show which of the two is meant.
terms: [decoupling, separation]
as-of: 2026-01-05
---

## What we hold

Partners rename their ties before they cut them.
`,
};

export const aboutFiles: Files = {
  'pages/about.md': `---
title: About
summary: Who writes these briefings, and how they are made.
---

## Who writes

A research desk.
`,
  'pages/accessibility.md': `---
title: Accessibility
summary: What was done so that everyone can read these briefings.
---

## What was done

Every page reads without scripts.
`,
};

/** A publication with one theme and no briefing. */
export const emptyArchive: Files = { ...publicationFile, ...themeFile, ...aboutFiles };

export interface BriefingSample {
  readonly date: string;
  readonly slug: string;
  readonly title?: string;
  /** Further lines of front matter. */
  readonly front?: string;
  /** In place of the sample text. */
  readonly body?: string;
}

/** One valid briefing as a file, to spread into an archive. */
export function briefingFile({
  date,
  slug,
  title = `On ${slug.replaceAll('-', ' ')} in practice`,
  front = '',
  body,
}: BriefingSample): Files {
  const text = `---
title: ${JSON.stringify(title)}
date: ${date}
summary: ${JSON.stringify(`The finding of ${slug.replaceAll('-', ' ')} holds wherever partners name what they share.`)}
themes: [decoupling]
${front === '' ? '' : `${front.trim()}\n`}---

${body ?? sampleBody(slug)}
`;
  return { [`briefings/${date.slice(0, 4)}/${date}-${slug}.md`]: text };
}

/** As many valid briefings, a month apart. */
export function briefingFiles(count: number): Files {
  const files = Array.from({ length: count }, (_, index) => {
    const month = String((index % 12) + 1).padStart(2, '0');
    return Object.entries(briefingFile({ date: `${2025 - Math.floor(index / 12)}-${month}-28`, slug: `ledger-${index}` }));
  });
  return Object.fromEntries(files.flat());
}

function sampleBody(slug: string): string {
  return `## What is at stake

Decoupling is a word that ${slug.replaceAll('-', ' ')} makes concrete for two laboratories and one ledger.

## What follows

Three judgements follow from it:

- Partners that write down their separation keep more of their ties
- Contracts move before freight does
- Auditors ask for the ledger first`;
}

/** The smallest whole archive: one theme, one briefing. */
export const minimalArchive: Files = { ...emptyArchive, ...briefingFile({ date: '2026-01-23', slug: 'first-ledger' }) };
