import type { SiteEntry } from '../core/site.ts';
import type { IndexFile } from './build-index.ts';
import { indexFolder, isSegmented, vocabularyFile } from './index-format.ts';
import { pack } from './pack.ts';
import { splitWords } from './query/tokens.ts';
import { writeVocabulary } from './query/vocabulary.ts';

/** Word, as `splitWords` gives it, to the number of briefings that hold it. */
export type Holders = ReadonlyMap<string, number>;

/** What a reader may have to load to have one word corrected, in bytes. */
const largest = 36_000;

/** What stands in more briefings comes first when not all words fit: so many briefings, at least, hold each of them. */
const thresholds = [1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120, 200];

/** Counts words that could be misspelled: of letters only, and of scripts that part words by spaces. */
export function countHolders(entries: readonly SiteEntry[]): Holders {
  const holders = new Map<string, number>();
  // Texts use the same forms over and over, and taking one apart costs more than finding it.
  const known = new Map<string, readonly string[]>();
  const read = (form: string): readonly string[] => {
    const words = known.get(form) ?? splitWords(form).filter((word) => /^\p{L}[\p{L}\p{M}]+$/u.test(word));
    known.set(form, words);
    return words;
  };
  for (const entry of entries) {
    if (isSegmented(entry.language)) continue;
    const words = new Set([...new Set(textsOf(entry).flatMap((text) => text.split(/\s+/u)))].flatMap(read));
    for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  return holders;
}

function textsOf({ ref, judgements, passages }: SiteEntry): string[] {
  return [ref.title.text, ref.summary.text, ...judgements, ...passages.flatMap(({ title, text }) => [title, text])];
}

/** Makes the file by which misspelled words of a language are corrected. The rarest words are left out where it would be too large. */
export function makeVocabulary(language: string, parts: readonly Holders[]): IndexFile {
  const all = new Map<string, number>();
  for (const [word, count] of parts.flatMap((part) => [...part])) all.set(word, (all.get(word) ?? 0) + count);
  const path = `${indexFolder}/${language}/${vocabularyFile}`;
  for (const threshold of thresholds) {
    const kept = new Map([...all].filter(([, count]) => count >= threshold));
    const bytes = pack(writeVocabulary(kept));
    if (bytes.length <= largest) return { path, bytes };
  }
  return { path, bytes: pack('') };
}
