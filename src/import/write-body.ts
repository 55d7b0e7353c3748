import type { BlockContent, List as MarkdownList, ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { Block, Item, List } from './read-blocks.ts';

const PATH = String.raw`(?::\d+)?(?:\/[^\s<>"[\]{}|\\^\x60]*)?(?<![.,;:!?)’”*_~-])`;

/** Addresses as people write them in running text; the full stop or bracket after one is not part of it. */
const ADDRESS = String.raw`(?<![\p{L}\p{N}._%+-])(?:https?:\/\/[\p{L}\p{N}.-]+${PATH}|www\.[\p{L}\p{N}-]+\.[\p{L}\p{N}.-]+${PATH}|[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-]))`;

/** What would be read as more than words even when escaped: the archive's own `[[slug]]` and `[^note]`, and what looks like an address and is none. */
const ODDITY = String.raw`(?:\[\[[^[\]\n]*\]\]|\[\^[^[\]\s]*\]|www\.\S+)+`;

const MARK = new RegExp(`(${ADDRESS})|${ODDITY}`, 'giu');

const writer = remark()
  .use(remarkGfm, { singleTilde: false })
  .data('settings', { bullet: '-', bulletOther: '*', listItemIndent: 'one', emphasis: '_', rule: '-' })
  .freeze();

/** Writes blocks as Markdown in which every word stands as it was; whatever Markdown would read as markup is escaped. */
export function writeBody(blocks: readonly Block[]): string {
  return writeTree({ type: 'root', children: blocks.map(toNode) });
}

/** Writes Markdown's tree in the form that all imports have. */
export const writeTree = (root: Root): string => writer.stringify(root);

function toNode(block: Block): RootContent {
  if (block.kind === 'list') return toList(block);
  const children = toPhrasing(block.text);
  return block.kind === 'heading' ? { type: 'heading', depth: 2, children } : { type: 'paragraph', children };
}

function toList({ start, items }: List): MarkdownList {
  return { type: 'list', ordered: start !== undefined, start: start ?? null, spread: false, children: items.map(toItem) };
}

function toItem({ text, lists }: Item): ListItem {
  const children: BlockContent[] = [{ type: 'paragraph', children: toPhrasing(text) }, ...lists.map(toList)];
  return { type: 'listItem', spread: false, children };
}

function toPhrasing(text: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let last = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > last) nodes.push({ type: 'text', value: text.slice(last, match.index) });
    const [whole, address] = match;
    nodes.push(address === undefined ? { type: 'inlineCode', value: whole } : toLink(address));
    last = match.index + whole.length;
  }
  if (last < text.length) nodes.push({ type: 'text', value: text.slice(last) });
  return nodes;
}

function toLink(text: string): PhrasingContent {
  const url = /^https?:/iu.test(text) ? text : text.includes('@') ? `mailto:${text}` : `http://${text}`;
  return URL.canParse(url) ? { type: 'link', url, children: [{ type: 'text', value: text }] } : { type: 'inlineCode', value: text };
}
