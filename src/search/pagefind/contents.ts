import { countShared } from '../shared-beginning.ts';
import { readCbor } from './cbor.ts';

/** What must be known of a bundle to find words and pages in its files. */
export interface Contents {
  /** Names of the fields that are searched beside the text, by number. */
  readonly fields: readonly string[];
  /** For each page, in the order of Pagefind's numbers, its length in words, as Pagefind counts. */
  readonly lengths: readonly number[];
  /** For each page, what the name of the file with its text ends with. */
  readonly marks: readonly string[];
  /** For each piece of the index the beginning of its first word, in order: longer than what it shares with any word before. */
  readonly pieces: readonly string[];
}

/** A mark that tells the text of a page from another that had the same number; in digits of base 36. */
export const markLength = 4;

/** Writes contents as text, of which like stands beside like: it is packed. */
export function writeContents({ fields, lengths, marks, pieces }: Contents): string {
  let before = '';
  const fronts = pieces.map((word) => {
    const shared = countShared(before, word);
    before = word;
    return shared.toString(36) + word.slice(shared);
  });
  return [fields.join(' '), lengths.join(' '), marks.join(''), ...fronts].join('\n');
}

/** Reads what `writeContents` wrote. */
export function readContents(text: string): Contents {
  const [fields = '', lengths = '', marks = '', ...fronts] = text.split('\n');
  let before = '';
  const pieces = fronts.map((front) => (before = before.slice(0, parseInt(front.charAt(0), 36)) + front.slice(1)));
  return {
    fields: fields.split(' '),
    lengths: lengths.split(' ').map(Number),
    marks: marks.match(new RegExp(`.{${markLength}}`, 'gu')) ?? [],
    pieces,
  };
}

/** The piece that holds a word if any does, and the words that begin with it; later pieces may hold more of these. */
export function findPiece(pieces: readonly string[], word: string): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(pieces[middle] ?? '', word)) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - 1);
}

/** Pagefind sorts by code points, JavaScript by halves of them. */
function isAfter(a: string, b: string): boolean {
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((character, index) => character !== right[index]);
  return at !== -1 && (left[at]?.codePointAt(0) ?? 0) > (right[at]?.codePointAt(0) ?? 0);
}

/** What Pagefind keeps of a bundle, in the file that its own program begins with. */
export interface PagefindMeta {
  /** Names of the files that hold the texts, without ending, and their lengths. */
  readonly pages: readonly { readonly name: string; readonly length: number }[];
  readonly pieces: readonly { readonly from: string; readonly name: string }[];
  readonly fields: readonly string[];
}

/** Reads Pagefind's `.pf_meta`, unpacked. */
export function readPagefindMeta(bytes: Uint8Array): PagefindMeta {
  const { list, text, number, skip } = readCbor(bytes);
  list();
  skip();
  const pages = Array.from({ length: list() }, () => {
    list();
    return { name: text(), length: number() };
  });
  const pieces = Array.from({ length: list() }, () => {
    list();
    const from = text();
    skip();
    return { from, name: text() };
  });
  skip();
  skip();
  return { pages, pieces, fields: Array.from({ length: list() }, text) };
}
