import { ruleCodes } from '../core/rules/find-rule.ts';
import { listBriefings, listThemes, listWords, type Candidate } from './candidates.ts';
import type { List, Target } from './find-reference.ts';
import { findFrontCursor, type FrontCursor } from './front-cursor.ts';
import type { Offer } from './offer.ts';
import { schemaAt, schemaName, type SchemaPart } from './schema-at.ts';
import type { View } from './view.ts';

/** What may stand at an offset of the YAML of a document. */
export function completeFront(view: View, offset: number, yaml: { readonly start: number; readonly end: number }): Offer | undefined {
  const cursor = findFrontCursor(view.document.text, offset, yaml);
  if (cursor === undefined) return undefined;
  const { start, end } = cursor;
  const list = listFor(view, cursor);
  return list === undefined ? undefined : { start, end, ...list };
}

function listFor(view: View, cursor: FrontCursor): Pick<Offer, 'candidates' | 'is'> | undefined {
  const path = cursor.path.join('.');
  const named = NAMED[path]?.(view);
  if (named !== undefined) return { candidates: named, is: 'reference' };
  const schema = view.whole.schemas().get(schemaName(view.now.kind) ?? '');
  // a file of the glossary is one entry of the list
  const isEntry = view.now.kind === 'glossary' && view.document.path.endsWith('.md');
  const part = schema === undefined ? undefined : schemaAt(schema, isEntry ? ['*', ...cursor.path] : cursor.path);
  if (part === undefined) return undefined;
  const words = part.enum;
  if (words !== undefined) return { candidates: listWords(view, words, toTarget(path)), is: 'value' };
  return cursor.asks === 'word' ? { candidates: listKeys(view, part, cursor), is: 'key' } : undefined;
}

/** Values that name something of the archive. */
const NAMED: Readonly<Record<string, (view: View) => Iterable<Candidate>>> = {
  'themes.*': (view) => listThemes(view, ({ id }) => id),
  parent: (view) => listThemes(view, ({ id }) => id),
  'related.*': listOthers,
  'supersedes.*': listOthers,
  'translation-of': listOthers,
  'judgements.*.passage': ({ now }) => (now.file?.outline.passages ?? []).map(({ id, title }) => ({ text: id, detail: title })),
  date: ({ document: { path } }) =>
    (/\d{4}-\d{2}-\d{2}(?=-[^/]*$)/u.exec(path) ?? []).map((text) => ({ text, detail: 'as in the file name' })),
};

function* listOthers(view: View): Generator<Candidate> {
  for (const candidate of listBriefings(view, ({ id }) => id)) if (candidate.text !== view.now.file?.id) yield candidate;
}

/** What describes the words of a closed list. */
function toTarget(path: string): ((id: string) => Target) | undefined {
  const list = path === 'kind' ? 'kinds' : /^(authors|regions|sectors)\.\*$/u.exec(path)?.[1];
  return list === undefined ? undefined : (id) => ({ kind: 'entry', list: list as List, id });
}

/** The keys that the group does not have yet; those of `silence` are rules. */
function* listKeys(view: View, part: SchemaPart, { siblings, hasColon }: FrontCursor): Generator<Candidate> {
  const rules = part.propertyNames?.enum ?? [];
  const end = hasColon ? '' : ': ';
  for (const { text, detail, more } of listWords(
    view,
    ruleCodes.filter((code) => rules.includes(code)),
    (code) => ({ kind: 'rule', code }),
  ))
    if (!siblings.includes(text)) yield { text: `${text}${end}`, detail, more };
  for (const [key, { description }] of Object.entries(part.properties ?? {}))
    if (!siblings.includes(key)) yield { text: `${key}${end}`, detail: description };
}
