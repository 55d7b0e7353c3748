import type { Root } from 'hast';
import { eachElement, isElement, textOf } from './elements.ts';
import { HIDING } from './hiding.ts';

/** A selector that an element alone can be compared with: `p.note#one`. */
export interface Compound {
  readonly tag: string | undefined;
  readonly id: string | undefined;
  readonly classes: readonly string[];
}

interface HidingRules {
  readonly compounds: readonly Compound[];
  /** Descriptions of the rules that hide something, of which it is not known what. */
  readonly unclear: readonly string[];
}

/** More are no style sheet of a text. */
const MAX_RULES = 300;

/** The rules of a page's own style sheets that hide text. */
export function readHidingRules(root: Root): HidingRules {
  const sheets = [...eachElement(root)].filter((node) => isElement(node, 'style')).map((node) => withoutComments(textOf(node)));
  const selectors = sheets.flatMap(listHiding);
  const read = selectors.slice(0, MAX_RULES).map((selector) => ({ selector, compound: readCompound(selector) }));
  const unclear = [...read.flatMap(({ selector, compound }) => (compound === undefined ? [selector] : [])), ...selectors.slice(MAX_RULES)];
  const imports = sheets.some((sheet) => /@import\b/iu.test(sheet)) ? ['a style sheet beside the page, not read,'] : [];
  return { compounds: read.flatMap(({ compound }) => compound ?? []), unclear: [...describe(unclear), ...imports] };
}

function describe(selectors: readonly string[]): string[] {
  if (selectors.length === 0) return [];
  const shown = [...new Set(selectors)].slice(0, 5).map((selector) => `\`${selector.replace(/\s+/gu, ' ').slice(0, 80)}\``);
  return [`its style ${shown.join(', ')}${selectors.length > shown.length ? ` and ${selectors.length - shown.length} more` : ''}`];
}

/** The selectors of rules that hide on screens. Groups such as `@supports` may hold or not: their selectors are no simple ones. */
function listHiding(sheet: string): string[] {
  const open: string[] = [];
  const found: string[] = [];
  let start = 0;
  for (const { 0: brace, index } of sheet.matchAll(/[{}]/gu)) {
    const text = sheet.slice(start, index);
    start = index + 1;
    if (brace === '{') open.push((text.split(';').at(-1) ?? '').trim());
    else {
      const selector = open.pop() ?? '';
      if (
        HIDING.test(text) &&
        !selector.startsWith('@') &&
        !open.some((group) => /^@(?:media\s+print\b|page\b|font-face\b|keyframes\b)/iu.test(group))
      )
        found.push(...selector.split(',').map((each) => [...open.filter(isConditional), each.trim()].join(' ')));
    }
  }
  return found.filter((selector) => !/:(?:before|after|marker|placeholder|selection|-webkit-[\w-]+|-moz-[\w-]+)$/iu.test(selector));
}

const isConditional = (group: string): boolean => !/^@media\s+(?:screen|all)$/iu.test(group);

function readCompound(selector: string): Compound | undefined {
  const found = /^([a-z][\w-]*)?((?:[.#][\w-]+)*)$/iu.exec(selector);
  const [tag, marks] = [found?.[1]?.toLowerCase(), found?.[2] ?? ''];
  const names = marks.match(/[.#][\w-]+/gu) ?? [];
  const [id, ...otherIds] = names.filter((name) => name.startsWith('#'));
  // A page that is hidden as a whole is shown by its scripts.
  const isWhole = names.length === 0 && (tag === undefined || tag === 'html' || tag === 'body');
  if (found === null || isWhole || otherIds.length > 0) return undefined;
  return { tag, id: id?.slice(1), classes: names.filter((name) => name.startsWith('.')).map((name) => name.slice(1)) };
}

/** Word puts a style sheet between marks of an HTML comment. */
function withoutComments(sheet: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let open = sheet.indexOf('/*'); open !== -1; open = sheet.indexOf('/*', at)) {
    parts.push(sheet.slice(at, open));
    const end = sheet.indexOf('*/', open + 2);
    at = end === -1 ? sheet.length : end + 2;
  }
  return [...parts, sheet.slice(at)].join('').replaceAll('<!--', '').replaceAll('-->', '');
}
