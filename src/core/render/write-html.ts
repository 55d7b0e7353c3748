import type { FootnoteDefinition, Image, Link, List, ListItem, Nodes, Parents, Root, RootContent, Table, TableCell } from 'mdast';
import { backLabel, type BodyHtml } from './body-html.ts';
import { classOf, hPropertiesOf } from './plain-tree.ts';
import { splitDashes } from './split-dashes.ts';

/** What is known of a body's notes while it is written. */
interface Notes {
  readonly definitions: ReadonlyMap<string, FootnoteDefinition>;
  /** How often each note has been referred to, by identifier, in the order of first use. */
  readonly uses: Map<string, number>;
  /** Within a table the text of cells alone is set for reading. */
  readonly isTable: boolean;
}

/**
 * Writes a tree for which `isPlainTree` holds, as the reference pipeline does. It can write no element, attribute or protocol that the
 * sanitizer would take out, and escapes every text (docs/decisions/0013-a-faster-parser-behind-the-same-tree.md).
 */
export function writeHtml(root: Root): BodyHtml {
  const notes: Notes = { definitions: definitionsOf(root), uses: new Map(), isTable: false };
  const sections: string[][] = [];
  for (const node of root.children) {
    const html = writeBlock(node, notes);
    if (node.type === 'heading') sections.push([]);
    else if (html !== '') sections.at(-1)?.push(html);
  }
  const list = writeNotes(notes);
  return { sections: sections.map((blocks) => blocks.join('\n')), ...(list === undefined ? {} : { notes: list }) };
}

function definitionsOf(root: Root): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>();
  for (const node of root.children)
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  return definitions;
}

/** A block; empty for what shows elsewhere or nowhere. */
function writeBlock(node: RootContent, notes: Notes): string {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      return `<p>${writeInlines(node, notes)}</p>`;
    case 'list':
      return writeList(node, notes);
    case 'blockquote':
      return `<blockquote>\n${writeBlocks(node, notes)}</blockquote>`;
    case 'table':
      return writeTable(node, { ...notes, isTable: true });
    case 'code':
      return `<pre><code>${escapeText(node.value === '' ? '' : `${node.value}\n`)}</code></pre>`;
    case 'thematicBreak':
      return '<hr>';
    default:
      return '';
  }
}

const writeBlocks = (node: Parents, notes: Notes): string => node.children.map((child) => `${writeBlock(child, notes)}\n`).join('');

function writeList(node: List, notes: Notes): string {
  const isLoose = node.spread === true || node.children.some(isLooseItem);
  const start = typeof node.start === 'number' && node.start !== 1 ? ` start="${node.start}"` : '';
  const name = node.ordered === true ? 'ol' : 'ul';
  return `<${name}${start}>\n${node.children.map((item) => `<li>${writeItem(item, isLoose, notes)}</li>\n`).join('')}</${name}>`;
}

const isLooseItem = (item: ListItem): boolean => item.spread ?? item.children.length > 1;

function writeItem(item: ListItem, isLoose: boolean, notes: Notes): string {
  let html = '';
  for (const [index, child] of item.children.entries()) {
    const isBare = child.type === 'paragraph' && !isLoose;
    if (!isBare || index !== 0) html += '\n';
    html += isBare ? writeInlines(child, notes) : writeBlock(child, notes);
  }
  const last = item.children.at(-1);
  return last !== undefined && (isLoose || last.type !== 'paragraph') ? `${html}\n` : html;
}

function writeTable(table: Table, notes: Notes): string {
  const [head, ...rows] = table.children.map(({ children }, index) => writeRow(children, table, index === 0, notes));
  const names = (table.children[0]?.children ?? []).slice(0, table.align?.length).map(textOf);
  const label = escapeAttribute(`Table: ${names.filter((name) => name !== '').join(', ')}`);
  const body = rows.length === 0 ? '' : `<tbody>\n${rows.join('')}</tbody>\n`;
  return (
    `<div class="scroll" role="region" tabindex="0" aria-label="${label}">` +
    `<table>\n<thead>\n${head ?? ''}</thead>\n${body}</table></div>`
  );
}

const CELL_CLASSES: Readonly<Record<string, string>> = { right: ' class="num"', center: ' class="mid"' };

