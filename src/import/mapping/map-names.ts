import { suggest } from '../../core/diagnostics/suggest.ts';
import type { Notes } from '../draft.ts';
import { makeSlug } from '../slug.ts';
import type { NameMap } from './read-map.ts';

/** Something of the publication that a source may name. */
export interface Known {
  readonly id: string;
  /** Its title and whatever else signals it. */
  readonly words: readonly string[];
}

/** What names of a source lead to. */
export interface NameMapping {
  /** For messages: `theme`. */
  readonly noun: string;
  readonly map: NameMap;
  readonly known: readonly Known[];
}

/** Finds the ids that names of a source mean: by the table, else where a name is one of ours. Others are reported with the nearest of ours. */
export function mapNames(names: readonly string[], { noun, map, known }: NameMapping, notes: Notes): string[] {
  const table = new Map(Object.entries(map).map(([name, id]) => [makeSlug(name), id]));
  const ids = new Set(known.map(({ id }) => id));
  const byWord = indexWords(known);
  const mapped = names.flatMap((name): string[] => {
    const told = table.get(makeSlug(name));
    if (told === 'drop') {
      notes.add('dropped', noun, `\`${name}\`, by the mapping table`);
      return [];
    }
    const id = told ?? findKnown(name, byWord);
    if (id !== undefined && ids.has(id)) {
      notes.add('mapped', noun, id === name ? `\`${id}\`` : `\`${name}\` → \`${id}\``);
      return [id];
    }
    notes.add('dropped', noun, describeUnknown(name, told, noun, byWord));
    return [];
  });
  return [...new Set(mapped)];
}

/** The id by itself and by every word that signals it; the first of ours that has a word keeps it. */
function indexWords(known: readonly Known[]): ReadonlyMap<string, string> {
  const byWord = new Map<string, string>();
  for (const { id, words } of known)
    for (const word of [id, ...words.map(makeSlug)]) if (word !== '' && !byWord.has(word)) byWord.set(word, id);
  return byWord;
}

/** A name may be nested, as in `topics/trade`: the whole counts first, then its last part. */
const findKnown = (name: string, byWord: ReadonlyMap<string, string>): string | undefined =>
  byWord.get(makeSlug(name)) ?? byWord.get(makeSlug(name.split('/').at(-1) ?? ''));

function describeUnknown(name: string, told: string | undefined, noun: string, byWord: ReadonlyMap<string, string>): string {
  if (told !== undefined) return `\`${name}\`: the mapping table says \`${told}\`, which is no ${noun} of the publication`;
  const near = [...new Set(suggest(makeSlug(name), byWord.keys()).map((word) => byWord.get(word) ?? word))];
  const hint = near.length === 0 ? `map it under \`${noun}s\` in the table` : `${near.map((id) => `\`${id}\``).join(', ')}?`;
  return `\`${name}\` is no ${noun} of the publication; ${hint}`;
}
