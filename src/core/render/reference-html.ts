import type { Element, RootContent } from 'hast';
import type { Root } from 'mdast';
import { toHtml } from 'hast-util-to-html';
import { rehype } from 'rehype';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { backLabel, type BodyHtml } from './body-html.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { setTree } from './set-tree.ts';

const toTree = unified().use(remarkRehype, { clobberPrefix: '', footnoteLabel: 'Notes', footnoteBackLabel: backLabel }).freeze();
const sanitizer = rehype().use(rehypeSanitize, sanitizeSchema).freeze();

/** Renders a Markdown tree through unified. Raw HTML is left out; sanitizing is the last thing that happens to the tree. */
export function toReferenceHtml(markdown: Root): BodyHtml {
  const tree = toTree.runSync(markdown);
  setTree(tree);
  const safe = sanitizer.runSync(tree);
  const sections: RootContent[][] = [];
  let notes: string | undefined;
  for (const node of safe.children) {
    if (isHeading(node)) sections.push([]);
    else if (isNotes(node)) notes = toHtml(node.children.filter(isList));
    else sections.at(-1)?.push(node);
  }
  return { sections: sections.map((nodes) => toHtml(nodes).trim()), ...(notes === undefined ? {} : { notes }) };
}

const isHeading = (node: RootContent): boolean => node.type === 'element' && /^h[1-6]$/u.test(node.tagName);
const isNotes = (node: RootContent): node is Element => node.type === 'element' && node.tagName === 'section';
const isList = (node: RootContent): boolean => node.type === 'element' && node.tagName === 'ol';
