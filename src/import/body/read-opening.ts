import type { Root, RootContent } from 'mdast';
import { plainText, listItems } from '../../core/parse/plain-text.ts';
import type { Notes } from '../draft.ts';
import { readDate } from '../read-date.ts';
import { readText } from '../read-text.ts';

/** How many blocks from the top may be the date line, as in plain texts. */
const HEAD = 5;

/** Takes the line that is nothing but a date from the top of a text, and gives it as it stands. */
export function takeDateLine(root: Root): string | undefined {
  const at = root.children.slice(0, HEAD).findIndex((node) => node.type === 'paragraph' && readDate(plainText([node])) !== undefined);
  const node = root.children[at];
  if (node === undefined) return undefined;
  root.children.splice(at, 1);
  return plainText([node]);
}

/**
 * Finds headings in a text that marks none, as they are found in plain text: short lines that begin like a title and do not end like a
 * sentence. They become headings in place.
 * @returns the title line, which leaves the text
 */
export function findPlainHeadings(root: Root, notes: Notes): string | undefined {
  if (root.children.some(({ type }) => type === 'heading')) return undefined;
  const { blocks, title } = readText(root.children.map(toLines).join('\n\n'));
  const found = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  let at = 0;
  root.children = root.children.flatMap((node): RootContent[] => {
    const words = node.type === 'paragraph' ? plainText([node]) : undefined;
    if (words === undefined || node.type !== 'paragraph') return [node];
    if (words === title && at === 0) return [];
    const heading = found[at];
    if (heading === undefined || !isSame(words, heading)) return [node];
    at += 1;
    return [{ type: 'heading', depth: 2, children: [{ type: 'text', value: heading }] }];
  });
  if (at > 0) notes.add('guessed', 'headings', `${quoteAll(found)}: short lines, since no style says which are headings`);
  return title;
}

/** The first of many words, for messages. */
export function quoteAll(words: readonly string[]): string {
  const shown = words.slice(0, 20).map((each) => `“${each}”`);
  return `${shown.join(', ')}${words.length > shown.length ? ` and ${words.length - shown.length} more` : ''}`;
}

/** A number before a heading is no part of it. */
const isSame = (words: string, heading: string): boolean => words === heading || words.endsWith(` ${heading}`);

function toLines(node: RootContent): string {
  if (node.type === 'paragraph') return plainText([node]).replaceAll('\n', ' ');
  if (node.type === 'list')
    return listItems([node])
      .map((item) => `- ${item}`)
      .join('\n');
  return 'A table or picture.';
}
