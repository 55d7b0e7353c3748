import { CompletionItemKind, type CompletionItem, type CompletionList } from 'vscode-languageserver';
import { pick, type Candidate } from './candidates.ts';
import type { View } from './view.ts';

/** What may be written in the place of a stretch of a document, offsets in its text. */
export interface Offer {
  readonly start: number;
  readonly end: number;
  readonly candidates: Iterable<Candidate>;
  readonly is: 'key' | 'value' | 'reference' | 'file';
}

const KINDS: Readonly<Record<Offer['is'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  reference: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
};

/** An offer in the form of the protocol, narrowed down to what was typed before `offset`. Until the archive is read there will be more. */
export function toCompletionList({ start, end, candidates, is }: Offer, { document, whole }: View, offset: number): CompletionList {
  const typed = document.text.slice(start, offset);
  const { picked, isAll } = pick(candidates, typed);
  const range = document.rangeOf(start, end);
  const toItem = ({ text, detail, more }: Candidate, index: number): CompletionItem => ({
    label: text.trimEnd().replace(/:$/u, ''),
    kind: KINDS[is],
    // editors compare what was typed with this, and it was found by what stands beside it too
    filterText: `${text} ${detail ?? ''}`.trimEnd(),
    sortText: String(index).padStart(3, '0'),
    textEdit: { range, newText: text },
    ...(detail === undefined ? {} : { detail }),
    ...(more === undefined ? {} : { documentation: more }),
  });
  return { isIncomplete: !isAll || !whole.isRead, items: picked.map(toItem) };
}
