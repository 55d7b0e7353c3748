import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';

/** Parts of a document that may be changed in place. */
export type Parent = Root | Element;

export const isElement = (node: Nodes | undefined, ...names: readonly string[]): node is Element =>
  node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));

/** An attribute as text; empty when it is absent. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name];
  return Array.isArray(value) ? value.join(' ') : value === undefined || value === null ? '' : String(value);
}

/** The text of a node, white space as it stands. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Every element of a tree, parents first. */
export function* eachElement(parent: Parents): Generator<Element> {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    yield child;
    yield* eachElement(child);
  }
}

/** Whether a child is what an element may hold: a document type stands in the root alone. */
export const isContent = (child: Parent['children'][number]): child is ElementContent =>
  child.type !== 'doctype' && child.type !== 'mdxjsEsm';

/** Rebuilds the children of every element, deepest first: each child becomes what `change` returns. */
export function changeChildren(parent: Parent, change: (child: ElementContent, parent: Parent) => readonly ElementContent[]): void {
  const children: ElementContent[] = [];
  for (const child of parent.children) {
    if (!isContent(child)) continue;
    if (child.type === 'element') changeChildren(child, change);
    children.push(...change(child, parent));
  }
  parent.children = children;
}

export const lineOf = (node: Nodes): number | undefined => node.position?.start.line;