function writeRow(cells: readonly TableCell[], table: Table, isHead: boolean, notes: Notes): string {
  const html = (table.align ?? []).map((align, index) => {
    const cell = cells[index];
    const content = cell === undefined ? '' : writeInlines(cell, notes);
    return isHead
      ? `<th scope="col"${CELL_CLASSES[align ?? ''] ?? ''}>${content}</th>\n`
      : `<td${CELL_CLASSES[align ?? ''] ?? ''}>${content}</td>\n`;
  });
  return `<tr>\n${html.join('')}</tr>\n`;
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return trimLines(node.value);
  if (node.type === 'inlineCode') return node.value.replace(/\r?\n|\r/gu, ' ');
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function writeInlines(parent: Parents, notes: Notes): string {
  const setsDashes = !notes.isTable || parent.type === 'tableCell';
  let html = '';
  for (const node of parent.children)
    html += node.type === 'text' ? writeText(trimLines(node.value), setsDashes) : writeInline(node, notes);
  return html;
}

function writeInline(node: Nodes, notes: Notes): string {
  switch (node.type) {
    case 'emphasis':
      return `<em>${writeInlines(node, notes)}</em>`;
    case 'strong':
      return `<strong>${writeInlines(node, notes)}</strong>`;
    case 'delete':
      return `<del>${writeInlines(node, notes)}</del>`;
    case 'inlineCode':
      return `<code>${writeText(node.value.replace(/\r?\n|\r/gu, ' '), !notes.isTable)}</code>`;
    case 'break':
      return '<br>\n';
    case 'link':
      return writeLink(node, notes);
    case 'image':
      return writeImage(node);
    case 'footnoteReference':
      return writeReference(node.identifier, notes);
    default:
      return '';
  }
}

function writeLink(node: Link, notes: Notes): string {
  const { className } = hPropertiesOf(node.data);
  const attributes = [
    writeAttribute('href', encodeUrl(node.url)),
    writeAttribute('title', node.title),
    writeAttribute('class', classOf(className)),
  ];
  return `<a${attributes.join('')}>${writeInlines(node, notes)}</a>`;
}

function writeImage(node: Image): string {
  const { src, className } = hPropertiesOf(node.data);
  const attributes = [
    writeAttribute('src', String(src)),
    writeAttribute('alt', node.alt),
    writeAttribute('title', node.title),
    writeAttribute('class', classOf(className)),
  ];
  return `<img${attributes.join('')}>`;
}

function writeReference(id: string, { uses }: Notes): string {
  const use = (uses.get(id) ?? 0) + 1;
  uses.set(id, use);
  const number = [...uses.keys()].indexOf(id) + 1;
  return `<sup><a href="#fn-${id}" id="fnref-${id}${use > 1 ? `-${use}` : ''}" aria-label="Note ${number}">${number}</a></sup>`;
}

/** The notes that are referred to, in the order of first use, each with links back. A note may refer to others. */
function writeNotes(notes: Notes): string | undefined {
  const items: { id: string; index: number; html: string }[] = [];
  let index = -1;
  for (const id of notes.uses.keys()) {
    index += 1;
    const definition = notes.definitions.get(id);
    if (definition !== undefined) items.push({ id, index, html: definition.children.map((child) => writeBlock(child, notes)).join('\n') });
  }
  const list = items.map(({ id, index, html }) => {
    const back = writeBackLinks(id, index, notes.uses.get(id) ?? 0);
    return `<li id="fn-${id}">\n${html.slice(0, -'</p>'.length)} ${back}</p>\n</li>\n`;
  });
  return list.length === 0 ? undefined : `<ol>\n${list.join('')}</ol>`;
}

function writeBackLinks(id: string, index: number, uses: number): string {
  return Array.from({ length: uses }, (_, at) => {
    const [suffix, mark] = at === 0 ? ['', ''] : [`-${at + 1}`, `<sup>${at + 1}</sup>`];
    return `<a href="#fnref-${id}${suffix}" aria-label="${escapeAttribute(backLabel(index, at + 1))}" class="back">↩${mark}</a>`;
  }).join(' ');
}

function writeText(text: string, setsDashes: boolean): string {
  if (!setsDashes || !text.includes('—')) return escapeText(text);
  return splitDashes(text)
    .map((part, index) => (index % 2 === 0 ? escapeText(part) : `<span class="nb">${escapeText(part)}</span>`))
    .join('');
}

/** Removes spaces and tabs around the line ends within a text. */
const trimLines = (text: string): string =>
  text.includes('\n') || text.includes('\r') ? text.replace(/[ \t]*(\r?\n|\r)[ \t]*/gu, '$1') : text;

const escapeText = (text: string): string => (/[&<]/u.test(text) ? text.replace(/[&<]/gu, toReference) : text);
const escapeAttribute = (text: string): string => text.replace(/["&'`\0]/gu, toReference);
const toReference = (character: string): string => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;

const writeAttribute = (name: string, value: string | null | undefined): string =>
  value === null || value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`;

/** Encodes what may not stand in an address; what is encoded already stays. */
const encodeUrl = (url: string): string => url.replace(/%(?![\dA-Za-z]{2})|[^!#$%&-;=?-Z_a-z~]/gu, encodeURIComponent);
