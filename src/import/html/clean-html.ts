import type { Element, ElementContent, Root } from 'hast';
import type { Notes } from '../draft.ts';
import { attribute, changeChildren, eachElement, isContent, isElement, lineOf, namesOf, textOf, type Parent } from './elements.ts';
import { dropHidden } from './drop-hidden.ts';
import { takeFootnotes } from './footnotes.ts';
import { nestOfficeLists } from './office-lists.ts';
import { oneLine } from './page-facts.ts';
import { readStyles } from './styles.ts';

/** What runs, embeds or asks for input: nothing a briefing can hold. */
const FOREIGN = ['script', 'iframe', 'object', 'embed', 'form', 'canvas', 'audio', 'video', 'svg', 'math', 'applet', 'dialog', 'frameset'];
/** What stands around a text. */
const AROUND = ['style', 'noscript', 'template', 'link', 'meta', 'head', 'nav', 'button', 'input', 'select', 'textarea'];
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Fragments that name a heading, until the tree becomes Markdown. */
export const ANCHORS = 'data-anchors';

/** Leaves of a page what is text, in elements that Markdown has. */
export function cleanHtml(root: Root, notes: Notes): void {
  dropHidden(root, notes);
  nestOfficeLists(root);
  readStyles(root);
  changeChildren(root, (child) => keep(child, notes));
  unwrapRedirects(root);
  chooseMain(root);
  const count = takeFootnotes(root);
  if (count > 0) notes.add('mapped', 'footnotes', `${count}, as \`[^1]\``);
  markHeadings(root);
  for (const table of eachElement(root)) if (isElement(table, 'table')) readTable(table, notes);
}

function keep(child: ElementContent, notes: Notes): ElementContent[] {
  if (child.type === 'comment') return [];
  if (!isElement(child)) return [child];
  if (FOREIGN.includes(child.tagName)) {
    notes.add('dropped', 'HTML', `\`<${child.tagName}>\`, which a briefing cannot hold`, lineOf(child));
    return [];
  }
  if (AROUND.includes(child.tagName)) return [];
  // elements of Word's own, such as `o:p`
  return child.tagName.includes(':') ? child.children : [child];
}

/** Google Docs leads every link by way of Google. */
function unwrapRedirects(root: Root): void {
  for (const link of eachElement(root)) {
    const url = isElement(link, 'a') ? URL.parse(attribute(link, 'href')) : null;
    const to = url?.hostname === 'www.google.com' && url.pathname === '/url' ? url.searchParams.get('q') : null;
    if (to !== null) link.properties.href = to;
  }
}

/** Where a page says which part is the text, the rest goes. */
function chooseMain(root: Root): void {
  const elements = [...eachElement(root)];
  const articles = elements.filter((node) => isElement(node, 'article'));
  const main = elements.find((node) => isElement(node, 'main') || attribute(node, 'role') === 'main');
  const chosen = articles.length === 1 ? articles[0] : main;
  if (chosen !== undefined) root.children = [chosen];
  const isPage = elements.some((node) => isElement(node, 'header', 'footer'));
  if (isPage && chosen === undefined) changeChildren(root, (child) => (isElement(child, 'header', 'footer', 'aside') ? [] : [child]));
}

/** Notes at each heading by which fragments links name it: its own, and those of empty anchors in or before it. */
function markHeadings(root: Root): void {
  for (const parent of [root, ...eachElement(root)]) {
    let waiting: string[] = [];
    for (const child of parent.children) {
      if (isElement(child, 'a') && textOf(child).trim() === '') for (const name of namesOf(child)) waiting.push(name);
      else if (isElement(child, ...HEADINGS)) {
        child.properties[ANCHORS] = JSON.stringify([...waiting, ...[child, ...eachElement(child)].flatMap(namesOf)]);
        waiting = [];
      } else if (child.type !== 'text' || child.value.trim() !== '') waiting = [];
    }
  }
  changeChildren(root, (child, parent) => {
    if (!isElement(child, 'a')) return [child];
    const isPlain =
      attribute(child, 'href') === '' || (textOf(child).trim() === '' && ![...eachElement(child)].some((node) => isElement(node, 'img')));
    // a mark beside a heading by which its address can be copied
    const isHandle = isElement(parent, ...HEADINGS) && /^[#¶§\u{1F517}]?$/u.test(textOf(child).trim());
    return isHandle ? [] : isPlain ? child.children : [child];
  });
}

/** A table without a header gets its first row as one, since Markdown has no other tables. */
function readTable(table: Element, notes: Notes): void {
  const cells = [...eachElement(table)].filter((node) => isElement(node, 'td', 'th'));
  const spans = cells.some((cell) => Number(attribute(cell, 'colSpan') || 1) > 1 || Number(attribute(cell, 'rowSpan') || 1) > 1);
  if (spans) notes.add('dropped', 'table', 'merged cells: each is a cell with empty ones beside it', lineOf(table));
  for (const cell of cells) flatten(cell);
  if (cells.some((cell) => cell.tagName === 'th')) return;
  const [first] = [...eachElement(table)].filter((node) => isElement(node, 'tr'));
  if (first === undefined) return;
  for (const cell of first.children) if (isElement(cell, 'td')) cell.tagName = 'th';
  notes.add(
    'guessed',
    'table',
    `its first row is taken for the header: “${first.children
      .map((cell) => oneLine(textOf(cell)))
      .filter((text) => text !== '')
      .join(' | ')}”`,
    lineOf(table),
  );
}

/** A cell holds one line: paragraphs and list items are joined. */
function flatten(cell: Element): void {
  const children: ElementContent[] = [];
  const walk = (parent: Parent): void => {
    for (const child of parent.children) {
      if (!isElement(child, 'p', 'div', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'br')) {
        if (isContent(child)) children.push(child);
        continue;
      }
      if (children.length > 0) children.push({ type: 'text', value: ' ' });
      walk(child);
    }
  };
  walk(cell);
  cell.children = children;
}
