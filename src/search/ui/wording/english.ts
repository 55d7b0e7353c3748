import type { Wording } from './wording.ts';

/** `1 briefing`, `4 briefings`. */
function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

function list(texts: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(texts.map((text) => `“${text}”`));
}

function nameAll(languages: readonly string[]): string {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(languages.map((language) => names.of(language) ?? language));
}

function verb(texts: readonly unknown[], one: string, many: string): string {
  return texts.length === 1 ? one : many;
}

export const english: Wording = {
  title: 'Search',
  searchAll: 'Search all briefings',
  close: 'Close',
  move: 'move',
  open: 'open',
  allResults: 'All results',
  suggestions: 'Suggestions',
  theme: 'Theme',
  bottomLine: 'Bottom line',
  judgements: 'Key judgements',
  hint: (briefings) => {
    if (briefings === undefined) return 'Type to search.';
    return briefings === 0 ? 'Nothing is published yet.' : `Type to search ${countOf(briefings, 'briefing')}.`;
  },
  found: (briefings, passages) => {
    if (briefings === 0) return 'No briefing matches.';
    const counted = countOf(briefings, 'briefing');
    return passages === 0 ? `${counted}.` : `${countOf(passages, 'passage')} in ${counted}.`;
  },
  passages: (count) => countOf(count, 'passage'),
  moreInBriefing: (count) => `${count} more in this briefing`,
  more: (next, left) => (left > next ? `Show ${next} more of ${left.toLocaleString('en')}` : `Show the last ${left}`),
  ignored: (words, isUsed) => `${list(words)} ${verb(words, 'occurs', 'occur')} nowhere${isUsed ? ' and went unused' : ''}.`,
  leftOut: (text) => `The question is too long; “${text}” was left out.`,
  loosened: (phrases) => `No briefing has the exact words ${list(phrases)}; each word was searched for by itself.`,
  corrected: (written, words) => `${list(written)} ${verb(written, 'occurs', 'occur')} nowhere; ${list(words)} was searched for.`,
  insteadSearch: (written) => `Search for ${list(written)} instead`,
  uncorrected: 'Spelling was left as it is.',
  correctAgain: 'Correct it',
  expanded: (phrases) => `Also matching ${list(phrases)}.`,
  onlyTheseWords: 'Only these words',
  unexpanded: 'Only these words were searched for.',
  expandAgain: 'Add related words',
  hidden: (hidden, shown) =>
    `The filters hide ${countOf(hidden, shown === 0 ? 'briefing' : 'more briefing')} that ${hidden === 1 ? 'matches' : 'match'}.`,
  clearFilters: 'Clear the filters',
  searching: 'Searching…',
  slow: 'Still searching; the connection may be slow.',
  failed: 'Search could not be loaded.',
  tryAgain: 'Try again',
  missing: (languages) => `Briefings in ${nameAll(languages)} could not be searched.`,
  archive: ['Every briefing is in ', 'the archive', '.'],
};
