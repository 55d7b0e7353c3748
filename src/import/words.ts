import { parseMarkdown } from '../core/parse/markdown.ts';
import { plainText } from '../core/parse/plain-text.ts';
import type { Block, List } from './read-blocks.ts';

/** The words of a text, in order. */
const splitWords = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** The words of blocks, without bullets and numbers. */
export function wordsOfBlocks(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'list' ? wordsOfList(block) : splitWords(block.text)));
}

/** The words a reader sees of a Markdown body. */
export function wordsOfMarkdown(body: string): string[] {
  return splitWords(plainText(parseMarkdown(body).children));
}

function wordsOfList({ items }: List): string[] {
  return items.flatMap(({ text, lists }) => [...splitWords(text), ...lists.flatMap(wordsOfList)]);
}
