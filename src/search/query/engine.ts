import type { FacetName } from '../index-format.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A briefing in which a word was found. */
export interface Hit {
  /** Names the briefing within its engine. */
  readonly id: string;
  readonly score: number;
  /** Places of the word, as indexes of `Page.words`; empty when only the date or the title holds it. */
  readonly positions: readonly number[];
  /** Whether not the word itself stands there, but a longer one, or a shorter one that stands for it. */
  readonly isLonger?: boolean;
  /** What of the word the briefing holds, when only other words stand for it in the briefing: less than 1. */
  readonly share?: number;
}

/** What an index holds of a word. */
export interface Known {
  readonly hits: readonly Hit[];
  /** How many characters at its beginning: all, when the index holds the word or longer ones; fewer, when only a shorter one stands for it. */
  readonly shared: number;
  /** Whether any of the hits is of the word itself, in whatever inflection. */
  readonly isWhole: boolean;
}

export interface Word {
  /** As printed, without the space after it. */
  readonly text: string;
  /** What stands between it and the next word. */
  readonly space: '' | ' ';
  /** Whether a heading, paragraph or list item ends with it. */
  readonly ends: boolean;
}

export interface Section {
  readonly anchor: string;
  /** Shown: `5`; empty for the bottom line and the key judgements. */
  readonly number: string;
  /** Index of its first word, heading included. */
  readonly start: number;
  /** Index of the first word under its heading. */
  readonly bodyStart: number;
}

/** What a briefing's results are made of. */
export interface Page {
  /** Without base and without a slash at its beginning: `briefings/x/`. */
  readonly path: string;
  /** ISO date. */
  readonly date: string;
  readonly dateText: string;
  /** BCP 47. */
  readonly language: string;
  /** The title first, then the sections. */
  readonly words: readonly Word[];
  readonly sections: readonly Section[];
}

/** All that the query layer asks of an index of one language. Every promise is rejected when the index cannot be read. */
export interface Engine {
  /** Primary subtag. */
  readonly language: string;
  /** Number of briefings. */
  readonly size: number;
  /**
   * Parts a word of a script without spaces where the index parts it. Letters that the index does not know stay together, and so does the
   * beginning of a longer word. Any other word is one part.
   */
  readonly cut: (word: string) => Promise<readonly string[]>;
  /** Briefings that hold the word, or a longer one that begins with it, which counts less; when there are none, those that hold a shorter one that is near. */
  readonly find: (word: string) => Promise<Known>;
  /** Briefings that hold exactly these words in a row, each cut where the index cuts it. */
  readonly findExactly: (words: readonly string[]) => Promise<readonly Hit[]>;
  /** Ids of the briefings with a value of a filter. */
  readonly list: (facet: FacetName, value: string) => Promise<readonly string[]>;
  /** All briefings, newest first. */
  readonly listDates: () => Promise<readonly { readonly id: string; readonly date: string }[]>;
  /** Gives the date of a briefing, or, in a large archive, the first day of the period it is from. */
  readonly estimateDates: () => Promise<(id: string) => string>;
  readonly readPage: (id: string) => Promise<Page>;
}

/** An engine that is opened when it is needed. */
export interface EngineSource {
  readonly language: string;
  readonly open: () => Promise<Engine>;
  /** Words that its briefings hold; the rarest may be left out. Empty when there are none, or they cannot be read: answers do without. */
  readonly readVocabulary: () => Promise<Vocabulary>;
}
