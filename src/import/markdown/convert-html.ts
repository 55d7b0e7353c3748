import type { Html, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { openNotes, type Notes } from '../draft.ts';
import { readFragment } from '../html/read-html.ts';
import { isProblem } from '../problem.ts';
import { isHidingTag, TAG } from './hiding-tag.ts';
import { shorten } from './rewrite.ts';

const PAIRS = { b: 'strong', strong: 'strong', i: 'emphasis', em: 'emphasis', del: 'delete', s: 'delete', strike: 'delete' } as const;

/** Turns HTML within Markdown into Markdown as far as there is any; what is dropped is named with its line. */
export function convertHtml(root: Root, notes: Notes): void {
  visit(root, (node) => {
    if ('children' in node && node.children.some(({ type }) => type === 'html')) convertChildren(node, notes);
  });
}

function convertChildren(parent: Parents, notes: Notes): void {
  const isText = ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'link', 'delete'].includes(parent.type);
  const children = isText
    ? convertPhrasing(parent.children as PhrasingContent[], notes)
    : withoutHidden(parent.children, notes).flatMap((node) => (node.type === 'html' ? convertBlock(node, notes) : [node]));
  (parent.children as RootContent[]) = children;
}

/** Blocks without those between tags that hide them: Markdown makes every tag and every paragraph a block of its own. */
function withoutHidden(blocks: readonly RootContent[], notes: Notes): RootContent[] {
  let hidden: HiddenElement | undefined;
  return blocks.filter((node) => {
    const value = node.type === 'html' ? node.value : '';
    if (hidden !== undefined) {
      hidden.depth += countTags(value, hidden.tag);
      if (hidden.depth <= 0) hidden = undefined;
      return false;
    }
    hidden = findHiddenElement(value);
    if (hidden !== undefined) noteHidden(node as Html, notes);
    return hidden === undefined;
  });
}

/** Elements that hold no blocks, and end before the next one. */
const ENDING = ['img', 'br', 'hr', 'wbr', 'input', 'p'];

interface HiddenElement {
  readonly tag: string;
  depth: number;
}

/** An element that hides what is in it, and does not end in the same block. */
function findHiddenElement(html: string): HiddenElement | undefined {
  for (const { 0: open, 1: tag = '', index } of html.matchAll(TAG)) {
    if (!isHidingTag(open) || ENDING.includes(tag.toLowerCase())) continue;
    const depth = countTags(html.slice(index), tag);
    if (depth > 0) return { tag, depth };
  }
  return undefined;
}

/** How many more elements of a name are opened than closed. */
function countTags(html: string, tag: string): number {
  const tags = [...html.matchAll(new RegExp(`<(/?)${tag}(?![\\w-])`, 'giu'))];
  return tags.reduce((sum, [, closing]) => sum + (closing === '' ? 1 : -1), 0);
}

function convertBlock(node: Html, notes: Notes): RootContent[] {
  const line = node.position?.start.line ?? 1;
  if (isComment(node)) return dropComment(node, notes);
  const inner = openNotes();
  const read = readFragment(node.value, inner);
  const nodes = isProblem(read) ? [] : read.children;
  for (const { kind, subject, text, line: at = 1 } of inner.all) notes.add(kind, subject, text, line + at - 1);
  for (const each of nodes)
    visit(
      each,
      (child) => void (child.position &&= { start: { line: line + child.position.start.line - 1, column: 1 }, end: child.position.end }),
    );
  const shown = `\`${shorten(node.value)}\``;
  if (nodes.length > 0) notes.add('mapped', 'HTML', `${shown} → Markdown`, line);
  else if (!inner.all.some(({ kind }) => kind === 'dropped') && !node.value.startsWith('</')) notes.add('dropped', 'HTML', shown, line);
  return nodes;
}

