import { type CborReader, readCbor } from './cbor.ts';

/** A page that holds a word. */
export interface Posting {
  /** Pagefind's number of the page: its place in the order in which the bundle's pages were added. */
  readonly page: number;
  /** How often the text holds the word, headings weighed. */
  readonly mentions: number;
  /** Places in the text, in order. */
  readonly places: readonly number[];
  /** Fields that hold it too, each once. */
  readonly fields: readonly FieldPlaces[];
}

export interface FieldPlaces {
  readonly field: number;
  readonly places: readonly number[];
}

/** A word as the index holds it: its stem, without accents. */
export interface IndexedWord {
  readonly stem: string;
  /** One for each way it is written with accents; the plain one first. */
  readonly forms: readonly { readonly form: string; readonly postings: readonly Posting[] }[];
}

/** Pagefind writes the weight 1 as 24, and begins with another one, which is the weight of text. */
const unit = 24;
const textWeight = 25;

/** Reads the words of a piece of the index (`.pf_index`, unpacked) that are wanted. */
export function readPiece(bytes: Uint8Array, isWanted: (stem: string) => boolean): IndexedWord[] {
  const reader = readCbor(bytes);
  const words: IndexedWord[] = [];
  reader.list();
  for (let left = reader.list(); left > 0; left -= 1) {
    const items = reader.list();
    const stem = reader.text();
    if (isWanted(stem)) words.push({ stem, forms: [{ form: stem, postings: readPostings(reader) }, ...readVariants(reader)] });
    else for (let item = 1; item < items; item += 1) reader.skip();
  }
  return words;
}

function readVariants(reader: CborReader): IndexedWord['forms'] {
  return Array.from({ length: reader.list() }, () => {
    reader.list();
    return { form: reader.text(), postings: readPostings(reader) };
  });
}

function readPostings(reader: CborReader): Posting[] {
  let page = 0;
  return Array.from({ length: reader.list() }, () => {
    reader.list();
    page += reader.number();
    const { places, mentions } = readPlaces(reader);
    return { page, places, mentions, fields: readFields(reader) };
  });
}

/** Each place is written as its distance from the one before; a negative number is the weight of the places after it. */
function readPlaces(reader: CborReader): Pick<Posting, 'places' | 'mentions'> {
  const places: number[] = [];
  let weight = textWeight;
  let place = 0;
  let mentions = 0;
  let isSorted = true;
  for (let left = reader.list(); left > 0; left -= 1) {
    const value = reader.number();
    if (value < 0) {
      [weight, place] = [-1 - value, 0];
      isSorted = places.length === 0;
    } else {
      place += value;
      places.push(place);
      mentions += weight / unit;
    }
  }
  return { places: isSorted ? places : places.sort((a, b) => a - b), mentions };
}

/** A negative number is the field of the places after it. */
function readFields(reader: CborReader): readonly FieldPlaces[] {
  let left = reader.list();
  if (left === 0) return noFields;
  const fields: { field: number; places: number[] }[] = [];
  for (; left > 0; left -= 1) {
    const value = reader.number();
    const places = fields.at(-1)?.places;
    if (value < 0) fields.push({ field: -1 - value, places: [] });
    else places?.push((places.at(-1) ?? 0) + value);
  }
  return fields;
}

const noFields: readonly FieldPlaces[] = [];
