import { foldName } from '../core/text/fold.ts';
import { describe } from './hover.ts';
import type { Target } from './find-reference.ts';
import { makeStanding } from './standing.ts';
import type { View } from './view.ts';

/** Something that may be written at a place. */
export interface Candidate {
  readonly text: string;
  /** Shown beside it, and searched too. */
  readonly detail?: string | undefined;
  /** Shown when it is looked at. */
  readonly more?: string | undefined;
}

/** More than this nobody looks through; typing on narrows them down. */
export const MOST = 100;

/** Those that hold all words that were typed, in their text or beside it; at most `MOST`, and whether these are all. */
export function pick(candidates: Iterable<Candidate>, typed: string): { readonly picked: readonly Candidate[]; readonly isAll: boolean } {
  const words = foldName(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const picked: Candidate[] = [];
  for (const candidate of candidates) {
    const text = foldName(`${candidate.text} ${candidate.detail ?? ''}`);
    if (!words.every((word) => text.includes(word))) continue;
    if (picked.length === MOST) return { picked, isAll: false };
    picked.push(candidate);
  }
  return { picked, isAll: true };
}

/** All briefings, the latest first. What readers cannot see yet is marked: a reference to it may be refused. */
export function* listBriefings(view: View, toText: (file: { id: string; path: string }) => string): Generator<Candidate> {
  const standingOf = makeStanding(view);
  for (const file of view.whole.read.briefings.toReversed()) {
    const { front } = file;
    const standing = front && standingOf(front);
    const detail = standing === undefined ? front?.title : `${front?.title ?? ''} (${standing})`;
    yield { text: toText(file), detail, more: front?.summary };
  }
}

export function* listThemes({ whole: { read } }: View, toText: (file: { id: string; path: string }) => string): Generator<Candidate> {
  for (const file of read.themes) yield { text: toText(file), detail: file.front?.title, more: file.front?.summary };
}

/** Words of a closed list, each with what it stands for. */
export function* listWords(view: View, words: readonly string[], toTarget: ((id: string) => Target) | undefined): Generator<Candidate> {
  for (const text of words) {
    const about = toTarget === undefined ? undefined : describe(view, toTarget(text));
    yield { text, detail: about?.title, more: about?.text };
  }
}
