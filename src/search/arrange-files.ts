import { gunzipSync } from 'node:zlib';
import type { SiteEntry } from '../core/site.ts';
import type { IndexFile } from './build-index.ts';
import { contentsFile, datesFile, piecesFolder, textFile, unsign } from './index-format.ts';
import { pack } from './pack.ts';
import { markLength, readPagefindMeta, writeContents } from './pagefind/contents.ts';
import { addressOf } from './record.ts';

/** What Pagefind wrote, by path. */
export type MadeFiles = ReadonlyMap<string, Uint8Array>;

interface Indexed {
  /** In the order in which they were added. */
  readonly entries: readonly SiteEntry[];
  /** Of the bundle. */
  readonly key: string;
}

/**
 * Gives Pagefind's pieces and texts numbers for names, so that what a reader must load to find them is short. Their bytes stay as they
 * are. Paths are from the folder of the bundle.
 */
export function arrangeFiles(made: MadeFiles, { entries, key }: Indexed): IndexFile[] {
  const [metaPath] = [...made.keys()].filter((path) => path.endsWith('.pf_meta'));
  const { pages, pieces, fields } = readPagefindMeta(unpack(find(made, metaPath ?? '.pf_meta')));
  const marks = pages.map(({ name }) => toMark(name));
  const folder = piecesFolder(key);
  const contents = { fields, lengths: pages.map(({ length }) => length), marks, pieces: pieces.map(({ from }) => from) };
  const dates = entries.map(({ date }) => date).reverse();
  return [
    { path: `${folder}${contentsFile}`, bytes: pack(writeContents(contents)) },
    { path: `${folder}${datesFile}`, bytes: pack(dates.join('\n')) },
    ...pieces.map(({ name }, piece) => ({ path: `${folder}${piece}.pf_index`, bytes: find(made, `index/${name}.pf_index`) })),
    ...pages.map(({ name }, page) => {
      const bytes = find(made, `fragment/${name}.pf_fragment`);
      assertIs(bytes, entries[page]);
      return { path: textFile(page, marks[page] ?? ''), bytes };
    }),
  ];
}

function find(made: MadeFiles, path: string): Uint8Array {
  const bytes = made.get(path);
  if (bytes === undefined) throw new Error(`Pagefind wrote no ${path}`);
  return bytes;
}

/** Dates and filters are told by the place of a briefing: Pagefind's numbers must be in the order of addition. */
function assertIs(text: Uint8Array, entry: SiteEntry | undefined): void {
  const { url } = JSON.parse(new TextDecoder().decode(unpack(text))) as { readonly url: string };
  if (entry === undefined || url !== addressOf(entry.id)) throw new Error(`Pagefind has put ${url} in another place than it was added`);
}

/** The beginning of the hash in Pagefind's name, `en_080ea10`, in fewer digits. */
function toMark(name: string): string {
  const hash = parseInt(name.slice(name.lastIndexOf('_') + 1).slice(0, 7), 16);
  return (hash % 36 ** markLength).toString(36).padStart(markLength, '0');
}

function unpack(bytes: Uint8Array): Uint8Array {
  return unsign(gunzipSync(bytes));
}
