import { describe, expect, test } from 'vitest';
import type { HomePage, ThemePage } from '../../src/core/page-model.ts';
import { makePng } from '../support/pictures.ts';
import { gateArchive, linkArchive } from '../../src/core/pipeline.ts';
import { AS_OF, briefingAt, checkFiles, linkFiles, mergeFiles, pageAt } from '../support/memory-tree.ts';
import { briefingFile, emptyArchive, minimalArchive, type Files } from '../support/sample-files.ts';

const ledgers: Files = {
  'themes/ledgers.md': `---
title: Ledgers
summary: What is written down is what can be shared.
terms: [ledger, ledgers]
parent: decoupling
as-of: 2026-01-05
---

## What we hold

Write it down.
`,
};

function themeAt(files: Files, path: string): ThemePage {
  const { page } = pageAt(linkFiles(files), path);
  if (page.kind !== 'theme') throw new Error(`${path} is a ${page.kind}`);
  return page;
}

describe('a theme’s thread', () => {
  const body =
    '## First {#first}\n\nNothing of note. Ledgers are kept by custodians.\n\n## Second\n\nAn opening line:\n\n- Every ledger has two readers\n\n## What follows\n\n- Contracts move first';
  const files = { ...emptyArchive, ...ledgers, ...briefingFile({ date: '2025-12-01', slug: 'one', body }) };
  const declared = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, String(text).replace('themes: [decoupling]', 'themes: [decoupling, ledgers]')]),
  );

  test('quotes the sentence or list item that names the theme, and links to its passage', () => {
    const page = themeAt(declared, 'themes/ledgers/');
    expect(
      page.thread.map(({ year, items }) => [
        year,
        items.flatMap(({ quotes }) => quotes.map(({ phrase, cite }) => [phrase.text, cite.href])),
      ]),
    ).toEqual([
      [
        '2025',
        [
          ['Ledgers are kept by custodians.', '/briefings/one/#first'],
          ['Every ledger has two readers', '/briefings/one/#second'],
        ],
      ],
    ]);
  });

  test('falls back to the bottom line where no passage names the theme', () => {
    const item = themeAt(declared, 'themes/decoupling/').thread[0]?.items[0];
    expect(item?.quotes.map(({ cite }) => cite)).toEqual([{ href: '/briefings/one/#bottom-line', label: 'Bottom line' }]);
  });

  test('is shown with the themes around it', () => {
    const page = themeAt(declared, 'themes/ledgers/');
    expect(page.parent?.label).toBe('Decoupling');
    expect(page.together.map(({ ref, count }) => [ref.label, count])).toEqual([['Decoupling', 1]]);
    expect(themeAt(declared, 'themes/decoupling/').children.map(({ ref }) => ref.label)).toEqual(['Ledgers']);
    expect(page.leads).toBe(0);
  });

  test('covers 24 months that end with the newest briefing', () => {
    const { coverage } = themeAt(declared, 'themes/ledgers/');
    expect(coverage.length).toBe(24);
    expect(coverage.at(-1)).toEqual({ month: '2025-12', label: 'Dec 2025', lead: 0, also: 1 });
    expect(coverage[0]?.month).toBe('2024-01');
  });

  test('puts the older years of a long thread on pages of their own', () => {
    const many = Array.from({ length: 70 }, (_, index) =>
      briefingFile({ date: `${index < 40 ? 2024 : 2025}-01-${String((index % 28) + 1).padStart(2, '0')}`, slug: `b${index}` }),
    );
    const site = linkFiles(mergeFiles(emptyArchive, ...many));
    const main = pageAt(site, 'themes/decoupling/').page as ThemePage;
    expect(main.thread.map(({ year, count }) => [year, count])).toEqual([['2025', 30]]);
    expect(main.otherYears).toEqual([{ href: '/themes/decoupling/2024/', label: '2024', count: 40 }]);
    const older = pageAt(site, 'themes/decoupling/2024/').page as ThemePage;
    expect(older.thread[0]?.items.length).toBe(40);
    expect(older.otherYears).toEqual([{ href: '/themes/decoupling/', label: '2025', count: 30 }]);
  });
});

