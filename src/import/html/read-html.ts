import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import { openNotes, type Draft, type Notes } from '../draft.ts';
import { isProblem, type ImportProblem } from '../problem.ts';
import { checkSize } from '../sizes.ts';
import { cleanHtml } from './clean-html.ts';
import { attribute, changeChildren, eachElement, isElement, textOf } from './elements.ts';
import { isTangled } from './find-tangle.ts';
import { oneLine, readPageFacts } from './page-facts.ts';
import { toMarkdownTree } from './to-markdown.ts';

/** Deeper than any page that people write; the converters call themselves for each level. */
const MAX_DEPTH = 150;

const pages = rehype().freeze();
const fragments = rehype().data('settings', { fragment: true }).freeze();

/** Reads a page that a browser could show, or that a word processor saved. Nothing it names is loaded. */
export function readHtml(text: string, source: string): Draft | ImportProblem {
  const notes = openNotes();
  const page = readPage(text, notes);
  if (isProblem(page)) return page;
  return { source, ...page, name: '', isDraft: false, tags: [], names: [], text: '', notes };
}

/** Reads a page: what it says of itself, its text, and the pictures that stand in the text. */
export function readPage(text: string, notes: Notes): Pick<Draft, 'front' | 'body' | 'pictures'> | ImportProblem {
  const page = parseSafely(text, (safe) => pages.parse(safe));
  if (isProblem(page)) return page;
  const front = readPageFacts(page);
  const title = takeTitle(page) ?? findHeadline(page, front.title);
  const body = convert(page, notes);
  const pictures = takeEmbedded(body);
  return { front: title === undefined ? front : { ...front, title }, body, pictures };
}

/** Turns a piece of HTML into Markdown's tree. */
export function readFragment(html: string, notes: Notes): Root | ImportProblem {
  const page = parseSafely(html, (safe) => fragments.parse(safe));
  return isProblem(page) ? page : convert(page, notes);
}

function convert(page: HtmlRoot, notes: Notes): Root {
  cleanHtml(page, notes);
  return toMarkdownTree(page);
}

function parseSafely(text: string, parse: (text: string) => HtmlRoot): HtmlRoot | ImportProblem {
  const excess = checkSize(text.length, 'page');
  if (excess !== undefined) return excess;
  if (isTangled(text)) return tooDeep();
  let page: HtmlRoot;
  try {
    page = parse(text);
  } catch (error) {
    // The parser calls itself for each level as well.
    if (error instanceof RangeError) return tooDeep();
    throw error;
  }
  return isTooDeep(page) ? tooDeep() : page;
}

/** Without calling itself, since it looks for what makes calls too deep. */
function isTooDeep(page: HtmlRoot): boolean {
  let level: readonly object[] = [page];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((node) => ('children' in node ? (node.children as object[]) : []));
  }
  return false;
}

const tooDeep = (): ImportProblem => refuse(`Unexpected page of over ${MAX_DEPTH} levels, expected a text`);

const refuse = (reason: string): ImportProblem => ({ code: 'import-document', reason, fix: 'save the text alone, and import that' });

/** The paragraph that a word processor gives the style of a title. */
function takeTitle(page: HtmlRoot): string | undefined {
  const found = [...eachElement(page)].find(
    (node) => isElement(node, 'p', 'h1') && /(?:^|\s)(?:title|MsoTitle)(?:\s|$)/u.test(attribute(node, 'className')),
  );
  if (found === undefined) return undefined;
  changeChildren(page, (child) => (child === found ? [] : [child]));
  return oneLine(textOf(found)) || undefined;
}

/** The first-level heading, where the page's own title is it with the site's name beside it: `A finding | The Desk`. */
function findHeadline(page: HtmlRoot, title: unknown): string | undefined {
  const [first, ...others] = [...eachElement(page)].filter((node) => isElement(node, 'h1'));
  if (typeof title !== 'string' || first === undefined || others.length > 0) return undefined;
  const words = oneLine(textOf(first));
  return title.split(/\s[|·:–—-]{1,2}\s/u).includes(words) ? words : undefined;
}

/** Takes pictures that stand in the text itself out of it. */
function takeEmbedded(root: Root): Map<string, Uint8Array> {
  const pictures = new Map<string, Uint8Array>();
  visit(root, 'image', (image) => {
    const data = /^data:image\/[\w.+-]+;base64,/iu.exec(image.url)?.[0];
    if (data === undefined) return;
    const name = `embedded:${pictures.size + 1}`;
    pictures.set(name, Buffer.from(image.url.slice(data.length), 'base64'));
    image.url = name;
  });
  return pictures;
}
