import { makeRandom, type Random } from '../random.ts';
import { type CorpusTheme, themes, type Vocabulary } from './vocabulary.ts';

/** What others must know of a briefing before its text is written. */
export interface Plan {
  readonly slug: string;
  /** ISO date. */
  readonly date: string;
  readonly title: string;
  /** The first leads. */
  readonly themes: readonly CorpusTheme[];
  /** Headings of the sections in the middle. */
  readonly headings: readonly string[];
  readonly isDraft: boolean;
  /** The briefing's own source of numbers, for its text. */
  readonly random: Random;
}

const firstDay = Date.UTC(2019, 0, 1);
const lastDay = Date.UTC(2026, 11, 1);
const day = 86_400_000;

/** Plans briefings, oldest first, evenly spread over eight years. `drafts` of them, evenly spread too, are withheld. */
export function planBriefings(seed: string, vocabulary: Vocabulary, briefings: number, drafts: number): Plan[] {
  const total = briefings + drafts;
  const step = drafts === 0 ? Infinity : Math.floor(total / drafts);
  return Array.from({ length: total }, (_, index) => {
    const random = makeRandom(`${seed}/briefing/${index}`);
    const days = Math.floor((((lastDay - firstDay) / day) * index) / total);
    const title = setTitle(takeWords(random, vocabulary, random.between(5, 8)));
    return {
      slug: `${toSlug(title)}-${index}`,
      date: new Date(firstDay + days * day).toISOString().slice(0, 10),
      title,
      themes: pickThemes(random),
      headings: Array.from({ length: 3 }, (__, place) =>
        setTitle([...takeWords(random, vocabulary, random.between(2, 3)), marks[place] ?? '']),
      ),
      isDraft: index % step === step - 1 && Math.floor(index / step) < drafts,
      random,
    };
  });
}

/** Path in the content folder. */
export function pathOf({ date, slug }: Plan): string {
  return `briefings/${date.slice(0, 4)}/${date}-${slug}.md`;
}

/** The anchor that Throughline, like GitHub, makes of a heading of plain words. */
export function toSlug(words: string): string {
  return words.toLowerCase().replaceAll(' ', '-');
}

/** Each heading of a briefing ends with another one, so that no two are equal. */
const marks = ['position', 'figures', 'counsel'];

function pickThemes(random: Random): CorpusTheme[] {
  const count = random.pick([1, 2, 2, 3]);
  const picked = new Set<CorpusTheme>();
  while (picked.size < count) picked.add(random.pick(themes));
  return [...picked];
}

function takeWords(random: Random, { content }: Vocabulary, count: number): string[] {
  return Array.from({ length: count }, () => content(random));
}

function setTitle(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
