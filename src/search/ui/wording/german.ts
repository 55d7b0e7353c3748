import type { Wording } from './wording.ts';

/** `1 Passage`, `4 Passagen`. */
function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('de')} ${count === 1 ? one : many}`;
}

function briefings(count: number): string {
  return countOf(count, 'Briefing', 'Briefings');
}

function passages(count: number): string {
  return countOf(count, 'Passage', 'Passagen');
}

function list(texts: readonly string[]): string {
  return new Intl.ListFormat('de', { type: 'conjunction' }).format(texts.map((text) => `„${text}“`));
}

function nameAll(languages: readonly string[]): string {
  const names = new Intl.DisplayNames('de', { type: 'language' });
  return new Intl.ListFormat('de', { type: 'conjunction' }).format(languages.map((language) => names.of(language) ?? language));
}

function verb(texts: readonly unknown[], one: string, many: string): string {
  return texts.length === 1 ? one : many;
}

export const german: Wording = {
  title: 'Suche',
  searchAll: 'Alle Briefings durchsuchen',
  close: 'Schließen',
  move: 'wählen',
  open: 'öffnen',
  allResults: 'Alle Treffer',
  suggestions: 'Vorschläge',
  theme: 'Thema',
  bottomLine: 'Kernaussage',
  judgements: 'Zentrale Einschätzungen',
  hint: (count) => {
    if (count === undefined) return 'Tippen, um zu suchen.';
    return count === 0 ? 'Noch ist nichts veröffentlicht.' : `Tippen, um ${briefings(count)} zu durchsuchen.`;
  },
  found: (count, places) => {
    if (count === 0) return 'Kein Briefing passt.';
    return places === 0 ? `${briefings(count)}.` : `${passages(places)} in ${briefings(count)}.`;
  },
  passages,
  moreInBriefing: (count) => `${count} weitere in diesem Briefing`,
  more: (next, left) => (left > next ? `${next} von weiteren ${left.toLocaleString('de')} zeigen` : `Die letzten ${left} zeigen`),
  ignored: (words, isUsed) =>
    `${list(words)} ${verb(words, 'kommt', 'kommen')} nirgends vor${isUsed ? ` und ${verb(words, 'blieb', 'blieben')} unberücksichtigt` : ''}.`,
  leftOut: (text) => `Die Frage ist zu lang; „${text}“ blieb unberücksichtigt.`,
  loosened: (phrases) => `Kein Briefing enthält den Wortlaut ${list(phrases)}; die Wörter wurden einzeln gesucht.`,
  corrected: (written, words) => `${list(written)} ${verb(written, 'kommt', 'kommen')} nirgends vor; gesucht wurde ${list(words)}.`,
  insteadSearch: (written) => `Stattdessen nach ${list(written)} suchen`,
  uncorrected: 'Die Schreibweise blieb, wie sie ist.',
  correctAgain: 'Berichtigen',
  expanded: (phrases) => `Auch gefunden: ${list(phrases)}.`,
  onlyTheseWords: 'Nur diese Wörter',
  unexpanded: 'Nur diese Wörter wurden gesucht.',
  expandAgain: 'Verwandte Wörter dazunehmen',
  hidden: (hidden, shown) =>
    `Die Filter verbergen ${shown === 0 ? briefings(hidden) : countOf(hidden, 'weiteres Briefing', 'weitere Briefings')}.`,
  clearFilters: 'Filter aufheben',
  searching: 'Die Suche läuft …',
  slow: 'Die Suche läuft noch; die Verbindung ist vielleicht langsam.',
  failed: 'Die Suche konnte nicht geladen werden.',
  tryAgain: 'Noch einmal versuchen',
  missing: (languages) => `Briefings auf ${nameAll(languages)} konnten nicht durchsucht werden.`,
  archive: ['Alle Briefings stehen im ', 'Archiv', '.'],
};
