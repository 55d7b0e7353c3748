import { tests } from 'commonmark-spec';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { markdownToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { makeCorpus } from '../../bench/corpus/make-corpus.ts';
import { parseMarkdown } from '../../src/core/parse/markdown.ts';
import { isOrdinary } from '../../src/core/parse/ordinary.ts';
import { markdown } from '../support/ordinary-markdown.ts';

const reference = remark().use(remarkGfm, { singleTilde: false }).freeze();
const content = join(import.meta.dirname, '../../content');

/** Compares fast, and shows what differs. */
function expectSameTree(text: string): void {
  const [tree, expected] = [parseMarkdown(text), reference.parse(text)];
  if (!isDeepStrictEqual(tree, expected)) expect(tree, JSON.stringify(text)).toStrictEqual(expected);
}

const bodyOf = (text: string): string => text.replace(/^---\r?\n[\s\S]*?\n---\r?\n/u, '');
const archive = readdirSync(content, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path): [string, string] => [path, bodyOf(readFileSync(join(content, path), 'utf8'))]);
const corpus = [...makeCorpus({ seed: '1', briefings: 30 }).files]
  .filter(([path]) => path.endsWith('.md'))
  .map(([path, text]): [string, string] => [path, bodyOf(text)]);

describe('remark’s tree, positions included, comes of', () => {
  test.each(archive)('%s of the archive, by the fast parser', (_path, body) => {
    expect(isOrdinary(body)).toBe(true);
    expectSameTree(body);
  });

  test('a corpus of briefings, by the fast parser, also with Windows line ends', () => {
    for (const [, body] of corpus) {
      expect(isOrdinary(body)).toBe(true);
      expectSameTree(body);
    }
    const windows = corpus[7]?.[1].replaceAll('\n', '\r\n') ?? '';
    expect(isOrdinary(windows)).toBe(true);
    expectSameTree(windows);
  });

  test('every example of the CommonMark specification', () => {
    for (const { markdown: example } of tests) {
      expectSameTree(example.replaceAll('→', '\t'));
    }
  });

  test('random lines', () => {
    let ordinary = 0;
    fc.assert(
      fc.property(markdown, (text) => {
        if (isOrdinary(text)) ordinary += 1;
        expectSameTree(text);
      }),
      { numRuns: 1500, seed: 1 },
    );
    expect(ordinary).toBeGreaterThan(50);
  });
});

const ORDINARY: readonly [name: string, text: string][] = [
  ['headings with attributes', '## What it costs {#cost themes="capital energy"}\n\nMuch.\n\n### Less ###\n'],
  ['emphasis and code', 'An *em*, a **strong *one***, `code | x` and ~~gone~~; snake_case_name, 2 * 3 * 4.\n'],
  [
    'links, pictures and marks',
    'See [this](a.md#b "title"), [that](https://a.example/b_c?d=e&f), ![a chart](c.png) and [[slug#part|words]].[^source-1]\n',
  ],
  ['an address in angle brackets', 'At <https://a.example/b-c>.\n'],
  ['escapes and references', '\\[[not]] \\*a\\* &amp; R&D&nbsp;5 &lt; 6 < 7\n'],
  ['hard breaks', 'one  \ntwo\n'],
  ['tables', '| Item | 2024 | **Note** |\n| --- | --: | :-: |\n| a\\|b | 1 | [x](y.md) |\n| c |\n'],
  ['nested lists', '- one\n  more of it\n\n  another paragraph\n- two\n  1. inner\n  2. inner [x](y.md)\n\nAfter.\n'],
  ['numbered lists', '3. three\n4. four\n\n   with text\n'],
  ['tasks', '- [ ] to do\n- [x] done\n'],
  ['quotations', '> One line\n> and another\n>\n> a paragraph *more*\n\nAfter.\n'],
  ['notes', 'A[^one] and B[^two].\n\n[^one]: The note, see [x](y.md).\n[^two]: Another.\n'],
  ['fenced code', '```ts\nconst a = b * c;\n\n# no heading\n```\n'],
  ['rules and underlined headings', 'Title\n---\n\n***\n'],
  ['wide characters', '数据出境，**安全**评估。\n\n| 数据 | n |\n|---|--:|\n| \u{1F600} é | 1 |\n'],
];

const ODD: readonly [name: string, text: string][] = [
  ['one tilde', '~gone~\n'],
  ['an address that becomes a link by itself', 'See https://a.example/b, www.b.example and c@d.example.\n'],
  ['an address in brackets that open nothing', 'a](http://.b c\n'],
  ['HTML', 'a <b>c</b>\n'],
  ['definitions of addresses', '[x]\n\n[x]: y.md\n'],
  ['indented code', 'a\n\n    b\n'],
  ['tabs', '-\ta\n'],
  ['emphasis beside other emphasis', 'a*_*b and **_c_**\n'],
  ['escaped emphasis before emphasis', '\\**a**\n'],
  ['code that its line does not close', '- `a\n  b` [c](d)\n'],
  ['a task without text', '- [ ]\na\n'],
  ['a note within a quotation', '> [^a]: b\n>\n\nc[^a]\n'],
  ['a note of several blocks', 'a[^b]\n\n[^b]: c\n\n    d\n'],
  ['a null', 'a\0b\n'],
  ['half a character', 'a\uD83D b\n'],
  ['a byte-order mark within', '*\uFEFF*\n'],
  ['a carriage return alone', '- [ ] a\rb\n'],
];

describe('ordinary texts', () => {
  test.each(ORDINARY)('%s go to the fast parser and give remark’s tree', (_name, text) => {
    expect(isOrdinary(text)).toBe(true);
    expectSameTree(text);
  });

  test.each(ODD)('%s is not ordinary and gives remark’s tree', (_name, text) => {
    expect(isOrdinary(text)).toBe(false);
    expectSameTree(text);
  });

  test('with an address that belongs to no link, give remark’s tree', () => {
    expectSameTree('[[a](http://x.example y\n');
    expectSameTree('[a\\](http://x.example)\n');
  });

  test('are told apart for a reason: on some others the fast parser differs', () => {
    const differing = ODD.filter(([, text]) => {
      const options = { features: { gfm: true, frontmatter: false } };
      return JSON.stringify(sortKeys(markdownToMdast(text, options))) !== JSON.stringify(sortKeys(reference.parse(text)));
    });
    expect(differing.length).toBeGreaterThanOrEqual(8);
  });
});

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortKeys(item)]),
  );
}
