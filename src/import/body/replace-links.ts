import type { Image, Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Notes } from '../draft.ts';

/** What an address of the source becomes: another address; or, and why, nothing but the words, or for a picture a link. */
export type Replacement = { readonly address: string } | { readonly why: string; readonly link?: string };

/** Gives links and pictures of a body their new addresses, in place. Where there is none the words stay, and a note says why. */
export function replaceAddresses(
  root: Root,
  { ofLink, ofPicture }: { readonly ofLink: (node: Link) => Replacement; readonly ofPicture: (node: Image) => Replacement },
  notes: Notes,
): void {
  visit(root, (node, index, parent) => {
    if (parent === undefined || index === undefined || (node.type !== 'link' && node.type !== 'image')) return;
    const found = node.type === 'link' ? ofLink(node) : ofPicture(node);
    if ('address' in found) {
      node.url = found.address;
      return;
    }
    const children = node.type === 'link' ? node.children : found.link === undefined ? [] : [toLink(node, found.link)];
    notes.add('dropped', node.type === 'link' ? 'link' : 'picture', found.why, node.position?.start.line);
    parent.children.splice(index, 1, ...(children as never[]));
    return index;
  });
  removeHollow(root);
}

const toLink = ({ alt }: Image, url: string): Link => ({
  type: 'link',
  url,
  children: [{ type: 'text', value: (alt ?? '').trim() || (URL.parse(url)?.hostname ?? url) }],
});

/** Paragraphs of which nothing is left. */
function removeHollow(root: Root): void {
  visit(root, 'paragraph', (node, index, parent) => {
    const isHollow = node.children.every((child) => (child.type === 'text' && child.value.trim() === '') || child.type === 'break');
    if (!isHollow || parent === undefined || index === undefined || parent.type === 'footnoteDefinition') return;
    parent.children.splice(index, 1);
    return index;
  });
}
