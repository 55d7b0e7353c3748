import { tests } from 'commonmark-spec';
import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { makeCorpus } from '../../bench/corpus/make-corpus.ts';
import { parseMarkdown } from '../../src/core/parse/markdown.ts';
import { isPlainTree } from '../../src/core/render/plain-tree.ts';
import { toReferenceHtml } from '../../src/core/render/reference-html.ts';
import { writeHtml } from '../../src/core/render/write-html.ts';
import { markdown } from '../support/ordinary-markdown.ts';

const content = join(import.meta.dirname, '../../content');

/** Compares what is written directly with what unified makes of the same tree; returns whether the tree was plain. */
function compare(text: string, change: (node: Nodes) => void = () => undefined): boolean {
  const root: Root = parseMarkdown(`## First\n\n${text}`);
  visit(root, change);
  if (!isPlainTree(root)) return false;
  expect(writeHtml(root), text).toEqual(toReferenceHtml(structuredClone(root)));
  return true;
}

/** What the reader of inlines adds to nodes. */
function addProperties(node: Nodes): void {
  if (node.type === 'link') node.data = { hProperties: { className: [node.url.startsWith('#') ? 'cite' : 'term'] } };
  if (node.type === 'image') node.data = { hProperties: { src: `\uE000picture|${node.url}\uE001`, className: ['figure'] } };
  if (node.type === 'listItem') node.checked = null;
}

describe('HTML that is written directly equals that of unified, for', () => {
  test('the archive, all but one file of which is plain', () => {
    const texts = readdirSync(content, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => readFileSync(join(content, path), 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, ''));
    expect(texts.filter((text) => !compare(text)).length).toBeLessThanOrEqual(1);
  });

  test('a corpus of briefings, all of them plain', () => {
    const texts = [...makeCorpus({ seed: '1', briefings: 30 }).files].filter(([path]) => path.endsWith('.md')).map(([, text]) => text);
    for (const text of texts) expect(compare(text.replace(/^---\n[\s\S]*?\n---\n/u, ''))).toBe(true);
  });

  test('the examples of the CommonMark specification', () => {
    const plain = tests.filter(({ markdown: example }) => compare(example.replaceAll('→', '\t')));
    expect(plain.length).toBeGreaterThan(450);
  });

  test('random lines, also with what the reader of inlines adds', () => {
    fc.assert(
      fc.property(markdown, fc.boolean(), (text, isRead) => {
        compare(text, isRead ? addProperties : undefined);
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  test.each([
    ['dashes, with the word before them', 'a—b *c—d* [e—f](g.md) `h—i` — j\n\n| k—l | *m—n* |\n|---|--:|\n| `o—p` | [q—r](s.md) |'],
    ['notes of several uses and in one another', 'a[^n] b[^n] c[^m]\n\n[^n]: f — g[^o]\n\n[^m]: *h*\n\n[^o]: i'],
    ['loose and tight lists', '- a\n- b\n\n  c\n- d\n  1. e\n  2. f\n\n0. g\n\n> 7) h\n>    - i'],
    ['rows that are too short or too long', '| a | b |\n|:-:|--:|\n| c |\n| d | e | f |'],
    ['addresses to encode', '[a](b%20c%d "e&f<g>") [h](/ü?i=j&k#l) [m](<n o>) [p](#\u{1F600})'],
    ['quotes in attributes', '[a](b.md \'c"d`e\') | f\n\n| "g" & h` |\n|---|'],
    ['hard breaks', 'a  \nb\\\n*c*  \n`d`'],
    ['code', '```js x\n<a> & "b" — c\n```\n\n`<d> & —`'],
  ])('%s', (_name, text) => expect(compare(text)).toBe(true));
});

test.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](data:text/html,x)',
  '[x](HTTPS:alert)',
  '[x](&#106;avascript:alert(1))',
  '[x](java&#10;script:alert(1))',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '![x](https://a.example/b.png)',
  '<b>x</b>',
  '> # x',
  '- [ ] x',
  '| *a[^n]* |\n|---|\n\n[^n]: b',
])('%s is left to unified and the sanitizer', (text) => expect(compare(text)).toBe(false));
