import { describe, expect, it } from 'vitest';
import { elsewhere, makeDocx, paragraph } from '../support/make-docx.ts';
import { planBytes, readFixture } from './plan-fixture.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const bodyOf = (text: string): string => text.slice(text.indexOf('\n---\n\n') + 6);

describe('a Word document', () => {
  it('keeps headings, lists, tables, notes, links and pictures', async () => {
    const plan = await planBytes(readFixture('custodians.docx'), 'custodians.docx');
    expect(plan.textOf('custodians.docx')).toBe(`---
title: Custodians set the price of a data clause
date: 2025-03-12
summary: The clause will be priced before it is signed, and custodians will name the price.
themes: [data-governance, decoupling]
kind: note
---

## Executive Summary

Data governance is settled by **custodians**, and decoupling is _not_ what decides it.[^1]

## What Has Changed

Three things have changed since the first ledger:

- The first is custody
  - under the first
- The second is price

1. One step
2. Two steps

### In Figures

| Year | Clauses |
| ---- | ------- |
| 2024 | 12      |
| 2025 | 40      |

![Clauses by year, rising from twelve to forty.](custodians-set-the-price-of-a-data-clause-picture-1.png)

![](custodians-set-the-price-of-a-data-clause-picture-2.png)

Read [the ledger](https://example.org/ledger) for more.

> As somebody said.

## Outlook

The clause will be priced before it is signed, and custodians will name the price.[^2]

[^1]: As the desk found in 2024.

[^2]: A second note.
`);
    expect(plan.errors()).toEqual(['briefings/2025/2025-03-12-custodians-set-the-price-of-a-data-clause.md picture-alternative']);
  });

  it('without heading styles is read like the same text in plain', async () => {
    const plan = await planBytes(readFixture('executive-summary.docx'), 'executive-summary.docx');
    const text = plan.textOf('executive-summary.docx');
    expect(text).toContain('title: Full decoupling is impractical for innovation-driven growth\ndate: 2026-01-23\n');
    expect(text).toContain('kind: executive-summary');
    const words = (of: string): string[] => of.match(/[\p{L}\p{N}]+/gu) ?? [];
    const source = new TextDecoder().decode(readFixture('executive-summary.txt'));
    expect(words(bodyOf(text))).toEqual(words(source.slice(source.indexOf('\n'))));
    expect(bodyOf(text).match(/^## /gmu)).toHaveLength(7);
  });

  it('does not fetch what it names elsewhere', async () => {
    const body = [
      paragraph('12 March 2025'),
      paragraph('The Point'),
      paragraph('Decoupling is a word that takes a sentence of its own.'),
      elsewhere.body,
    ].join('');
    const plan = await planBytes(makeDocx(body, { relations: elsewhere.relation('file:///etc/passwd') }), 'a.docx');
    expect(plan.files.map(({ path }) => path)).toHaveLength(1);
    expect(plan.notesOf('a.docx')).toContain('dropped picture a picture that the document only names and does not hold');
  });

  it.each<[string, Uint8Array, string]>([
    ['text by the gigabyte', makeDocx('', { parts: { 'word/document.xml': new Uint8Array(30 * 1024 * 1024) } }), 'import-too-large'],
    ['an archive that can be read in two ways', Buffer.concat([Buffer.from('before'), readFixture('custodians.docx')]), 'import-document'],
    ['a broken archive', readFixture('custodians.docx').subarray(0, 20_000), 'import-document'],
    ['another archive', encode('PK\u0003\u0004 and so on'), 'import-document'],
    ['XML that does not end', makeDocx('<w:p><w:r>'), 'import-document'],
    ['no text', makeDocx(paragraph(' ')), 'import-empty'],
    ['no date', makeDocx(paragraph('Decoupling is a word that takes a sentence.')), 'import-date-missing'],
  ])('is refused with %s', async (_name, bytes, code) => {
    const plan = await planBytes(bytes, 'a.docx');
    expect(plan.files).toEqual([]);
    expect(plan.textOf('a.docx')).toContain(code);
  });
});

describe('hidden text in a Word document', () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const run = (properties: string): string => `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>Secret decoupling.</w:t></w:r></w:p>`;
  const styled = (style: string, styles: string): Uint8Array =>
    makeDocx(`${paragraph('12 March 2025')}${run(`<w:rStyle w:val="${style}"/>`)}`, {
      parts: { 'word/styles.xml': encode(`<w:styles ${W}>${styles}</w:styles>`) },
    });
  const HIDDEN = '<w:style w:type="character" w:styleId="Aside"><w:rPr><w:vanish/></w:rPr></w:style>';
  const BASED = '<w:style w:type="character" w:styleId="Note"><w:basedOn w:val="Aside"/></w:style>';

  it.each<[string, Uint8Array]>([
    ['a run', makeDocx(`${paragraph('12 March 2025')}${run('<w:vanish/>')}`)],
    [
      'a run after empty properties of a paragraph',
      makeDocx(`<w:p><w:pPr/></w:p>${run('<w:vanish w:val="1"/>')}<w:p><w:pPr></w:pPr></w:p>`),
    ],
    ['a style', styled('Aside', HIDDEN)],
    ['a style that another is based on', styled('Note', HIDDEN + BASED)],
    ['the style of all', styled('x', HIDDEN.replace('w:styleId', 'w:default="1" w:styleId'))],
    ['the defaults', styled('x', '<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>')],
  ])('by %s refuses it', async (_name, bytes) => {
    const plan = await planBytes(bytes, 'a.docx');
    expect(plan.files).toEqual([]);
    expect(plan.textOf('a.docx')).toContain('expected what readers may see');
  });

  it.each<[string, Uint8Array]>([
    ['a style that nothing has', styled('Note', HIDDEN + BASED.replace('Aside', 'Other'))],
    ['a style that shows what it is based on', styled('Note', HIDDEN + BASED.replace('/></', '/><w:rPr><w:vanish w:val="0"/></w:rPr></'))],
    [
      'the mark of a paragraph',
      makeDocx(`${paragraph('12 March 2025')}<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>${run('<w:b/>')}`),
    ],
  ])('is not seen in %s', async (_name, bytes) => {
    expect((await planBytes(bytes, 'a.docx')).textOf('a.docx')).toContain('decoupling');
  });
});

describe('a page', () => {
  it('saved by Word keeps its lists, notes and table, and loses what runs', async () => {
    const plan = await planBytes(readFixture('saved-from-word.html'), 'saved.html');
    expect(bodyOf(plan.textOf('saved.html'))).toBe(`## What Has Changed

Data governance is **settled** by custodians[^1], and _not_ by courts.

- The first point
  - Under the first
- The second point

### In Figures

| Year | Clauses  |
| ---- | -------- |
| 2024 | 12 of 40 |

See [what has changed](#what-has-changed), the [ledger](https://example.org/ledger), the other paper and a trap.

[^1]: As the desk found in 2024.
`);
  });

  it('saved by Google Docs keeps its emphasis, lists and notes, and its links lead where they say', async () => {
    const plan = await planBytes(readFixture('google-docs.html'), 'google.html');
    expect(bodyOf(plan.textOf('google.html'))).toBe(`## What Changed

Decoupling is **written** into option deals[^1], and _rarely_ exercised. See [the ledger](https://example.org/ledger#top) and [above](#what-changed).

- first
  - below the first
- second

[^1]: As filed in 2024.
`);
  });

  it.each(['hidden', 'style="display: none"', 'style="visibility:hidden"', "style='mso-hide:all'"])(
    'loses what is %s, and says so',
    async (how) => {
      const page = `<p>1 May 2025</p><h2>The Point</h2><p>Decoupling.</p><p>In <span ${how}>secret</span> the open.</p>`;
      const plan = await planBytes(encode(page), 'a.html');
      expect(plan.textOf('a.html')).not.toContain('secret');
      expect(plan.notesOf('a.html').join('\n')).toContain('`<span>`, which is hidden');
    },
  );

  it.each<[string, string]>([
    ['a class', '<style>.x, .note { color: red; display : none }</style><p class="a note">secret'],
    ['an element of a class', '<style><!-- /* Word */ p.Aside { mso-hide:all } --></style><p class=Aside>secret'],
    ['an id, on screens', '<style>@media screen { #one { visibility: hidden } }</style><p id=one>secret'],
    ['a usual name', '<p class="d-none">secret'],
  ])('loses what its style hides by %s, and says so', async (_name, html) => {
    const plan = await planBytes(encode(`<p>1 May 2025</p><h2>The Point</h2><p>Decoupling.</p>${html}`), 'a.html');
    expect(plan.textOf('a.html')).not.toContain('secret');
    expect(plan.notesOf('a.html').join('\n')).toContain('`<p>`, which is hidden');
  });

  it.each<[string, string, string]>([
    ['within others', '<style>.a .b { display: none }</style><p class=b>maybe', '`.a .b` may hide some'],
    [
      'on some devices',
      '<style>@media (max-width: 9em) { .b { display: none } }</style><p class=b>maybe',
      '`@media (max-width: 9em) .b` may hide some',
    ],
    ['as a whole', '<style>body { visibility: hidden }</style><p>maybe', '`body` may hide some'],
    ['by another file', '<link rel=stylesheet href=a.css><p class=b>maybe', 'a style sheet beside the page, not read, may hide some'],
  ])('keeps what its style may hide %s, and says so', async (_name, html, note) => {
    const plan = await planBytes(encode(`<p>1 May 2025</p><h2>The Point</h2><p>Decoupling.</p>${html}`), 'a.html');
    expect(plan.textOf('a.html')).toContain('maybe');
    expect(plan.notesOf('a.html').join('\n')).toContain(note);
  });

  it('keeps what it hides in print alone, and says nothing of it', async () => {
    const page =
      '<style>@media print { .b { display: none } } .b::after { display: none }</style><p>1 May 2025</p><h2>The Point</h2><p class=b>Decoupling.';
    const plan = await planBytes(encode(page), 'a.html');
    expect(plan.textOf('a.html')).toContain('Decoupling.');
    expect(plan.notesOf('a.html').join('\n')).not.toContain('hidden');
  });

  it('has the title of its only first heading, where its own adds the name of a site', async () => {
    const page = '<title>Exits are priced | The Desk</title><p>1 May 2025</p><h1>Exits are priced</h1><p>Decoupling.</p>';
    expect((await planBytes(encode(page), 'a.html')).textOf('a.html')).toMatch(/^title: Exits are priced$[\s\S]*^## Executive Summary$/mu);
  });

  it('is read in the encoding that it states', async () => {
    const page =
      '<meta charset=windows-1252><title>Mutual dependence at a caf\u00e9</title><p>12 March 2025<h2>The Point<p>Mutual dependence costs 5 \u0080 a cup, as caf\u00e9s know.';
    const plan = await planBytes(Buffer.from(page, 'latin1'), 'a.html');
    expect(plan.textOf('a.html')).toContain('Mutual dependence costs 5 € a cup, as cafés know.');
  });

  it.each<[string, string, string]>([
    ['ten thousand levels', `<p>1 May 2025</p>${'<div>'.repeat(10_000)}x`, 'import-document'],
    ['nothing but a script', '<script>alert(1)</script>', 'import-empty'],
    ['a date in two readings', '<p>03/04/2025</p><h2>The Point</h2><p>Decoupling.</p>', 'import-date-ambiguous'],
  ])('is refused with %s', async (_name, page, code) => {
    expect((await planBytes(encode(page), 'a.html')).textOf('a.html')).toContain(code);
  });
});
