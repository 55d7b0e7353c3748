import { slug } from 'github-slugger';
import type { Heading, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { headingText } from '../../core/parse/headings.ts';
import { judgeAddress } from '../../core/rules/passage-id.ts';
import { ID } from '../../core/text/id.ts';
import type { Notes } from '../draft.ts';
import { makeSlug } from '../slug.ts';
import { splitAttributes } from './split-attributes.ts';

/** A body whose headings are those of a briefing. */
export interface SettledHeadings {
  /** The heading that is the title; it is no longer in the body. */
  readonly title?: string;
  /** The passage's address for every fragment by which links of the source may name it. */
  readonly anchors: ReadonlyMap<string, string>;
}

/**
 * Makes the headings of a body those of a briefing, in place: from level 2 on, none skipped, none within quotations or lists, each with an
 * address of its own.
 * @param title as the source says elsewhere
 */
export function settleHeadings(root: Root, title: string | undefined, notes: Notes): SettledHeadings {
  unnest(root, notes);
  root.children = root.children.filter((node, index, all) => node.type !== 'thematicBreak' || isBetween(index, all));
  const fragments = new Map(headingsOf(root).map((heading) => [heading, cleanHeading(heading, notes)]));
  root.children = root.children.filter((node) => node.type !== 'heading' || headingText(node) !== '' || dropEmpty(node, notes));
  const own = takeTitle(root, title, notes);
  setLevels(root, notes);
  const anchors = setAnchors(root, fragments, notes);
  return { anchors, ...(own === undefined ? {} : { title: own }) };
}

/** Whether a rule parts texts: not at an end, where notes stood below it, nor beside a heading, which parts them as well. */
function isBetween(index: number, all: readonly RootContent[]): boolean {
  const [before, after] = [all[index - 1], all[index + 1]];
  return [before, after].every((node) => node !== undefined && !['heading', 'footnoteDefinition', 'thematicBreak'].includes(node.type));
}

/** Puts a heading above text that begins without one. */
export function addOpening(root: Root, words: string, notes: Notes): void {
  const first = root.children.find(({ type }) => type !== 'definition' && type !== 'footnoteDefinition');
  if (first === undefined || first.type === 'heading') return;
  root.children.unshift({ type: 'heading', depth: 2, children: [{ type: 'text', value: words }] });
  notes.add('guessed', 'heading added', `“${words}”, because the text begins without one`);
}

const headingsOf = (root: Root): Heading[] => root.children.filter((node) => node.type === 'heading');

/** Headings in quotations and lists become bold lines. */
function unnest(root: Root, notes: Notes): void {
  visit(root, 'heading', (node, index, parent) => {
    if (parent === undefined || index === undefined || parent.type === 'root') return;
    const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'strong', children: node.children }] };
    parent.children[index] = paragraph;
    notes.add('mapped', 'heading', `“${toString(node)}”, within a quotation or list → bold`, node.position?.start.line);
  });
}

/** Leaves words alone in a heading; gives the fragments that name it. */
function cleanHeading(heading: Heading, notes: Notes): string[] {
  const line = heading.position?.start.line;
  const flat = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
    nodes.flatMap((node): PhrasingContent[] => {
      if (node.type === 'break') return [{ type: 'text', value: ' ' }];
      if (
        node.type !== 'link' &&
        node.type !== 'linkReference' &&
        node.type !== 'image' &&
        node.type !== 'imageReference' &&
        node.type !== 'footnoteReference'
      )
        return [node];
      notes.add(
        'dropped',
        'heading',
        `a ${node.type === 'footnoteReference' ? 'note' : node.type.replace('Reference', '').replace('image', 'picture')} in “${toString(heading)}”; its words are kept`,
        line,
      );
      return 'children' in node ? flat(node.children) : [];
    });
  heading.children = flat(heading.children);
  return [...takeId(heading), ...(heading.data?.anchors ?? [])];
}

