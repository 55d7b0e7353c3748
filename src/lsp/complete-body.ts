import { posix } from 'node:path';
import { resolveLink } from '../core/parse/links.ts';
import { listBriefings, listThemes, type Candidate } from './candidates.ts';
import { lineAt } from './find-reference.ts';
import type { Offer } from './offer.ts';
import { findFile, type View } from './view.ts';

/** What may stand at an offset of a Markdown body: targets of links, passages, pictures, sources, and themes of headings. */
export function completeBody(view: View, offset: number): Offer | undefined {
  const line = lineAt(view.document.text, offset);
  const before = line.text.slice(0, offset - line.start);
  const after = line.text.slice(offset - line.start);
  for (const [pattern, follows, offer] of PLACES) {
    const found = pattern.exec(before);
    if (found === null) continue;
    const typed = found.at(-1) ?? '';
    const list = offer(view, found, after);
    if (list === undefined) return undefined;
    return { start: offset - typed.length, end: offset + (follows.exec(after)?.[0].length ?? 0), ...list };
  }
  return undefined;
}

type MakeOffer = (view: View, found: RegExpExecArray, after: string) => Pick<Offer, 'candidates' | 'is'> | undefined;

const IN_MARK = /^[\p{L}\p{N}-]*/u;
const IN_ADDRESS = /^[^()\s#]*/u;

/** What stands before, ending with what is typed; what of the text after it is replaced; and what is offered. */
const PLACES: readonly (readonly [before: RegExp, after: RegExp, offer: MakeOffer])[] = [
  [/\[\[([^[\]|#]+)#([^[\]|]*)$/u, IN_MARK, (view, [, id = '']) => offerPassages(view, { kind: 'briefing', id })],
  [/\[\[([^[\]|#]*)$/u, IN_MARK, (view, _found, after) => offerSlugs(view, after)],
  [/!\[[^\]]*\]\(([^()]*)$/u, /^[^()]*/u, offerPictures],
  [/(?:\]\(|^\[[^\]]+\]:\s+)([^()\s#]*)#([^()\s]*)$/u, IN_ADDRESS, (view, [, address = '']) => offerPassagesAt(view, address)],
  [/(?:\]\(|^\[[^\]]+\]:\s+)([^()\s#]*)$/u, IN_ADDRESS, offerFiles],
  [/\[\^([\w-]*)$/u, /^[\w-]*/u, (view, _found, after) => offerSources(view, after)],
  [/^#{1,6}[ \t].*\{[^{}]*\bthemes="(?:[^"]*[\s,])?([^"\s,]*)$/u, /^[^"\s,}]*/u, offerThemes],
];

function offerSlugs(view: View, after: string): ReturnType<MakeOffer> {
  const isClosed = /^[^[\]\n]*\]\]/u.test(after);
  return { candidates: listBriefings(view, ({ id }) => (isClosed ? id : `${id}]]`)), is: 'reference' };
}

function offerFiles(view: View): ReturnType<MakeOffer> {
  const folder = posix.dirname(view.document.path);
  const toAddress = ({ path }: { path: string }): string => posix.relative(folder, path);
  function* list(): Generator<Candidate> {
    yield* listThemes(view, toAddress);
    yield* listBriefings(view, toAddress);
  }
  return { candidates: list(), is: 'file' };
}

function offerPassagesAt(view: View, address: string): ReturnType<MakeOffer> {
  if (address === '') return listPassages(view.now.file);
  const target = resolveLink(address, view.document.path);
  return target.is === 'internal' ? offerPassages(view, target) : undefined;
}

const offerPassages = (view: View, target: { kind: 'briefing' | 'theme'; id: string }): ReturnType<MakeOffer> =>
  listPassages(findFile(view, target));

function listPassages(file: View['now']['file']): ReturnType<MakeOffer> {
  return file === undefined
    ? undefined
    : { candidates: file.outline.passages.map(({ id, title }) => ({ text: id, detail: title })), is: 'reference' };
}

function offerPictures({ whole, document }: View): ReturnType<MakeOffer> {
  const folder = `${posix.dirname(document.path)}/`;
  const names = whole.pictures.flatMap(({ path }) => (path.startsWith(folder) ? [path.slice(folder.length)] : []));
  return { candidates: names.map((name) => ({ text: name.replaceAll(' ', '%20') })), is: 'file' };
}

function offerSources({ now }: View, after: string): ReturnType<MakeOffer> {
  const front = now.file?.front;
  const sources = front !== undefined && 'sources' in front ? (front.sources ?? []) : [];
  const end = /^[\w-]*\]/u.test(after) ? '' : ']';
  return { candidates: sources.map(({ title }, index) => ({ text: `source-${index + 1}${end}`, detail: title })), is: 'reference' };
}

function offerThemes(view: View): ReturnType<MakeOffer> {
  return { candidates: listThemes(view, ({ id }) => id), is: 'reference' };
}
