import type { Link, Nodes, Parents, PhrasingContent, Text } from 'mdast';
import { termId } from '../text/term-id.ts';
import type { BodySection } from './read-body.ts';
import type { Matcher } from './terms.ts';

const SKIPPED = new Set(['link', 'linkReference', 'heading', 'inlineCode', 'code', 'footnoteDefinition', 'tableCell']);

/** Links the first use of each glossary term to its explanation on the page; returns the terms in order of use. */
export function linkGlossary(sections: readonly BodySection[], matcher: Matcher): string[] {
  const used: string[] = [];
  for (const section of sections) for (const node of section.nodes) linkIn(node, matcher, used);
  return used;
}

function linkIn(node: Nodes, matcher: Matcher, used: string[]): void {
  if (SKIPPED.has(node.type) || !('children' in node)) return;
  const parent: Parents = node;
  const children: PhrasingContent[] = [];
  let changed = false;
  for (const child of parent.children) {
    const pieces = child.type === 'text' ? splitText(child, matcher, used) : undefined;
    if (pieces === undefined) {
      linkIn(child, matcher, used);
      children.push(child as PhrasingContent);
    } else {
      changed = true;
      children.push(...pieces);
    }
  }
  if (changed) parent.children = children;
}

function splitText(node: Text, matcher: Matcher, used: string[]): PhrasingContent[] | undefined {
  const pieces: PhrasingContent[] = [];
  let last = 0;
  for (const { index, length, entry } of matcher.glossaryIn(node.value)) {
    if (used.includes(entry.term)) continue;
    used.push(entry.term);
    if (index > last) pieces.push({ type: 'text', value: node.value.slice(last, index) });
    pieces.push(toLink(node.value.slice(index, index + length), entry.term, entry.expansion));
    last = index + length;
  }
  if (pieces.length === 0) return undefined;
  if (last < node.value.length) pieces.push({ type: 'text', value: node.value.slice(last) });
  return pieces;
}

function toLink(text: string, term: string, expansion: string): Link {
  return {
    type: 'link',
    url: `#${termId(term)}`,
    title: expansion,
    data: { hProperties: { className: ['term'] } },
    children: [{ type: 'text', value: text }],
  };
}
