import { remember } from '../remember.ts';
import { type Contents, findPiece } from './contents.ts';
import { type IndexedWord, readPiece } from './piece.ts';

/** Finds words in the index of one bundle, of which only the pieces that may hold them are read. */
export interface BundleIndex {
  readonly contents: Contents;
  /** The word itself. */
  readonly find: (stem: string) => Promise<readonly IndexedWord[]>;
  /** The word and longer ones that begin with it; those that stand far from it in the order of words are left out. */
  readonly findLonger: (stem: string) => Promise<readonly IndexedWord[]>;
  /** The longest word, of at least so many letters, with which the stem begins. */
  readonly findShorter: (stem: string, least: number) => Promise<readonly IndexedWord[]>;
}

/** Pieces that are read for the words which begin with what was typed. */
const mostPieces = 3;

/** @param load gives a piece, unpacked */
export function openBundle(contents: Contents, load: (piece: number) => Promise<Uint8Array>): BundleIndex {
  const { pieces } = contents;
  const read = remember(load, String);
  const look = async (piece: number, isWanted: (stem: string) => boolean): Promise<IndexedWord[]> => readPiece(await read(piece), isWanted);
  return {
    contents,
    find: (stem) => look(findPiece(pieces, stem), (word) => word === stem),
    findLonger: async (stem) => {
      const first = findPiece(pieces, stem);
      const further = pieces.slice(first + 1, first + mostPieces).filter((from) => from.startsWith(stem));
      const found = [first, ...further.map((_, index) => first + 1 + index)].map((piece) => look(piece, (word) => word.startsWith(stem)));
      return (await Promise.all(found)).flat();
    },
    findShorter: async (stem, least) => {
      const letters = Array.from(stem);
      const beginnings = letters.map((_, length) => letters.slice(0, length).join('')).slice(least);
      // Longer ones stand behind shorter ones in the order of words, so that each piece is read once.
      for (const [piece, wanted] of Map.groupBy(beginnings.reverse(), (beginning) => findPiece(pieces, beginning))) {
        const longest = (await look(piece, (word) => wanted.includes(word))).at(-1);
        if (longest !== undefined) return [longest];
      }
      return [];
    },
  };
}
