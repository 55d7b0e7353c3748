import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTree } from '../../src/core/read/disk.ts';
import { writeNewFiles } from '../../src/import/write-new-files.ts';
import { listFiles, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { copySite, fixtures, planFolder } from './plan-fixture.ts';

const page = (body: string): string => `---\ntitle: Another page\ndate: 2024-01-01\ntags: decoupling\n---\n\n## Text\n\n${body}\n`;
const site = (system: string): string => join(fixtures, system);

describe('a Jekyll site', () => {
  const plan = planFolder(site('jekyll'));
  const post = '_posts/2024-03-05-who-holds-the-key.md';

  it('passes the check', () => {
    expect(plan.errors()).toEqual([]);
  });

  it('becomes briefings in plain Markdown, its links and pictures with them', () => {
    expect(plan.textOf(post)).toBe(`---
title: Who holds the key decides the price
date: 2024-03-05
summary: Custodians of clinical data now set the terms, and decoupling has not changed who they are.
themes: [decoupling, data-governance]
kind: note
authors: [research-desk]
---

## Executive Summary

An opening paragraph that says what matters, before any heading, on decoupling.

## First Finding {#first}

See the [earlier post](2024-01-10-two-filings.md#what-they-share), the
[same by address](2024-01-10-two-filings.md), a page and **bold** words.

![Keys by holder, from one to three.](who-holds-the-key-key-chart.png)

![A key, drawn once.](who-holds-the-key-key.png)

\`\`\`sql
select 1 -- {{ not.liquid }}
\`\`\`

Shown on some days.

### Too Deep

| Holder | Share |
| ------ | ----- |
| One    | 40%   |

A note.[^a] And a span, a way out , and one elsewhere [A logo.](https://example.org/logo.png).

[^a]: What the note says.

## Sources {#the-sources}

- <https://example.org/source>
- [Of another house](https://old.example.org.other/desk/2024/01/10/two-filings.html)
`);
  });

  it('says of each file what was mapped, guessed and dropped, with the line', () => {
    expect(plan.notesOf(post)).toEqual(
      expect.arrayContaining([
        'mapped theme `Data Governance` → `data-governance`',
        'guessed picture 27: its caption is its alternative text: “A key, drawn once.”',
        'dropped theme `decuopling` is no theme of the publication; `decoupling`?',
        'dropped theme `news` is no theme of the publication; map it under `themes` in the table',
        'dropped Liquid 33: `{% if site.show %}`, a condition: what stands under it is for all readers now',
        'dropped link 23: `/about/`, which is not among what is imported; its words are kept',
        'dropped picture 41: `../../../../etc/passwd.png`, which is not in the folder',
        'dropped picture 41: `https://example.org/logo.png` is elsewhere and not fetched: it is a link now',
      ]),
    );
  });

  it('keeps back drafts, and what the site’s settings keep back', () => {
    expect(plan.textOf('_drafts/next-review.md')).toMatch(/^date: 2026-03-01$[\s\S]*^status: draft$/mu);
    expect(plan.textOf('_posts/internal/2024-02-02-not-for-readers.md')).toMatch(/^status: draft$/mu);
    expect(plan.textOf(post)).not.toMatch(/^status:/mu);
  });

  it('refuses a date that can be read in two ways, at its place', () => {
    const outcome = plan.outcomes.find(({ source }) => source === '_posts/2024-04-01-ambiguous.md');
    expect(outcome).toMatchObject({
      is: 'refused',
      problems: [{ code: 'import-date-ambiguous', place: { start: { line: 3, column: 7 } } }],
    });
  });

  it('leaves scripts out and makes HTML tables Markdown', () => {
    expect(plan.textOf('_posts/2024-01-10-two-filings.markdown')).toMatch(/both regulators know\.\n\n\| Regulator \| Filing \|\n/iu);
    expect(plan.notesOf('_posts/2024-01-10-two-filings.markdown')).toContain('dropped HTML 10: `<script>`, which a briefing cannot hold');
  });

  it('maps tags and keys as the table of an editor says', () => {
    const map =
      'keys: { title: title, date: date, description: summary, tags: themes, image: drop }\nthemes: { news: licensing, decuopling: drop }\n';
    const mapped = planFolder(site('jekyll'), { map });
    expect(mapped.textOf(post)).toContain('themes: [decoupling, licensing]');
    expect(mapped.notesOf(post)).toContain('dropped theme `decuopling`, by the mapping table');
    expect(mapped.notesOf(post)).toContain('dropped key `author`, which the mapping table does not name');
  });

  it('never takes a theme from the table that the publication does not have', () => {
    const mapped = planFolder(site('jekyll'), { map: 'themes: { news: gossip }\n' });
    expect(mapped.notesOf(post)).toContain('dropped theme `news`: the mapping table says `gossip`, which is no theme of the publication');
  });
});

describe('a Hugo site', () => {
  const plan = planFolder(site('hugo'));

  it('passes the check but for links to what is withheld, which are named', () => {
    expect(plan.errors()).toEqual(Array(2).fill('briefings/2024/2024-06-01-three-tests.md reference-withheld'));
  });

  it('reads TOML, page bundles, references and shortcodes', () => {
    expect(plan.textOf('content/posts/three-tests/index.md')).toBe(`---
title: Three tests for a decoupling headline
date: 2024-06-01
summary: A headline about decoupling deserves three questions before it deserves a meeting.
themes: [decoupling]
kind: note
authors: [data-desk]
embargo: 2042-01-01T08:30:00Z
aliases: [old-tests]
---

## Executive Summary

Before anything,  a headline.

## The Tests {#tests}

![Headlines that pass, by year.](three-tests-chart.png)

Read [the ledger](2024-05-01-kept-ledger.md#how-it-is-kept), [its address](2024-05-01-kept-ledger.md) and a file.

A tip that stays.

Shortcodes are written \`{{< ref "x" >}}\` in code.

![Ledger pages.](three-tests-ledger.jpg)
`);
    expect(plan.files.map(({ path }) => path)).toContain('briefings/2024/three-tests-ledger.jpg');
  });

  it('withholds what has expired and what a folder makes drafts of', () => {
    expect(plan.textOf('content/posts/ledger.md')).toMatch(/^status: draft$/mu);
    expect(plan.textOf('content/internal/minutes.md')).toMatch(/^status: draft$/mu);
  });

  it('gives a heading that stands twice an address of its own', () => {
    expect(plan.textOf('content/posts/ledger.md')).toContain('## How It Is Kept {#how-it-is-kept-2}');
  });

  it('knows translations by their file names', () => {
    expect(plan.textOf('content/posts/two-keys.de.md')).toMatch(/^language: de\ntranslation-of: two-keys$/mu);
  });

  it('makes links of references that stand in running text', () => {
    const folder = copySite('hugo');
    writeFiles(folder, { 'content/p.md': page('See {{< ref "posts/two-keys" >}}, <a href="{{< ref "two-keys" >}}">this</a>.') });
    expect(planFolder(folder).textOf('content/p.md')).toContain('See [two-keys](2024-05-01-two-keys.md), [this](2024-05-01-two-keys.md).');
  });

  it('leaves out pages that list others', () => {
    expect(plan.left.map(({ source }) => source)).toEqual(['content/_index.md', 'content/internal/_index.md']);
  });
});

describe('a Quarto site', () => {
  const plan = planFolder(site('quarto'));

  it('reads callouts, divisions, cells and cross-references', () => {
    const text = plan.textOf('posts/clauses/index.qmd');
    expect(text.slice(text.indexOf('## What'))).toBe(`## What Travels

> **In short**
>
> Clauses travel. **Custody** does not.

See [the second part](2025-03-11-custody.md#sec-custody) and @fig-clauses, and data governance as such.

![Clauses by year, rising from two to nine.](clauses.png)

A remark at the margin.
`);
    expect(text).toMatch(/^date: 2025-03-04$/mu);
    expect(plan.notesOf('posts/clauses/index.qmd')).toContain(
      'dropped output 25: of a code cell in python, which is not run; its code is hidden and goes as well',
    );
    expect(plan.notesOf('posts/clauses/index.qmd')).toContain('dropped shortcode 34: `{{< video https://example.org/v.mp4 >}}`');
  });

  it('takes the heading of a callout for its title, else its kind', () => {
    const folder = copySite('quarto');
    writeFiles(folder, { 'p.qmd': page('::: {.callout-tip}\n\n## Of Its Own\n\nOne.\n:::\n\n::: {.callout-tip}\nTwo.\n:::') });
    expect(planFolder(folder).textOf('p.qmd')).toContain('\n> **Of Its Own**\n>\n> One.\n\n> **Tip**\n>\n> Two.\n');
  });

  it('withholds what a folder’s metadata make drafts of', () => {
    expect(plan.textOf('posts/closed/note.md')).toMatch(/^status: draft$/mu);
  });
});

describe('an Obsidian vault', () => {
  const plan = planFolder(site('obsidian'));
  const note = 'Briefings/Who pays for separation.md';

  it('reads links, embeds, callouts, tags and comments', () => {
    expect(plan.textOf(note)).toBe(`---
title: Who pays for separation
date: 2025-05-02
summary: The bill for decoupling lands where nobody budgeted it, mostly at sites.
themes: [decoupling, regulatory-pathways]
kind: note
---

## Executive Summary

The bill for decoupling lands where nobody budgeted it, **mostly at sites**. See [the note on exits](2025-05-09-exits-are-priced.md), [2025-05-09 Exits are priced](2025-05-09-exits-are-priced.md#who-prices), [In Figures](#in-figures) and Missing note. regulatory-pathways

## In Figures

> **Provisional**
>
> The figures are early.

![](who-pays-for-separation-bill-chart.png)

![What separation costs a site, by quarter.](who-pays-for-separation-bill-chart.png)

[2025-05-09 Exits are priced](2025-05-09-exits-are-priced.md)

Costs rise.
`);
  });

  it('finds notes by their other names', () => {
    expect(plan.textOf('Briefings/2025-05-09 Exits are priced.md')).toContain('[Separation bill](2025-05-02-who-pays-for-separation.md)');
  });

  it('leaves exactly what it cannot know: what a picture shows, and the date of an undated note', () => {
    expect(plan.errors()).toEqual(['briefings/2025/2025-05-02-who-pays-for-separation.md picture-alternative']);
    expect(plan.textOf('Briefings/Undated thought.md')).toContain('import-date-missing');
  });
});

describe('importing again', () => {
  it('finds what is there, and takes nothing of it', () => {
    const content = makeTemporaryFolder();
    writeFiles(content, { 'themes/decoupling.md': 'no theme' });
    writeNewFiles(content, planFolder(site('quarto'), { tree: readTree(content) }).files);
    const again = planFolder(site('quarto'), { tree: readTree(content) });
    expect(again.files).toEqual([]);
    expect(new Set(again.outcomes.map(({ is }) => is))).toEqual(new Set(['there']));
  });

  it('leaves a briefing that was changed since as it is', () => {
    const content = makeTemporaryFolder();
    writeFiles(content, { 'briefings/2025/2025-03-11-custody.md': 'changed' });
    const again = planFolder(site('quarto'), { tree: readTree(content) });
    expect(again.textOf('posts/custody.qmd')).toContain('import-target-exists');
    expect(again.files.map(({ path }) => path)).not.toContain('briefings/2025/2025-03-11-custody.md');
  });

  it('gives a second text of the same name the next free address', () => {
    const folder = copySite('jekyll');
    writeFiles(folder, {
      '_posts/2024-03-06-who-holds-the-key.md':
        '---\ntitle: Who holds the key, once more\ntags: decoupling\n---\n\n## Again\n\nDecoupling, again.\n',
    });
    const plan = planFolder(folder);
    expect(plan.files.map(({ path }) => path)).toContain('briefings/2024/2024-03-06-who-holds-the-key-2.md');
    expect(plan.notesOf('_posts/2024-03-06-who-holds-the-key.md')).toContain(
      'guessed slug who-holds-the-key-2, because `who-holds-the-key` is taken; it is the address for ever',
    );
  });

  it('knows a briefing again that has a number or an alias', () => {
    const folder = copySite('jekyll');
    const text = (title: string): string =>
      `---\ntitle: ${title}\nredirect_from: /desk/${title.toLowerCase().replaceAll(' ', '-')}/\ntags: decoupling\n---\n\n## Text\n\nDecoupling.\n`;
    writeFiles(folder, {
      '_posts/2024-03-06-who-holds-the-key.md': text('The key once more'),
      '_posts/a/2024-03-06-who-holds-the-key.md': text('The key a third time'),
    });
    const content = makeTemporaryFolder();
    const first = planFolder(folder, { tree: readTree(content) });
    expect(first.files.map(({ path }) => path)).toContain('briefings/2024/2024-03-06-who-holds-the-key-3.md');
    writeNewFiles(content, first.files);
    const again = planFolder(folder, { tree: readTree(content) });
    expect(again.files).toEqual([]);
    const outcomes = again.outcomes.filter(({ source }) => source.endsWith('2024-03-06-who-holds-the-key.md'));
    expect(outcomes.map(({ is }) => is)).toEqual(['there', 'there']);
  });
});

describe('a hostile folder', () => {
  it('leads to nothing outside itself, neither by paths nor by links of the file system', () => {
    const folder = copySite('jekyll');
    writeFiles(join(folder, '..'), { 'secret.png': 'secret', 'secret.md': page('Secret.') });
    symlinkSync('../../secret.png', join(folder, '_posts/linked.png'));
    symlinkSync('../../secret.md', join(folder, '_posts/2024-01-02-linked.md'));
    const ways = ['../../secret.png', '/../secret.png', '..%2F..%2Fsecret.png', 'linked.png', 'file:///etc/passwd', '/etc/passwd'];
    writeFiles(folder, { '_posts/2024-01-01-hostile.md': page(ways.map((way) => `![A way.](${way})`).join('\n\n')) });
    const plan = planFolder(folder);
    expect(plan.notesOf('_posts/2024-01-01-hostile.md').filter((note) => note.startsWith('dropped picture'))).toHaveLength(ways.length);
    expect(plan.textOf('_posts/2024-01-01-hostile.md')).not.toContain('![');
    expect(plan.left).toContainEqual(
      expect.objectContaining({ source: '_posts/2024-01-02-linked.md', why: 'a symbolic link, which is not followed' }),
    );
  });

  it.each([
    ['addresses that run', '[a](javascript:alert(1)) <a href="vbscript:x">b</a> [c](data:text/html,x)', 'a b c'],
    ['tags across a line', 'a <img src=x onerror=alert(1)> <style>p{}</style> b', 'a   b'],
    ['a template within code', '`{% post_url x %}` [[not a link]]', '`{% post_url x %}` \\[\\[not a link]]'],
  ])('is plain words where it holds %s', (_name, body, expected) => {
    const folder = copySite('jekyll');
    writeFiles(folder, { '_posts/2024-01-01-hostile.md': page(body) });
    expect(planFolder(folder).textOf('_posts/2024-01-01-hostile.md').split('## Text\n\n')[1]).toBe(`${expected}\n`);
  });

  it.each([
    ['front matter that refers to itself', '---\na: &a [*a]\n---\nText.\n', 'import-front-matter'],
    ['front matter without an end', '+++\na = 1\nText.\n', 'import-front-matter'],
    ['nesting without an end', `---\ntitle: Deep\n---\n\n${'>'.repeat(5000)} x\n`, 'import-document'],
    ['bytes that are no text', '\u0000\u0001', 'import-not-text'],
    ['megabytes of marks', '{%'.repeat(200_000), 'import-too-large'],
  ])('is refused with %s', (_name, text, code) => {
    const folder = copySite('jekyll');
    writeFiles(folder, { '_posts/2024-01-01-hostile.md': text });
    expect(planFolder(folder).textOf('_posts/2024-01-01-hostile.md')).toContain(code);
  });
});

describe('writing', () => {
  const files = ['a/1.md', 'a/2.png', 'b/c/3.md'].map((path) => ({ path, bytes: Buffer.from(path) }));

  it('puts every file in its place and leaves nothing else', () => {
    const folder = makeTemporaryFolder();
    expect(writeNewFiles(folder, files)).toBeUndefined();
    expect(listFiles(folder)).toEqual(['a/1.md', 'a/2.png', 'b/c/3.md']);
  });

  it('takes everything back when a name is taken', () => {
    const folder = makeTemporaryFolder();
    writeFiles(folder, { 'b/c/3.md': 'mine' });
    expect(writeNewFiles(folder, files)).toBe('b/c/3.md');
    expect(listFiles(folder)).toEqual(['b/c/3.md']);
  });

  it('takes everything back when a folder cannot be made', () => {
    const folder = makeTemporaryFolder();
    writeFiles(folder, { b: 'a file where a folder should be' });
    expect(() => writeNewFiles(folder, files)).toThrow();
    expect(listFiles(folder)).toEqual(['b']);
  });
});
