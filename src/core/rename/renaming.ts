import type { ContentTree } from '../model.ts';

/** What a new name asks for. Paths are relative to the content folder. */
export interface Renaming {
  /** From where to where. */
  readonly moves: readonly (readonly [from: string, to: string])[];
  /** Sorted replacements in texts, by the path that the file has until now. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  /** The texts that change, by the path that the file has until now, as they are until now. */
  readonly before: ReadonlyMap<string, string>;
  /** New texts by the path they will have; those of moved files are among them. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A replacement in a file's text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Collects replacements, file by file. */
export class RenamingPlan {
  readonly #moves: Renaming['moves'];
  readonly #edits = new Map<string, readonly Edit[]>();
  readonly #before = new Map<string, string>();
  readonly #texts = new Map<string, string>();

  constructor(moves: Renaming['moves']) {
    this.#moves = moves;
  }

  /** Changes a file with this text; without edits only the text of a file that moves is kept. */
  change(path: string, text: string, edits: readonly Edit[]): void {
    const target = this.#moves.find(([from]) => from === path)?.[1];
    if (edits.length === 0 && target === undefined) return;
    const sorted = [...edits].sort((a, b) => a.start - b.start);
    if (sorted.length > 0) this.#edits.set(path, sorted);
    this.#before.set(path, text);
    this.#texts.set(target ?? path, applyEdits(text, sorted));
  }

  done(): Renaming {
    return { moves: this.#moves, edits: this.#edits, before: this.#before, texts: this.#texts };
  }
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let last = 0;
  for (const edit of edits) {
    result += text.slice(last, edit.start) + edit.text;
    last = edit.end;
  }
  return result + text.slice(last);
}

/** The content folder as it would be. */
export function changeTree({ entries }: ContentTree, { moves, texts }: Renaming): ContentTree {
  const moved = new Map(moves);
  return {
    entries: entries.map((entry) => {
      const path = moved.get(entry.path) ?? entry.path;
      const text = texts.get(path);
      // The mark of a picture that moves is that of its bytes still.
      if (text === undefined) return { ...entry, path };
      const bytes = new TextEncoder().encode(text);
      return { path, type: entry.type, size: bytes.length, read: () => bytes };
    }),
  };
}
