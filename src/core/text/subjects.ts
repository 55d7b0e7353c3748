import { isStopWord } from './stop-words.ts';

/** A text as its terms are counted. */
export interface SubjectText {
  readonly title: string;
  readonly summary: string;
  readonly passages: readonly { readonly title: string; readonly text: string }[];
  /** Terms that are counted elsewhere, in lower case with spaces for hyphens. */
  readonly skipped: ReadonlySet<string>;
}

/** A word, or two in a row, in lower case, and how often it occurs. */
export interface Term {
  readonly term: string;
  readonly count: number;
  /** Whether these are two words. */
  readonly isPair: boolean;
}

/** The terms that stand out in one text. */
export interface Subjects {
  readonly terms: readonly Term[];
  /** Pairs of words that occur twice or more, as they are written in the middle of a sentence. */
  readonly phrases: readonly string[];
}

/** Terms kept of one text. */
const KEPT = 64;

/** A word, or what ends a clause. */
const TOKEN = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[.,;:!?()“”"—–。，；：！？\n]/gu;
const WORD = /^[\p{L}\p{N}]/u;

interface Counted {
  count: number;
  prominent: boolean;
  /** As first written; empty for a single word. */
  readonly pair: string;
}

/**
 * The terms that stand out in one text: those that occur twice, and those of its title, bottom line and headings; the most frequent
 * first. A function of the text alone.
 */
export function listSubjects(text: SubjectText): Subjects {
  const counts = new Map<string, Counted>();
  countTerms(text.title, true, text.skipped, counts);
  countTerms(text.summary, true, text.skipped, counts);
  for (const passage of text.passages) {
    countTerms(passage.title, true, text.skipped, counts);
    countTerms(passage.text, false, text.skipped, counts);
  }
  const kept: [string, Counted][] = [];
  for (const entry of counts) if (entry[1].count > 1 || entry[1].prominent) kept.push(entry);
  kept.sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  kept.length = Math.min(kept.length, KEPT);
  return {
    terms: kept.map(([term, { count, pair }]) => ({ term, count, isPair: pair !== '' })),
    phrases: writePhrases(
      kept.flatMap(([, { count, pair }]) => (pair !== '' && count > 1 ? [pair] : [])),
      text,
    ),
  };
}

/** Counts the telling words of a text, alone and in pairs; a word that says nothing, or the end of a clause, parts its neighbours. */
function countTerms(text: string, prominent: boolean, skipped: ReadonlySet<string>, counts: Map<string, Counted>): void {
  const add = (term: string, pair: string): void => {
    const entry = counts.get(term);
    if (entry === undefined) {
      if (!skipped.has(term.includes('-') ? term.replaceAll('-', ' ') : term)) counts.set(term, { count: 1, prominent, pair });
    } else {
      entry.count += 1;
      entry.prominent ||= prominent;
    }
  };
  let previous = '';
  let previousLower = '';
  for (const [word] of text.matchAll(TOKEN)) {
    const lower = word.toLowerCase();
    if (word.length < 2 || isStopWord(lower) || !WORD.test(word)) {
      previous = '';
      continue;
    }
    if (word.length > 2) add(lower, '');
    if (previous !== '') add(`${previousLower} ${lower}`, `${previous} ${word}`);
    previous = word;
    previousLower = lower;
  }
}

/** Words that the running text has in lower case lose their capitals, which are those of a sentence or a heading, not of a name. */
function writePhrases(pairs: readonly string[], { summary, passages }: SubjectText): string[] {
  if (pairs.length === 0) return [];
  const lowered = new Set<string>();
  for (const text of [summary, ...passages.map((passage) => passage.text)])
    for (const [word] of text.matchAll(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{N}]*/gu)) lowered.add(word);
  const write = (word: string): string => (lowered.has(word.toLowerCase().split(/['’-]/u)[0] ?? '') ? word.toLowerCase() : word);
  return pairs.map((pair) => pair.split(' ').map(write).join(' '));
}

/** A term's number: 32 bits (FNV-1a). Two terms of one number count as one, which at worst relates two texts a little more. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < term.length; index += 1) hash = Math.imul(hash ^ term.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const SIZE = 6;

/** Packs terms: of each its number and a byte for the count, a byte that says whether it is a pair; base64. */
export function packTerms(terms: readonly Term[]): string {
  const bytes = Buffer.alloc(terms.length * SIZE);
  for (const [index, { term, count, isPair }] of terms.entries()) {
    bytes.writeUInt32LE(hashTerm(term), index * SIZE);
    bytes[index * SIZE + 4] = Math.min(count, 255);
    bytes[index * SIZE + 5] = isPair ? 1 : 0;
  }
  return bytes.toString('base64');
}

/** What `packTerms` packed, without the words. */
export interface PackedTerms {
  readonly length: number;
  readonly hash: (index: number) => number;
  readonly count: (index: number) => number;
  readonly isPair: (index: number) => boolean;
}

/** Opens packed terms. */
export function unpackTerms(packed: string): PackedTerms {
  const bytes = Buffer.from(packed, 'base64');
  return {
    length: bytes.length / SIZE,
    hash: (index) => bytes.readUInt32LE(index * SIZE),
    count: (index) => bytes[index * SIZE + 4] ?? 0,
    isPair: (index) => bytes[index * SIZE + 5] === 1,
  };
}
