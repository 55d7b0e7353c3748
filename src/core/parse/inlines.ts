import type { Definition, Image, Link, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import { posix } from 'node:path';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { FileReporter, Finding } from '../diagnostics/reporter.ts';
import type { Body, InternalLink, PictureUse } from '../model.ts';
import { nestedHeading } from '../rules/heading-level.ts';
import { judgeHtml } from '../rules/html-raw.ts';
import { noteElsewhere, wordUndefined } from '../rules/note-undefined.ts';
import { judgeAlternative } from '../rules/picture-alternative.ts';
import { wordElsewhere } from '../rules/picture-place.ts';
import { makeSlot } from '../text/slots.ts';
import { decodeAddress, resolveLink, toHref } from './links.ts';
import type { BodyContext, BodySection } from './read-body.ts';
import type { SplitFile } from './split-front-matter.ts';

/** A replacement in the body's text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Inlines {
  readonly links: InternalLink[];
  readonly pictures: PictureUse[];
  readonly citations: { source: number; place: Body['citations'][number]['place'] }[];
}

interface Walk extends Inlines {
  readonly split: SplitFile;
  readonly context: BodyContext;
  readonly report: FileReporter;
  readonly edits: Edit[];
  /** Passage that the nodes being visited belong to. */
  from: string;
}