/** Tags within a line: pairs that Markdown has a mark for, pictures and breaks become that; others go, and their text stays. */
function convertPhrasing(children: readonly PhrasingContent[], notes: Notes): PhrasingContent[] {
  const done: PhrasingContent[] = [];
  const ends = findEnds(children);
  for (let at = 0; at < children.length; at += 1) {
    const node = children[at];
    if (node?.type !== 'html') {
      if (node !== undefined) done.push(node);
      continue;
    }
    const { tag, isClosing } = readTag(node);
    const end = ends.get(at);
    if (isComment(node)) dropComment(node, notes);
    else if (isHidingTag(node.value)) {
      noteHidden(node, notes);
      at = findHiddenEnd(children, at);
    } else if (tag === 'br') done.push({ type: 'break' });
    else if (tag === 'img')
      done.push(
        ...(convertBlock(node, notes).flatMap((block) => (block.type === 'paragraph' ? block.children : block)) as PhrasingContent[]),
      );
    else if (end !== undefined) {
      done.push(...pair(node, tag, convertPhrasing(children.slice(at + 1, end), notes), notes));
      at = end;
    } else if (!isClosing) dropTag(node, notes);
  }
  return done;
}

/** Where a hidden element of a line ends; at the end of the line where nothing closes it. */
function findHiddenEnd(children: readonly PhrasingContent[], from: number): number {
  const first = children[from];
  const { tag } = first?.type === 'html' ? readTag(first) : { tag: '' };
  if (ENDING.includes(tag)) return from;
  let depth = 0;
  for (let at = from; at < children.length; at += 1) {
    const node = children[at];
    if (node?.type === 'html') depth += countTags(node.value, tag);
    if (depth <= 0) return at;
  }
  return children.length;
}

/** For each opening tag the next one that closes its kind. */
function findEnds(children: readonly PhrasingContent[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const next = new Map<string, number>();
  for (let at = children.length - 1; at >= 0; at -= 1) {
    const node = children[at];
    if (node?.type !== 'html') continue;
    const { tag, isClosing } = readTag(node);
    const end = next.get(tag);
    if (isClosing) next.set(tag, at);
    else if (end !== undefined) ends.set(at, end);
  }
  return ends;
}

function readTag({ value }: Html): { tag: string; isClosing: boolean } {
  const [, closing = '', name = ''] = /^<(\/?)([a-z][\w-]*)/iu.exec(value) ?? [];
  return { tag: name.toLowerCase(), isClosing: closing !== '' };
}

function pair(open: Html, tag: string, children: PhrasingContent[], notes: Notes): PhrasingContent[] {
  if (Object.hasOwn(PAIRS, tag)) return [{ type: PAIRS[tag as keyof typeof PAIRS], children }];
  const address = tag === 'a' ? /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/iu.exec(open.value) : null;
  if (address !== null)
    return [
      { type: 'link', url: address[1] ?? address[2] ?? address[3] ?? '', children, ...(open.position && { position: open.position }) },
    ];
  if (['script', 'style', 'iframe', 'object', 'template', 'noscript'].includes(tag)) {
    notes.add('dropped', 'HTML', `\`${shorten(open.value)}\` with what is in it`, open.position?.start.line);
    return [];
  }
  dropTag(open, notes);
  return children;
}

const dropTag = ({ value, position }: Html, notes: Notes): void =>
  notes.add('dropped', 'HTML', `\`${shorten(value)}\`; its text is kept`, position?.start.line);

const noteHidden = ({ value, position }: Html, notes: Notes): void =>
  notes.add('dropped', 'HTML', `\`${shorten(value)}\`, which is hidden, with what is in it`, position?.start.line);

const isComment = ({ value }: Html): boolean => value.startsWith('<!--');

function dropComment({ value, position }: Html, notes: Notes): [] {
  if (!/^<!--\s*more\s*-->$/u.test(value)) notes.add('dropped', 'comment', `\`${shorten(value)}\``, position?.start.line);
  return [];
}
