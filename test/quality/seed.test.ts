import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { readPages, textOf } from '../support/built-pages.ts';
import { seed } from '../support/sample-pages.ts';

const lines = readFileSync(join(import.meta.dirname, '../fixtures/import/executive-summary.txt'), 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.replace(/^- /u, '').trim())
  .filter((line) => line !== '');

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

test('the source text is on its page, every word in its order', () => {
  const page = readPages(inject('sample').root).find(({ path }) => path === `${seed}index.html`);
  const sections =
    page?.elements.filter(({ properties }) => Array.isArray(properties.className) && properties.className.includes('sec')) ?? [];
  const text = sections.flatMap((section) => {
    const heading = section.children.find((child) => child.type === 'element' && child.tagName === 'h2');
    const body = section.children.find(
      (child) => child.type === 'element' && Array.isArray(child.properties.className) && child.properties.className.includes('body'),
    );
    return [heading, body].map((part) => (part?.type === 'element' ? textOf(part) : ''));
  });
  expect(wordsOf(text.join('\n'))).toEqual(wordsOf(lines.join('\n')));
});

test('it is in the Markdown alternate too, line for line', () => {
  const markdown = readFileSync(join(inject('sample').root, seed, 'index.md'), 'utf8');
  const written = markdown.split('\n').map((line) => line.replace(/^(?:- |## )/u, ''));
  expect(written.filter((line) => lines.includes(line))).toEqual(lines);
});
