import type { Definition, Nodes, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Writes the address of every link and picture where it stands; definitions go. */
export function inlineReferences(root: Root): void {
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return;
  visit(root, (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    if (node.type === 'definition') {
      parent.children.splice(index, 1);
      return index;
    }
    const found = node.type === 'linkReference' || node.type === 'imageReference' ? definitions.get(node.identifier) : undefined;
    if (found !== undefined) parent.children[index] = inlined(node, found) as Parents['children'][number];
    return;
  });
}

function inlined(node: Nodes, { url, title }: Definition): Nodes {
  const common = { url, title: title ?? null, ...(node.position && { position: node.position }) };
  if (node.type === 'imageReference') return { type: 'image', alt: node.alt ?? '', ...common };
  return node.type === 'linkReference' ? { type: 'link', children: node.children, ...common } : node;
}
