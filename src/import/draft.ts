import type { Root } from 'mdast';
import type { Guess } from './problem.ts';

declare module 'mdast' {
  interface HeadingData {
    /** Fragments by which links of the source name this heading. */
    anchors?: string[];
  }
}

/** Something a reader found out about a source: what it became, what was decided, what could not be kept. */
export interface Note extends Guess {
  readonly kind: 'mapped' | 'guessed' | 'dropped';
  /** Line of the source, from 1. */
  readonly line?: number;
}

/** Collects what there is to say about one source. */
export interface Notes {
  readonly all: readonly Note[];
  readonly add: (kind: Note['kind'], subject: string, text: string, line?: number) => void;
}

/** A document of any kind as its reader understood it. Nothing of it is checked against the archive yet. */
export interface Draft {
  /** Path relative to the imported folder, with forward slashes; for a single file its name. */
  readonly source: string;
  /** Front matter, or what stands for it, by the source's own keys. */
  readonly front: Readonly<Record<string, unknown>>;
  /** What the source calls the document: the last part of its address, or the file's name. */
  readonly name: string;
  /** The date that its file name carries, as `YYYY-MM-DD`. */
  readonly nameDate?: string | undefined;
  /** Whether the place of the source says that it is a draft. */
  readonly isDraft: boolean;
  /** Tags that stand in the text. */
  readonly tags: readonly string[];
  /** Other names by which documents of its folder link to it. */
  readonly names: readonly string[];
  /** Addresses are still the source's; positions count lines of the source. */
  readonly body: Root;
  /** Pictures that the document itself holds, by the address that the body gives them. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Source of the document that this one translates. */
  readonly translates?: string | undefined;
  /** Text of the source, for the places of mistakes; empty where it has none. */
  readonly text: string;
  readonly notes: Notes;
}

/** Begins the notes about one source. Equal notes without a line stand once. */
export function openNotes(): Notes {
  const all: Note[] = [];
  const general = new Set<string>();
  return {
    all,
    add: (kind, subject, text, line) => {
      const name = JSON.stringify([kind, subject, text]);
      if (line === undefined && general.has(name)) return;
      if (line === undefined) general.add(name);
      all.push({ kind, subject, text, ...(line === undefined ? {} : { line }) });
    },
  };
}
