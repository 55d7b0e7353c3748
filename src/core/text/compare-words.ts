import { createRequire } from 'node:module';
import { isWord, splitTokens } from './tokens.ts';

/** What compares is loaded when two texts are first compared: few builds show differences. */
const require = createRequire(import.meta.url);

/** A stretch of a text that stayed, came or went. */
export interface Stretch {
  readonly is: 'kept' | 'added' | 'removed';
  readonly text: string;
}

/** Numbers of words. */
export interface WordCount {
  readonly added: number;
  readonly removed: number;
}

/** Texts that differ in more words than this are said to be altogether others: comparing them takes long and tells little. */
const MOST_EDITS = 4000;

/** The difference of two texts word by word, in reading order: what was removed stands before what came in its place. */
export function compareWords(before: string, after: string): Stretch[] {
  if (before === after) return after === '' ? [] : [{ is: 'kept', text: after }];
  const { diffArrays } = require('diff') as typeof import('diff');
  const changes = diffArrays(splitTokens(before), splitTokens(after), { maxEditLength: MOST_EDITS });
  if (changes === undefined) return [removed(before), added(after)].filter(({ text }) => text !== '');
  const stretches = changes.map((change): Stretch => {
    const text = change.value.join('');
    return change.added ? added(text) : change.removed ? removed(text) : { is: 'kept', text };
  });
  return joinChanges(stretches);
}

/** Several words that were replaced together are one change: the spaces that both texts have between them hold nothing together. */
function joinChanges(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  let went = '';
  let came = '';
  const close = (): void => {
    if (went !== '') joined.push(removed(went));
    if (came !== '') joined.push(added(came));
    went = came = '';
  };
  for (const [index, { is, text }] of stretches.entries()) {
    if (is === 'removed') went += text;
    else if (is === 'added') came += text;
    else if (isGap(text) && went !== '' && came !== '' && isChange(stretches[index + 1])) {
      went += text;
      came += text;
    } else {
      close();
      joined.push({ is, text });
    }
  }
  close();
  return joined;
}

/** Spaces within a line. */
const isGap = (text: string): boolean => /^[^\S\n]+$/u.test(text);

const isChange = (stretch: Stretch | undefined): boolean => stretch !== undefined && stretch.is !== 'kept';

const added = (text: string): Stretch => ({ is: 'added', text });
const removed = (text: string): Stretch => ({ is: 'removed', text });

/** How many words came and went. */
export function countChanges(stretches: readonly Stretch[]): WordCount {
  const count = (is: Stretch['is']): number =>
    stretches.reduce((sum, stretch) => (stretch.is === is ? sum + splitTokens(stretch.text).filter(isWord).length : sum), 0);
  return { added: count('added'), removed: count('removed') };
}
