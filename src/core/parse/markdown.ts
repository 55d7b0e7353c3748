import type { Nodes, Root } from 'mdast';
import { createRequire } from 'node:module';
import { isOrdinary } from './ordinary.ts';

/** Either parser is loaded when it is first needed: when nothing is parsed, neither is. */
const require = createRequire(import.meta.url);

/**
 * Parses a Markdown body (CommonMark and, unless it is switched off, GFM). Positions are relative to the body. The tree is remark's: a faster parser reads ordinary
 * texts, on which it gives the same one, and remark all others.
 */
export function parseMarkdown(body: string, gfm = true): Root {
  return (isOrdinary(body) ? parseFast(body, gfm) : undefined) ?? parseReference(body, gfm);
}

function parseReference(body: string, gfm: boolean): Root {
  const { parseWithRemark } = require('./remark.ts') as typeof import('./remark.ts');
  return parseWithRemark(body, gfm);
}

function parseFast(body: string, gfm: boolean): Root | undefined {
  const { markdownToMdast } = require('satteri') as typeof import('satteri');
  const root = markdownToMdast(body, { features: { gfm, frontmatter: false } }) as Root;
  return body.includes('://') && hasLooseAddress(root, body) ? undefined : root;
}

/** Whether a web address stands in the text itself, where remark makes a link of it or not by rules of its own. */
function hasLooseAddress(node: Nodes, body: string): boolean {
  if (node.type === 'text') return node.value.includes('://');
  if (node.type === 'link' && !'[<'.includes(body[node.position?.start.offset ?? 0] ?? '')) return true;
  // the text of an address in angle brackets is the address
  if (node.type === 'link' && body[node.position?.start.offset ?? 0] === '<') return false;
  return 'children' in node && node.children.some((child) => hasLooseAddress(child, body));
}
