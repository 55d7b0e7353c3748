import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

const processor = remark().use(remarkGfm, { singleTilde: false }).freeze();

/** Parses a Markdown body (CommonMark and GFM). Positions are relative to the body. */
export function parseMarkdown(body: string): Root {
  return processor.parse(body);
}
