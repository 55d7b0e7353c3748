import type { Root } from 'mdast';
import { createRequire } from 'node:module';
import type { BodyHtml } from './body-html.ts';
import { isPlainTree } from './plain-tree.ts';
import { writeHtml } from './write-html.ts';

const require = createRequire(import.meta.url);

/** Renders a Markdown tree: directly when it holds only the usual, else through unified, which is loaded when it is first needed. */
export function toBodyHtml(markdown: Root): BodyHtml {
  if (isPlainTree(markdown)) return writeHtml(markdown);
  const { toReferenceHtml } = require('./reference-html.ts') as typeof import('./reference-html.ts');
  return toReferenceHtml(markdown);
}