/** Attributes as Pandoc, Hugo and kramdown write them: `{#id .class key=value}`. */
function takeId(heading: Heading): string[] {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return [];
  const { words, attributes } = splitAttributes(last.value);
  last.value = words;
  const id = /#([^\s}]+)/u.exec(attributes ?? '')?.[1];
  return id === undefined ? [] : [id];
}

function dropEmpty(heading: Heading, notes: Notes): false {
  notes.add('dropped', 'heading', 'without words', heading.position?.start.line);
  return false;
}

/** A single first-level heading at the top is the title, when nothing else is or it says the same. */
function takeTitle(root: Root, title: string | undefined, notes: Notes): string | undefined {
  const [first, ...others] = headingsOf(root);
  if (first?.depth !== 1 || others.some(({ depth }) => depth === 1)) return undefined;
  const words = headingText(first);
  if (title !== undefined && makeSlug(title) !== makeSlug(words)) return undefined;
  root.children = root.children.filter((node) => node !== first);
  notes.add('mapped', 'title', `the heading “${words}” is the title and leaves the text`);
  return words;
}

function setLevels(root: Root, notes: Notes): void {
  const headings = headingsOf(root);
  const shift = 2 - headings.reduce((least, { depth }) => Math.min(least, depth), Infinity);
  let level = 1;
  for (const heading of headings) {
    const wanted = Math.min(heading.depth + shift, level + 1, 4);
    if (wanted !== heading.depth + shift)
      notes.add('guessed', 'heading', `“${headingText(heading)}” is of level ${wanted}`, heading.position?.start.line);
    heading.depth = wanted as Heading['depth'];
    level = wanted;
  }
  if (shift !== 0 && headings.length > 0) notes.add('mapped', 'headings', `of level ${2 - shift} and below → of level 2 and below`);
}

function setAnchors(root: Root, fragments: ReadonlyMap<Heading, readonly string[]>, notes: Notes): Map<string, string> {
  const anchors = new Map<string, string>();
  const taken = new Map<string, string>();
  const counts = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const heading of headingsOf(root)) {
    const words = headingText(heading);
    const natural = slug(words);
    const stated = (fragments.get(heading) ?? [])
      .filter((name) => !/^_(?:Toc|Ref|Hlk)|^h\.|^_heading/u.test(name))
      .find((name) => ID.test(name));
    const id = chooseId(
      [stated ?? natural, natural, ...(taken.has(natural) ? [] : [`the-${makeSlug(words)}`]), makeSlug(words)],
      { taken, numbers },
      words,
    );
    if (id !== natural) {
      heading.children.push({ type: 'text', value: ` {#${id}}` });
      notes.add('mapped', 'address', `the passage “${words}” is \`#${id}\``);
    }
    const count = counts.get(natural) ?? 0;
    counts.set(natural, count + 1);
    const numbered = count === 0 ? natural : `${natural}-${count}`;
    for (const name of [...(fragments.get(heading) ?? []), numbered, pandocId(words), words]) if (!anchors.has(name)) anchors.set(name, id);
  }
  for (const id of [...anchors.values()]) if (!anchors.has(id)) anchors.set(id, id);
  return anchors;
}

interface TakenIds {
  /** The headings that have them. */
  readonly taken: Map<string, string>;
  /** With which number to go on, since a text may have the same heading thousands of times. */
  readonly numbers: Map<string, number>;
}

/** The first that may be a passage's address, else the last with a number. */
function chooseId(wanted: readonly string[], { taken, numbers }: TakenIds, title: string): string {
  const isFree = (id: string): boolean => judgeAddress(id, taken.get(id)) === undefined;
  let id = wanted.find(isFree);
  const base = (wanted.at(-1) ?? '') || 'passage';
  for (let number = numbers.get(base) ?? 2; id === undefined; number += 1) {
    if (isFree(`${base}-${number}`)) id = `${base}-${number}`;
    numbers.set(base, number + 1);
  }
  taken.set(id, title);
  return id;
}

/** As Pandoc and kramdown make it: from the first letter on. */
const pandocId = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\s.-]/gu, '')
    .trim()
    .replace(/\s+/gu, '-')
    .replace(/^[^\p{L}]+/u, '');
