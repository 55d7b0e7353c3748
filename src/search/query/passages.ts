import { bottomLine, judgements } from '../index-format.ts';
import { coverageExponent, headingWeight } from '../ranking.ts';
import type { Page, Section } from './engine.ts';
import { makeExcerpt, makeHeadline, type Marks, type Piece } from './excerpt.ts';
import type { Match, Matching } from './match.ts';
import { type Places, placePhrases } from './phrases.ts';

/** A passage that a result links to. */
export interface Passage {
  readonly anchor: string;
  readonly number: string;
  /** Empty for the bottom line and the key judgements. */
  readonly title: readonly Piece[];
  readonly excerpt: readonly Piece[];
}

/** A briefing with its passages, best first. */
export interface Result {
  readonly path: string;
  readonly title: readonly Piece[];
  readonly date: string;
  readonly dateText: string;
  readonly language: string;
  /** Never empty: the bottom line stands in when only the title or the date matches. */
  readonly passages: readonly Passage[];
  /** Number of passages that hold words of the query. */
  readonly matched: number;
}

interface Context {
  readonly matching: Matching;
  readonly match: Match;
}

interface Candidate {
  readonly section: Section;
  readonly end: number;
  readonly score: number;
}

/** A bottom line or judgement stands before better passages when its score is at least this share of the best. */
const leadShare = 0.5;

/** Makes a result of a matching briefing. */
export function findPassages(page: Page, { matching, match }: Context): Result {
  const places = placePhrases(match, matching.query);
  const marks = weighPlaces(places, match);
  const { sections, words } = page;
  const all = sections.map((section, index): Candidate => {
    const end = sections[index + 1]?.start ?? words.length;
    return { section, end, score: scoreSection({ ...section, end }, places, matching.total) };
  });
  const matched = order(all.filter(({ score }) => score > 0));
  const read = ({ section, end }: Candidate): Passage => readPassage(words, { ...section, end }, marks);
  const passages = matched.map(read).filter(isFirst);
  return {
    path: page.path,
    title: makeHeadline(words, { start: 0, end: sections[0]?.start ?? 0 }, marks),
    date: page.date,
    dateText: page.dateText,
    language: page.language,
    passages: passages.length > 0 ? passages : all.slice(0, 1).map(read),
    matched: passages.length,
  };
}

function readPassage(words: Page['words'], { anchor, number, start, bodyStart, end }: Section & { end: number }, marks: Marks): Passage {
  return {
    anchor,
    number,
    title: makeHeadline(words, { start, end: bodyStart }, marks),
    excerpt: makeExcerpt(words, { start: bodyStart, end }, marks),
  };
}

/** Key judgements repeat sentences of the passages that argue them: a result shows each once. */
function isFirst({ excerpt }: Passage, index: number, passages: readonly Passage[]): boolean {
  const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
  return passages.findIndex((other) => textOf(other.excerpt) === textOf(excerpt)) === index;
}

/** Word index to the weight of the term that stands there. `cross` is marked for `CRO` only while nothing better is known. */
function weighPlaces(places: Places, { found }: Match): Marks {
  const weights = new Map<number, number>();
  const longer = new Set(
    found.flatMap(({ term, isLonger }) => (isLonger === true && term.hits.some((hit) => hit.isLonger !== true) ? [term] : [])),
  );
  for (const [term, positions] of places) {
    if (longer.has(term)) continue;
    for (const position of positions) weights.set(position, Math.max(term.idf, weights.get(position) ?? 0));
  }
  return weights;
}

/** As briefings are scored: saturating counts of words, those in the heading weighed, times the share of the query that the passage covers. */
function scoreSection({ start, bodyStart, end }: Section & { end: number }, places: Places, total: number): number {
  let sum = 0;
  let covered = 0;
  for (const [{ idf }, positions] of places) {
    const inside = positions.filter((position) => position >= start && position < end);
    const count = inside.reduce((all, position) => all + (position < bodyStart ? headingWeight : 1), 0);
    if (count === 0) continue;
    sum += (idf * count) / (count + 1);
    covered += idf;
  }
  return sum === 0 ? 0 : sum * (covered / total) ** coverageExponent;
}

function order(candidates: readonly Candidate[]): Candidate[] {
  const best = Math.max(0, ...candidates.map(({ score }) => score));
  const rank = ({ section, score }: Candidate): number => {
    if (score < best * leadShare) return 2;
    return section.anchor === bottomLine ? 0 : section.anchor === judgements ? 1 : 2;
  };
  return [...candidates].sort((a, b) => rank(a) - rank(b) || b.score - a.score || a.section.start - b.section.start);
}