describe('a heading’s themes', () => {
  test('replace those its words would give', () => {
    const body = '## First {#first themes="ledgers"}\n\nDecoupling is a word.\n\n## What follows\n\n- One';
    const files = Object.fromEntries(
      Object.entries({ ...emptyArchive, ...ledgers, ...briefingFile({ date: '2026-01-02', slug: 'one', body }) }).map(([path, text]) => [
        path,
        String(text).replace('themes: [decoupling]', 'themes: [decoupling, ledgers]'),
      ]),
    );
    expect(briefingAt(linkFiles(files), 'one').sections[0]?.themes.map(({ id }) => id)).toEqual(['ledgers']);
  });
});

describe('a briefing’s page', () => {
  test('keeps the address of a passage when another section is put before it', () => {
    const before = briefingAt(linkFiles(minimalArchive), 'first-ledger').sections;
    const file = 'briefings/2026/2026-01-23-first-ledger.md';
    const longer = String(minimalArchive[file]).replace('## What is at stake', '## A new beginning\n\nDecoupling.\n\n## What is at stake');
    const after = briefingAt(linkFiles({ ...minimalArchive, [file]: longer }), 'first-ledger').sections;
    expect(after.slice(1).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ number }) => number)).toEqual(['1', '2', '3']);
  });

  test('takes its key judgements from the section the kind names, or from the front matter', () => {
    expect(
      briefingAt(linkFiles(minimalArchive), 'first-ledger').judgements.map(({ phrase, passage }) => [phrase.text, passage?.href]),
    ).toContainEqual(['Contracts move before freight does', '#what-follows']);
    const front =
      'judgements:\n  - text: Freight follows the ledger\n    passage: what-is-at-stake\n    likelihood: very-likely\n    confidence: low\n    by: 2027-01-01';
    const [judgement] = briefingAt(
      linkFiles({ ...emptyArchive, ...briefingFile({ date: '2026-01-02', slug: 'one', front }) }),
      'one',
    ).judgements;
    expect(judgement).toMatchObject({
      passage: { number: '1' },
      likelihood: 'Very likely (80–95%)',
      confidence: 'low',
      by: { long: '1 January 2027' },
    });
  });

  test('says why each briefing under “Read next” is there', () => {
    const first = briefingFile({ date: '2026-01-01', slug: 'one' });
    const body = '## What is at stake\n\nSee [one](2026-01-01-one.md).\n\n## What follows\n\n- One';
    const second = briefingFile({ date: '2026-01-02', slug: 'two', front: 'related: [one]', body });
    const page = briefingAt(linkFiles({ ...emptyArchive, ...first, ...second }), 'two');
    expect(page.readNext.map(({ ref, reason }) => [ref.id, reason])).toEqual([
      ['one', 'Chosen by the editors; cited in §\u20601; shares Decoupling.'],
    ]);
    expect(briefingAt(linkFiles({ ...emptyArchive, ...first, ...second }), 'one').linkedFrom.map(({ passage }) => passage.href)).toEqual([
      '/briefings/two/#what-is-at-stake',
    ]);
  });

  test('knows its neighbours overall and in its lead theme', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((slug, index) => briefingFile({ date: `2026-01-0${index + 1}`, slug }));
    const other = Object.fromEntries(
      Object.entries(b ?? {}).map(([path, text]) => [path, String(text).replace('themes: [decoupling]', 'themes: [ledgers, decoupling]')]),
    );
    const site = linkFiles({ ...emptyArchive, ...ledgers, ...a, ...other, ...c });
    expect([briefingAt(site, 'b').previous?.id, briefingAt(site, 'b').next?.id]).toEqual(['a', 'c']);
    expect(briefingAt(site, 'c').inTheme?.previous?.id).toBe('b');
    expect(briefingAt(site, 'b').inTheme).toBeUndefined();
  });

  test('of a superseded briefing leads to its successor, which names what it replaces', () => {
    const site = linkFiles({
      ...emptyArchive,
      ...briefingFile({ date: '2026-01-01', slug: 'old' }),
      ...briefingFile({ date: '2026-01-02', slug: 'new', front: 'supersedes: [old]' }),
    });
    expect(briefingAt(site, 'old').notices[0]).toMatchObject({ tone: 'warn', label: 'Superseded.', link: { href: '/briefings/new/' } });
    expect(briefingAt(site, 'new').notices[0]).toMatchObject({ tone: 'calm', link: { href: '/briefings/old/' } });
    expect(briefingAt(site, 'new').readNext).toEqual([]);
    const home = pageAt(site, '').page as HomePage;
    expect(home.river[0]?.standing).toBe('Superseded');
  });

  test('does not betray a successor that is withheld', () => {
    const site = linkFiles({
      ...emptyArchive,
      ...briefingFile({ date: '2026-01-01', slug: 'old' }),
      ...briefingFile({ date: '2026-01-02', slug: 'new', front: 'supersedes: [old]\nstatus: draft' }),
    });
    expect(JSON.stringify(site)).not.toContain('"new"');
    expect(briefingAt(site, 'old').notices).toEqual([]);
  });

  test('of a withdrawn briefing says when and why, and is no longer the lead of the home page', () => {
    const gone = briefingFile({
      date: '2026-01-02',
      slug: 'gone',
      front: 'status: withdrawn\nwithdrawn: { date: 2026-01-05, reason: A source was retracted }',
    });
    const site = linkFiles({ ...emptyArchive, ...briefingFile({ date: '2026-01-01', slug: 'stands' }), ...gone });
    expect(briefingAt(site, 'gone').notices[0]?.text).toBe(
      'A source was retracted. The text stays below for the record and is left out of search.',
    );
    expect((pageAt(site, '').page as HomePage).lead?.ref.id).toBe('stands');
    expect((pageAt(site, 'themes/decoupling/').page as ThemePage).tested?.id).toBe('stands');
  });

  test('lists corrections as notices and every version as a revision', () => {
    const front =
      'changes:\n  - { date: 2026-01-05, kind: correction, note: A word was wrong }\n  - { date: 2026-01-07, kind: update, note: More is known }';
    const page = briefingAt(linkFiles({ ...emptyArchive, ...briefingFile({ date: '2026-01-02', slug: 'one', front }) }), 'one');
    expect(page.notices.map(({ label }) => label)).toEqual(['Corrected, 5 January 2026.']);
    expect(page.revisions.map(({ label, text }) => `${label}: ${text}`)).toEqual([
      'Version 3: Update: More is known.',
      'Version 2: Correction: A word was wrong.',
      'Version 1: First published.',
    ]);
    expect(page.citation.text).toBe('Meridian, “On one in practice,” 2 January 2026 (version 3).');
  });

  test('shows its picture in the widths that are made of it', async () => {
    const picture = { 'briefings/2026/dot.png': await makePng(1000, 500) };
    const body = '## What is at stake\n\n![A dot.](dot.png)\n\n## What follows\n\n- One';
    const site = linkFiles({ ...emptyArchive, ...picture, ...briefingFile({ date: '2026-01-02', slug: 'one', body }) });
    expect(site.pictures.flatMap(({ files }) => files.map(({ path }) => path))).toEqual([
      'briefings/one/dot-png-480.webp',
      'briefings/one/dot-png-960.webp',
      'briefings/one/dot-png-1000.webp',
    ]);
    expect(briefingAt(site, 'one').sections[0]?.html).toContain(
      'src="/briefings/one/dot-png-960.webp" srcset="/briefings/one/dot-png-480.webp 480w',
    );
    expect(briefingAt(site, 'one').sections[0]?.html).toContain('width="960" height="480"');
  });
});

