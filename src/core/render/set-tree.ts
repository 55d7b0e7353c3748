import type { Element, ElementContent, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { splitDashes } from './split-dashes.ts';

/** Sets a rendered body for reading: tables scroll in a named region, dashes stay with their word, alignment becomes a class. */
export function setTree(root: Root): void {
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName === 'pre' || node.tagName === 'span') return SKIP;
    if (node.tagName === 'sup') setNoteMark(node);
    if (node.tagName === 'a' && 'dataFootnoteBackref' in node.properties)
      node.properties = { href: node.properties.href, ariaLabel: node.properties.ariaLabel, className: ['back'] };
    if (node.tagName === 'table' && parent !== undefined && index !== undefined) {
      visit(node, 'element', setCell);
      parent.children[index] = wrapTable(node);
      return [SKIP, index + 1];
    }
    setDashes(node);
    return undefined;
  });
}

function wrapTable(table: Element): Element {
  const heads: string[] = [];
  visit(table, 'element', (cell) => {
    if (cell.tagName === 'th') heads.push(textOf(cell));
  });
  return {
    type: 'element',
    tagName: 'div',
    properties: {
      className: ['scroll'],
      role: 'region',
      tabIndex: 0,
      ariaLabel: `Table: ${heads.filter((head) => head !== '').join(', ')}`,
    },
    children: [table],
  };
}

function setCell(cell: Element): void {
  if (cell.tagName !== 'th' && cell.tagName !== 'td') return;
  const align = cell.properties.align;
  delete cell.properties.align;
  if (cell.tagName === 'th') cell.properties.scope = 'col';
  if (align === 'right') cell.properties.className = ['num'];
  if (align === 'center') cell.properties.className = ['mid'];
  setDashes(cell);
}

function setNoteMark(node: Element): void {
  for (const child of node.children) {
    if (child.type === 'element' && 'dataFootnoteRef' in child.properties) {
      child.properties = { href: child.properties.href, id: child.properties.id, ariaLabel: `Note ${textOf(child)}` };
    }
  }
}

/** Keeps an em dash on the line of the word before it. */
function setDashes(node: Element): void {
  if (!node.children.some((child) => child.type === 'text' && child.value.includes('—'))) return;
  node.children = node.children.flatMap((child): ElementContent[] => (child.type === 'text' ? spanDashes(child) : [child]));
}

function spanDashes(node: Text): ElementContent[] {
  return splitDashes(node.value).flatMap((part, index): ElementContent[] => {
    if (part === '') return [];
    const text: Text = { type: 'text', value: part };
    return [index % 2 === 0 ? text : { type: 'element', tagName: 'span', properties: { className: ['nb'] }, children: [text] }];
  });
}

function textOf(node: Element): string {
  return node.children.map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : '')).join('');
}
