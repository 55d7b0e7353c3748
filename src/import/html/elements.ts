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

/** The names by which links lead to an element. */
export const namesOf = (node: Element): string[] => [attribute(node, 'id'), attribute(node, 'name')].filter((name) => name !== '');

/** The text of a node, white space as it stands. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Every element of a tree, parents first. */
export function* eachElement(parent: Parents): Generator<Element> {
  const waiting: Nodes[] = parent.children.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== 'element') continue;
    yield node;
    for (let at = node.children.length - 1; at >= 0; at -= 1) waiting.push(node.children[at] as Nodes);
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
    // one by one: as arguments they could be more than a call takes
    for (const each of change(child, parent)) children.push(each);
  }
  parent.children = children;
}

export const lineOf = (node: Nodes): number | undefined => node.position?.start.line;