test('a briefing named by its address alone is named by its title wherever the text is shown', () => {
  const first = briefingFile({ date: '2026-01-01', slug: 'one' });
  const second = briefingFile({ date: '2026-01-02', slug: 'two', body: '## What follows\n\n- Decoupling is what [[one]] says it is' });
  const site = linkFiles(mergeFiles(emptyArchive, first, second));
  const expected = 'Decoupling is what On one in practice says it is';
  expect(briefingAt(site, 'two').judgements.map(({ phrase }) => phrase.text)).toEqual([expected]);
  expect((pageAt(site, 'themes/decoupling/').page as ThemePage).thread[0]?.items[0]?.quotes[0]?.phrase.text).toBe(expected);
  expect(site.entries.find(({ ref }) => ref.id === 'two')?.passages[0]?.text).toBe(expected);
  expect(JSON.stringify(site)).not.toMatch(/[\uE000\uE001]/u);
});

describe('translations', () => {
  const files = {
    ...minimalArchive,
    ...briefingFile({ date: '2026-01-24', slug: 'erstes-buch', front: 'language: de\ntranslation-of: first-ledger' }),
  };
  const site = linkFiles(files);

  test('are linked to each other, in words and in the head', () => {
    expect(briefingAt(site, 'first-ledger').ref.translations).toEqual([
      { href: '/briefings/erstes-buch/', label: 'Deutsch', language: 'de' },
    ]);
    expect(briefingAt(site, 'erstes-buch').original?.href).toBe('/briefings/first-ledger/');
    expect(pageAt(site, 'briefings/erstes-buch/').head.alternates.map(({ language }) => language)).toEqual(['de', 'en']);
  });

  test('are counted once, with their original', () => {
    expect(site.total).toBe(1);
    expect((pageAt(site, 'themes/decoupling/').page as ThemePage).count).toBe(1);
  });
});

