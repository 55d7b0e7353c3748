import type { Image, Link, LinkReference, Nodes, Paragraph, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Prose, ProseBlock } from '../rules/prose.ts';
import type { SplitFile } from './split-front-matter.ts';

/** What is not the writer's own prose. */
const SKIPPED = new Set(['blockquote', 'table', 'footnoteDefinition', 'heading', 'code']);

/** Stands for what is not read as words. */
const BLANK = '·';

/** Collects what the rules of prose look at. To be called before the tree is changed. */
export function collectProse(root: Root, { body, bodyStart }: SplitFile, glossary: Prose['glossary']): Prose {
  const blocks: ProseBlock[] = [];
  const links: Prose['links'][number][] = [];
  const pictures: Prose['pictures'][number][] = [];
  const walk = (node: Nodes, isProse: boolean): void => {
    if (node.type === 'paragraph' && isProse) blocks.push({ start: bodyStart + startOf(node), text: blankOut(node, body) });
    else if (node.type === 'link') links.push({ ...spanOf(node, bodyStart), words: toString(node) });
    else if (node.type === 'image') pictures.push(toPicture(node, body, bodyStart));
    if (!('children' in node)) return;
    const isOwn = isProse && !SKIPPED.has(node.type);
    for (const child of node.children) if (child.type !== 'text') walk(child, isOwn);
  };
  walk(root, true);
  return { blocks, links, pictures, glossary };
}

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

/** The words of a link, or all of it when it has none. */
function spanOf(node: Link, bodyStart: number): { start: number; end: number } {
  const [first, last] = [node.children[0] ?? node, node.children.at(-1) ?? node];
  return { start: bodyStart + startOf(first), end: bodyStart + endOf(last) };
}

function toPicture(node: Image, body: string, bodyStart: number): Prose['pictures'][number] {
  const alternative = node.alt ?? '';
  const from = startOf(node) + 2;
  const [start, end] = body.startsWith(alternative, from) ? [from, from + alternative.length] : [startOf(node), endOf(node)];
  return { start: bodyStart + start, end: bodyStart + end, alternative, name: node.url };
}

function blankOut(paragraph: Paragraph, body: string): string {
  const start = startOf(paragraph);
  let text = body.slice(start, endOf(paragraph));
  const blank = (from: number, to: number): void => {
    text = text.slice(0, from - start) + BLANK.repeat(Math.max(0, to - from)) + text.slice(Math.max(from, to) - start);
  };
  for (const child of paragraph.children) if (child.type !== 'text') blankIn(child, blank);
  if (!text.includes('[')) return text;
  return text.replace(/\[\[[^\][|\n]*\|?|\[\^[^\]\s]+\]/gu, (mark) => BLANK.repeat(mark.length));
}

function blankIn(node: Nodes, blank: (from: number, to: number) => void): void {
  if (!('children' in node) || node.children.length === 0) {
    if (node.type !== 'text') blank(startOf(node), endOf(node));
    return;
  }
  if (node.type === 'link' || node.type === 'linkReference') blankAddress(node, blank);
  for (const child of node.children) if (child.type !== 'text') blankIn(child, blank);
}

function blankAddress(node: Link | LinkReference, blank: (from: number, to: number) => void): void {
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (first === undefined || last === undefined) return;
  if (first.type === 'text' && first.value.includes('://')) blank(startOf(node), endOf(node));
  else {
    blank(startOf(node), startOf(first));
    blank(endOf(last), endOf(node));
  }
}
