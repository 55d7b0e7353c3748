import { feedback } from '../ranking.ts';
import type { Page } from './engine.ts';
import type { Found } from './match.ts';
import { isStopWord } from './stop-words.ts';
import { foldPlural, splitWords } from './tokens.ts';

/** A briefing found, and how well it matches. */
export interface Scored {
  readonly item: Found;
  readonly score: number;
}

interface Read extends Scored {
  /** Telling words of the text that are not the query's, with how often each stands there. */
  readonly counts: ReadonlyMap<string, number>;
  /** Number of these words in the text. */
  readonly length: number;
}

/**
 * Reads the first briefings and puts them in a new order: one that uses the words which they share moves up. Nothing comes in
 * and nothing falls out, so a query that is misunderstood is not led further astray.
 * @param ranked best first
 */
export async function reorderFirst(ranked: readonly Scored[]): Promise<Scored[]> {
  if (ranked.length < feedback.from) return [...ranked];
  const first = ranked.slice(0, feedback.read);
  const read = makeWordReader();
  const texts = await Promise.all(first.map((scored) => readText(scored, read)));
  // Languages share no words: each is compared with its own.
  const groups = Map.groupBy(texts, ({ item }) => item.matching.engine);
  const reordered = [...groups.values()].flatMap(addShared).sort((a, b) => b.score - a.score);
  return [...reordered, ...ranked.slice(feedback.read)];
}

type WordReader = (text: string, language: string) => readonly string[];

/** Reads the telling words of a printed word. Texts use the same words over and over: each is taken apart once. */
function makeWordReader(): WordReader {
  const known = new Map<string, readonly string[]>();
  return (text, language) => {
    const key = `${language} ${text}`;
    const words =
      known.get(key) ??
      splitWords(text)
        .filter((word) => !isStopWord(word, language) && !/\p{N}/u.test(word))
        .map(foldPlural);
    known.set(key, words);
    return words;
  };
}

async function readText({ item, score }: Scored, read: WordReader): Promise<Read> {
  const { engine } = item.matching;
  const asked = new Set(item.match.found.flatMap(({ positions }) => positions));
  const counts = countWords(await engine.readPage(item.match.id), asked, (text) => read(text, engine.language));
  return { item, score, counts, length: [...counts.values()].reduce((sum, count) => sum + count, 0) };
}

function countWords({ words }: Page, asked: ReadonlySet<number>, read: (text: string) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [place, { text }] of words.entries()) {
    if (asked.has(place)) continue;
    for (const word of read(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** Adds to each score what the text has of the words that all texts share, at most a share of the best score. */
function addShared(texts: readonly Read[]): Scored[] {
  const best = texts[0]?.score ?? 0;
  const weights = weighShared(texts, best);
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const average = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  return texts.map(({ item, score, counts, length }) => {
    const rate = 1 - feedback.length + (feedback.length * length) / average;
    let sum = 0;
    for (const [word, weight] of weights) {
      const count = counts.get(word) ?? 0;
      sum += (weight / total) * (count / (count + feedback.saturation * rate));
    }
    return { item, score: score + feedback.worth * best * sum };
  });
}

/** The words that stand in several texts, weighed by how large a part of them they are and by how well the texts match. */
function weighShared(texts: readonly Read[], best: number): ReadonlyMap<string, number> {
  const sums = new Map<string, { weight: number; texts: number }>();
  for (const { score, counts, length } of texts) {
    for (const [word, count] of counts) {
      const sum = sums.get(word) ?? { weight: 0, texts: 0 };
      sum.weight += (score / best) * (count / length);
      sum.texts += 1;
      sums.set(word, sum);
    }
  }
  const shared = [...sums].filter(([, { texts: holders }]) => holders > 1);
  const heaviest = shared.sort(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1)).slice(0, feedback.words);
  return new Map(heaviest.map(([word, { weight }]) => [word, weight]));
}
