import { tests, type Example } from 'commonmark-spec';
import type { Nodes } from 'mdast';
import { rehype } from 'rehype';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/core/parse/markdown.ts';
import { isOrdinary } from '../../src/core/parse/ordinary.ts';

const toTree = unified().use(remarkRehype).freeze();
const html = rehype().data('settings', { fragment: true }).freeze();

const sourceOf = (example: Example): string => example.markdown.replaceAll('→', '\t');
const hasHtml = (node: Nodes): boolean => node.type === 'html' || ('children' in node && node.children.some(hasHtml));

/** The HTML of a text, and the specification's, written in one way. */
function render(example: Example): readonly [ours: string, theirs: string] {
  const tree = toTree.runSync(parseMarkdown(sourceOf(example), false));
  const expected = html.parse(example.html.replaceAll('→', '\t'));
  return [html.stringify(html.parse(html.stringify(tree))).trim(), html.stringify(expected).trim()];
}

const [withHtml, others] = [true, false].map((raw) => tests.filter((example) => hasHtml(parseMarkdown(sourceOf(example), false)) === raw));

test('the specification has the examples that are counted here: 652, of which 72 hold raw HTML', () => {
  expect(tests).toHaveLength(652);
  expect(withHtml).toHaveLength(72);
});

test('every example of the CommonMark specification without raw HTML comes out as it asks', () => {
  const failed = (others ?? []).filter((example) => {
    const [ours, theirs] = render(example);
    return ours !== theirs;
  });
  expect(failed.map(({ number }) => number)).toEqual([]);
});

test('243 of them go by the fast parser', () => {
  expect((others ?? []).filter((example) => isOrdinary(sourceOf(example))).length).toBe(243);
});