/** Bracketed marks that Markdown leaves as text: `[[slug#passage|words]]` and `[^name]`. */
const MARK = /\[\[([^[\]|#\n]+)(?:#([^[\]|\n]+))?(?:\|([^[\]\n]+))?\]\]|\[\^([^\]\s]+)\]/gu;

/** Resolves links, pictures, citations and `[[slug]]`s in place; reports raw HTML and what leads nowhere. */
export function readInlines(
  root: Root,
  sections: readonly BodySection[],
  split: SplitFile,
  context: BodyContext,
  report: FileReporter,
  edits: Edit[],
): Inlines {
  const walk: Walk = { links: [], pictures: [], citations: [], split, context, report, edits, from: sections[0]?.id ?? '' };
  const starts = new Map<Nodes, string>(sections.map((section) => [section.heading, section.id]));
  readChildren(root, starts, walk);
  return { links: walk.links, pictures: walk.pictures, citations: walk.citations };
}

/** In the order of the text; replacements are not read again. */
function readChildren(parent: Parents, starts: ReadonlyMap<Nodes, string>, walk: Walk): void {
  for (let index = 0; index < parent.children.length;) {
    const node = parent.children[index] as Nodes;
    if (node.type === 'text') {
      index += readText(node, index, parent, walk);
      continue;
    }
    walk.from = starts.get(node) ?? walk.from;
    readNode(node, parent, walk);
    if ('children' in node) readChildren(node, starts, walk);
    index += 1;
  }
}

function readNode(node: Nodes, parent: Parents, walk: Walk): void {
  if (node.type === 'html') report(node, 'html-raw', judgeHtml(node.value), walk);
  else if (node.type === 'heading' && parent.type !== 'root') report(node, 'heading-level', nestedHeading, walk);
  else if (node.type === 'link' || node.type === 'definition') readLink(node, walk);
  else if (node.type === 'image') readPicture(node, parent, walk);
  else if (node.type === 'imageReference') report(node, 'picture-place', wordElsewhere(), walk);
  else if (node.type === 'footnoteReference' && walk.context.kind !== 'briefing') report(node, 'note-undefined', noteElsewhere, walk);
  else if (node.type === 'listItem' && typeof node.checked === 'boolean') node.checked = null;
}

const startOf = (node: Nodes, walk: Walk): number => walk.split.bodyStart + (node.position?.start.offset ?? 0);
const endOf = (node: Nodes, walk: Walk): number => walk.split.bodyStart + (node.position?.end.offset ?? 0);

function report(node: Nodes, code: DiagnosticCode, finding: Finding | undefined, walk: Walk): void {
  if (finding !== undefined) walk.report.at(code, startOf(node, walk), endOf(node, walk), finding);
}

function readLink(node: Link | Definition, walk: Walk): void {
  const target = resolveLink(node.url, walk.context.path);
  const { start, end } = addressOf(node, walk);
  if (target.is === 'wrong') {
    walk.report.at('link-form', start, end, { reason: target.reason, fix: target.fix, actual: node.url });
  } else if (target.is !== 'external') {
    const kind = walk.context.kind === 'theme' ? 'theme' : 'briefing';
    const to = target.is === 'here' ? ({ kind, id: walk.context.id, path: walk.context.path, anchor: target.anchor } as const) : target;
    keepLink(to, start, end, walk);
    if (target.is === 'internal') editAddress(node, toHref(walk.context.lexicon.base, target.kind, target.id, target.anchor), walk);
  }
}

/** The place of a link's or picture's address, as far as it stands in the source as it is; else the whole of it. */
function addressOf(node: Link | Definition | Image, walk: Walk): Span {
  const [start, end] = [startOf(node, walk), endOf(node, walk)];
  const at = node.url === '' ? -1 : walk.split.body.slice(start - walk.split.bodyStart, end - walk.split.bodyStart).lastIndexOf(node.url);
  return at === -1 ? { start, end } : { start: start + at, end: start + at + node.url.length };
}

function keepLink(
  to: { kind: 'briefing' | 'theme'; id: string; path?: string; anchor?: string },
  start: number,
  end: number,
  walk: Walk,
): void {
  walk.links.push({
    target: { kind: to.kind, id: to.id, ...(to.path === undefined ? {} : { path: to.path }) },
    ...(to.anchor === undefined ? {} : { anchor: to.anchor }),
    from: walk.from,
    place: walk.report.locator.place(start, end),
  });
}

/** Replaces a link's address in the tree and in the Markdown alternate. */
function editAddress(node: Link | Definition, href: string, walk: Walk): void {
  const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  const at = walk.split.body.slice(from, to).lastIndexOf(node.url);
  if (at !== -1) walk.edits.push({ start: from + at, end: from + at + node.url.length, text: href });
  node.url = href;
}

function readPicture(node: Image, parent: Parents, walk: Walk): void {
  report(node, 'picture-alternative', judgeAlternative(node.alt ?? ''), walk);
  const name = decodeAddress(node.url);
  if (name === undefined || /[:/]/u.test(name) || walk.context.kind !== 'briefing') {
    report(node, 'picture-place', wordElsewhere(node.url), walk);
    return;
  }
  const path = posix.join(posix.dirname(walk.context.path), name);
  const address = addressOf(node, walk);
  walk.pictures.push({ path, alt: node.alt ?? '', place: walk.report.locator.place(address.start, address.end) });
  const slot = makeSlot('picture', path);
  const figure = parent.type === 'paragraph' && parent.children.length === 1;
  node.data = { ...node.data, hProperties: { src: slot, ...(figure ? { className: ['figure'] } : {}) } };
  const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  const at = walk.split.body.slice(from, to).lastIndexOf(node.url);
  if (at !== -1) walk.edits.push({ start: from + at, end: from + at + node.url.length, text: slot });
}

/** Replaces marks in a text; returns how many nodes stand in its place. */
function readText(node: Text, index: number, parent: Parents, walk: Walk): number {
  if (!node.value.includes('[[') && !node.value.includes('[^')) return 1;
  const pieces: PhrasingContent[] = [];
  let last = 0;
  for (const match of node.value.matchAll(MARK)) {
    const place = placeOf(match, node, walk);
    const replacement = place && (match[4] === undefined ? readWikiLink(match, place, walk) : readCitation(match, place, walk));
    if (replacement === undefined) continue;
    if (match.index > last) pieces.push({ type: 'text', value: node.value.slice(last, match.index) });
    pieces.push(replacement);
    last = match.index + match[0].length;
  }
  if (pieces.length === 0) return 1;
  if (last < node.value.length) pieces.push({ type: 'text', value: node.value.slice(last) });
  (parent.children as PhrasingContent[]).splice(index, 1, ...pieces);
  return pieces.length;
}

function readWikiLink(match: RegExpExecArray, { start }: Span, walk: Walk): PhrasingContent {
  const [all, id = '', anchor, words] = match;
  const address = `${id}${anchor === undefined ? '' : `#${anchor}`}`;
  keepLink({ kind: 'briefing', id, ...(anchor === undefined ? {} : { anchor }) }, start + 2, start + 2 + address.length, walk);
  const href = toHref(walk.context.lexicon.base, 'briefing', id, anchor);
  const label = words ?? makeSlot('title', id);
  walk.edits.push({ start: start - walk.split.bodyStart, end: start - walk.split.bodyStart + all.length, text: `[${label}](${href})` });
  return { type: 'link', url: href, children: [{ type: 'text', value: label }] };
}

function readCitation(match: RegExpExecArray, { start, end }: Span, walk: Walk): PhrasingContent | undefined {
  const name = match[4] ?? '';
  const number = /^source-([1-9]\d*)$/u.exec(name)?.[1];
  if (number === undefined || walk.context.kind !== 'briefing') {
    walk.report.at('note-undefined', start, end, wordUndefined(name));
    return undefined;
  }
  walk.citations.push({ source: Number(number), place: walk.report.locator.place(start, end) });
  return {
    type: 'link',
    url: `#source-${number}`,
    data: { hProperties: { className: ['cite'] } },
    children: [{ type: 'text', value: `[${number}]` }],
  };
}

/** Offsets in the file. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The place in the file of a match in a text node; absent when the source escapes it. */
function placeOf(match: RegExpExecArray, node: Text, walk: Walk): Span | undefined {
  const from = (node.position?.start.offset ?? 0) + match.index;
  const start = walk.split.body.indexOf(match[0], from);
  const end = start + match[0].length;
  const isEscaped = walk.split.body[start - 1] === '\\';
  if (start === -1 || isEscaped || end > (node.position?.end.offset ?? 0)) return undefined;
  return { start: walk.split.bodyStart + start, end: walk.split.bodyStart + end };
}