test('editors see what is withheld, marked with the instant at which it appears', () => {
  const files = mergeFiles(
    emptyArchive,
    briefingFile({ date: '2026-04-01', slug: 'later' }),
    briefingFile({ date: '2026-01-01', slug: 'sealed', front: 'embargo: 2026-05-06T06:30:00Z' }),
    briefingFile({ date: '2026-01-02', slug: 'drafted', front: 'status: draft' }),
  );
  const { archive } = checkFiles(files);
  if (archive === undefined) throw new Error('the archive has errors');
  const { site } = linkArchive(gateArchive(archive, AS_OF, 'editors').published);
  expect(['later', 'sealed', 'drafted'].map((id) => briefingAt(site, id).notices[0]?.text)).toEqual([
    'Appears on 1 April 2026, 00:00 (Europe/London). Readers do not see this page.',
    'Embargoed until 6 May 2026, 07:30 (Europe/London). Readers do not see this page.',
    'Draft. Readers do not see this page.',
  ]);
});

test('every address carries the base path', () => {
  const site = linkFiles({ ...minimalArchive, 'publication.yaml': `${String(minimalArchive['publication.yaml'])}base: /desk/notes/\n` });
  const hrefs = [...JSON.stringify(site.pages).matchAll(/"href":"([^"#]+)/gu)].map(([, href]) => href);
  expect(hrefs.length).toBeGreaterThan(20);
  expect(hrefs.filter((href) => href?.startsWith('/desk/notes/') !== true)).toEqual([]);
});

test('an archive without briefings still has every page', () => {
  expect(linkFiles(emptyArchive).pages.map(({ path }) => path)).toEqual([
    '',
    'themes/',
    'themes/decoupling/',
    'archive/',
    'search/',
    'about/',
    'accessibility/',
    '404.html',
  ]);
});

test('a short archive lists everything, a long one the newest of each year with the year’s page behind', () => {
  const many = Array.from({ length: 61 }, (_, index) =>
    briefingFile({
      date: `2025-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
      slug: `b${index}`,
    }),
  );
  const site = linkFiles(mergeFiles(emptyArchive, ...many));
  const page = pageAt(site, 'archive/').page;
  expect(page.kind === 'archive' && page.years.map(({ count, items, href }) => [count, items.length, href])).toEqual([
    [61, 12, '/archive/2025/'],
  ]);
});

test('a new briefing changes nothing that stands on every page', () => {
  const before = linkFiles(minimalArchive);
  const after = linkFiles(mergeFiles(minimalArchive, briefingFile({ date: '2026-01-02', slug: 'another' })));
  expect(after.total).toBe(before.total + 1);
  expect([after.model, after.key]).toEqual([before.model, before.key]);
});
