import type { Place } from '../core/diagnostics/diagnostic.ts';
import type { GlossaryEntry } from '../core/model.ts';
import type { AnyFile } from '../core/validate/check-archive.ts';
import type { View } from './view.ts';

/** What a word of a document stands for. */
export type Target =
  | { readonly kind: 'briefing' | 'theme'; readonly id: string; readonly anchor?: string }
  | { readonly kind: 'picture'; readonly path: string }
  | { readonly kind: 'entry'; readonly list: List; readonly id: string }
  | { readonly kind: 'term'; readonly entry: GlossaryEntry }
  | { readonly kind: 'rule'; readonly code: string }
  | { readonly kind: 'key'; readonly path: readonly string[] };

/** A list of the publication. */
export type List = 'kinds' | 'authors' | 'regions' | 'sectors';

/** A target and the stretch that names it, offsets in the document. */
export interface Reference {
  readonly target: Target;
  readonly start: number;
  readonly end: number;
}

/** What the word at an offset stands for; undefined for mere words, and where the document cannot be read. */
export function findReference(view: View, offset: number): Reference | undefined {
  const { file } = view.now;
  if (file === undefined) return undefined;
  return (
    findInFront(file, view.document.text, offset) ?? findInLinks(file, offset) ?? findInHeading(view, offset) ?? findTerm(view, offset)
  );
}

/** What the values of front matter name, by their path with `*` for numbers. */
const NAMES: Readonly<Record<string, (value: string, file: AnyFile) => Target>> = {
  'themes.*': (id) => ({ kind: 'theme', id }),
  parent: (id) => ({ kind: 'theme', id }),
  'related.*': (id) => ({ kind: 'briefing', id }),
  'supersedes.*': (id) => ({ kind: 'briefing', id }),
  'translation-of': (id) => ({ kind: 'briefing', id }),
  'judgements.*.passage': (anchor, { id }) => ({ kind: 'briefing', id, anchor }),
  kind: (id) => ({ kind: 'entry', list: 'kinds', id }),
  'authors.*': (id) => ({ kind: 'entry', list: 'authors', id }),
  'regions.*': (id) => ({ kind: 'entry', list: 'regions', id }),
  'sectors.*': (id) => ({ kind: 'entry', list: 'sectors', id }),
};

function findInFront(file: AnyFile, text: string, offset: number): Reference | undefined {
  for (const [path, place] of Object.entries(file.places)) {
    if (path === '' || !holds(place, offset)) continue;
    const { start, end } = unquote(text, place);
    const value = text.slice(start, end);
    const code = /^silence\.([^.]+)!$/u.exec(path)?.[1];
    if (code !== undefined) return { target: { kind: 'rule', code }, start, end };
    if (path.endsWith('!')) return { target: { kind: 'key', path: path.slice(0, -1).split('.') }, start, end };
    const name = NAMES[path.replace(/\.\d+(?=\.|$)/gu, '.*')];
    if (name !== undefined && value !== '') return { target: name(value, file), start, end };
  }
  return undefined;
}

function unquote(text: string, { start, end }: Place): { start: number; end: number } {
  const isQuoted = /^(["']).*\1$/su.test(text.slice(start.offset, end.offset));
  return isQuoted ? { start: start.offset + 1, end: end.offset - 1 } : { start: start.offset, end: end.offset };
}

function findInLinks(file: AnyFile, offset: number): Reference | undefined {
  const link = file.body.links.find(({ place }) => holds(place, offset));
  if (link !== undefined) {
    const { target, anchor, place } = link;
    const to = { kind: target.kind, id: target.id, ...(anchor === undefined ? {} : { anchor }) };
    return { target: to, start: place.start.offset, end: place.end.offset };
  }
  const picture = file.body.pictures.find(({ place }) => holds(place, offset));
  if (picture === undefined) return undefined;
  return { target: { kind: 'picture', path: picture.path }, start: picture.place.start.offset, end: picture.place.end.offset };
}

/** A theme in the attributes of a heading. */
function findInHeading({ document }: View, offset: number): Reference | undefined {
  const { start, text } = lineAt(document.text, offset);
  const list = /^#{1,6}[ \t].*\{[^{}]*\bthemes="([^"}]*)"[^{}]*\}\s*$/u.exec(text);
  if (list?.[1] === undefined) return undefined;
  const from = start + text.lastIndexOf(list[1]);
  for (const { 0: id, index } of list[1].matchAll(/[^\s,]+/gu)) {
    const place = { start: from + index, end: from + index + id.length };
    if (offset >= place.start && offset <= place.end) return { target: { kind: 'theme', id }, ...place };
  }
  return undefined;
}

/** A term of the glossary in the line. */
function findTerm({ whole, document }: View, offset: number): Reference | undefined {
  const { start, text } = lineAt(document.text, offset);
  const at = offset - start;
  const found = whole.read.surroundings.matcher.glossaryIn(text).find(({ index, length }) => at >= index && at <= index + length);
  if (found === undefined) return undefined;
  return { target: { kind: 'term', entry: found.entry }, start: start + found.index, end: start + found.index + found.length };
}

/** The line that holds an offset, without its end. */
export function lineAt(text: string, offset: number): { readonly start: number; readonly text: string } {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const length = text.slice(start).search(/[\r\n]/u);
  return { start, text: length === -1 ? text.slice(start) : text.slice(start, start + length) };
}

const holds = ({ start, end }: Place, offset: number): boolean => offset >= start.offset && offset <= end.offset;
