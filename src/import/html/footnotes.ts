import type { Element, ElementContent, Root } from 'hast';
import { attribute, changeChildren, eachElement, isElement, namesOf, textOf, type Parent } from './elements.ts';

/** Stand for notes until the tree becomes Markdown. */
export const NOTE_MARK = 'note-mark';
export const NOTE_TEXT = 'note-text';

interface FoundNote {
  readonly mark: Element;
  readonly text: Element;
}

/**
 * Finds footnotes however the exporting program writes them: a link to a place that links back. Marks and texts become elements of their own,
 * the texts at the end. Word, Google Docs, kramdown, GitHub and mammoth all write this.
 * @returns how many there are
 */
export function takeFootnotes(root: Root): number {
  const parents = readParents(root);
  const notes = findNotes(root, parents);
  if (notes.length === 0) return 0;
  const marks = new Map(notes.map(({ mark }, index) => [mark, index + 1]));
  const texts = new Map(notes.map(({ text }, index) => [text, index + 1]));
  const kept: Element[] = [];
  changeChildren(root, (child) => {
    if (child.type !== 'element') return [child];
    const mark = marks.get(child);
    if (mark !== undefined) return [element(NOTE_MARK, mark, [])];
    const text = texts.get(child);
    if (text === undefined) return isHollow(child) ? [] : [child];
    kept.push(element(NOTE_TEXT, text, withoutBackLinks(child)));
    return [];
  });
  root.children = [...root.children, ...kept.sort((a, b) => Number(a.properties.note) - Number(b.properties.note))];
  return notes.length;
}

const element = (tagName: string, note: number, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: { note },
  children,
});

function readParents(root: Root): Map<Element, Parent> {
  const parents = new Map<Element, Parent>();
  for (const parent of [root, ...eachElement(root)]) for (const child of parent.children) if (isElement(child)) parents.set(child, parent);
  return parents;
}

function findNotes(root: Root, parents: ReadonlyMap<Element, Parent>): FoundNote[] {
  const byName = new Map<string, Element>();
  for (const node of eachElement(root)) for (const name of namesOf(node)) if (!byName.has(name)) byName.set(name, node);
  const taken = new Set<Element>();
  const notes: FoundNote[] = [];
  const marksOf = countMarks(root);
  const fragments = new Map<Element, ReadonlySet<string>>();
  for (const link of eachElement(root)) {
    const target = isElement(link, 'a') ? byName.get(fragmentOf(link)) : undefined;
    if (target === undefined || taken.has(link) || !/^[[(]?\s*[\p{N}ivxlc*†‡]{1,5}\s*[\])]?$/iu.test(textOf(link).trim())) continue;
    const mark = widen(link, parents, marksOf);
    const own = new Set([...namesOf(link), ...namesOf(mark), ...[...eachElement(mark)].flatMap(namesOf)]);
    const text = isElement(target, 'a', 'sup') ? blockAround(target, parents) : target;
    if (text === undefined || taken.has(text) || isWithin(mark, text, parents)) continue;
    const linked = fragments.get(text) ?? fragmentsIn(text);
    fragments.set(text, linked);
    if (![...own].some((name) => linked.has(name))) continue;
    for (const node of [text, ...eachElement(text)]) taken.add(node);
    notes.push({ mark, text });
  }
  return notes;
}

function fragmentOf(link: Element): string {
  const address = attribute(link, 'href');
  if (!address.startsWith('#')) return '';
  try {
    return decodeURIComponent(address.slice(1));
  } catch {
    return '';
  }
}

/** A mark often stands alone in `sup` and `span`, which go with it. */
function widen(link: Element, parents: ReadonlyMap<Element, Parent>, marksOf: ReadonlyMap<Element, number>): Element {
  let mark = link;
  for (let parent = parents.get(mark); isElement(parent, 'sup', 'span') && marksOf.get(parent) === marksOf.get(link);) {
    mark = parent;
    parent = parents.get(mark);
  }
  return mark;
}

function blockAround(target: Element, parents: ReadonlyMap<Element, Parent>): Element | undefined {
  let block: Parent | undefined = parents.get(target);
  while (isElement(block) && !isElement(block, 'li', 'p', 'div', 'td', 'aside', 'dd')) block = parents.get(block);
  if (!isElement(block)) return undefined;
  const around = parents.get(block);
  return isElement(around, 'div', 'li') && /^s?d?f?(?:fn|ftn|footnote|endnote|edn)/iu.test(attribute(around, 'id')) ? around : block;
}

/** The fragments to which links within a text lead. */
const fragmentsIn = (text: Element): ReadonlySet<string> =>
  new Set([text, ...eachElement(text)].flatMap((node) => (isElement(node, 'a') ? fragmentOf(node) : [])));

/** How many characters that are no blanks each element holds. */
function countMarks(root: Root): ReadonlyMap<Element, number> {
  const counts = new Map<Element, number>();
  const count = (node: Parent): number => {
    const sum = node.children.reduce(
      (all, child) => all + (child.type === 'element' ? count(child) : child.type === 'text' ? child.value.replace(/\s+/gu, '').length : 0),
      0,
    );
    if (node.type === 'element') counts.set(node, sum);
    return sum;
  };
  count(root);
  return counts;
}

function isWithin(node: Element, ancestor: Element, parents: ReadonlyMap<Element, Parent>): boolean {
  for (let at: Parent | undefined = node; isElement(at); at = parents.get(at)) if (at === ancestor) return true;
  return false;
}

/** The text of a note without the links that lead back to its marks. */
function withoutBackLinks(note: Element): ElementContent[] {
  changeChildren(note, (child) => {
    if (!isElement(child)) return [child];
    const isBack =
      isElement(child, 'a') &&
      fragmentOf(child) !== '' &&
      /^(?:[[(]?[\p{N}ivxlc*†‡]{0,5}[\])]?|(?:[↑↩⏎^\s]|\uFE0E)*)$/iu.test(textOf(child).trim());
    const isBare = isElement(child, 'sup', 'span') && textOf(child).trim() === '' && !hasPicture(child);
    return isBack || isBare ? [] : [child];
  });
  const [first] = [...note.children.flatMap((child) => (isElement(child) ? child.children : [child]))];
  if (first?.type === 'text') first.value = first.value.replace(/^[\s\u00A0]+/u, '');
  return note.children;
}

/** Lists and divisions that held nothing but notes. */
const isHollow = (node: Element): boolean =>
  isElement(node, 'ol', 'ul', 'section', 'div') && textOf(node).trim() === '' && !hasPicture(node) && !hasMark(node);

const hasPicture = (node: Element): boolean => [...eachElement(node)].some((child) => isElement(child, 'img', 'table'));
const hasMark = (node: Element): boolean => [...eachElement(node)].some((child) => isElement(child, NOTE_MARK));
