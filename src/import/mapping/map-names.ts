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
  const table = new Map(Object.entries(map).map(([name, id]) => [fold(name), id]));
  const ids = names.flatMap((name): string[] => {
    const told = table.get(fold(name));
    if (told === 'drop') {
      notes.add('dropped', noun, `\`${name}\`, by the mapping table`);
      return [];
    }
    const id = told ?? findKnown(name, known);
    if (id !== undefined && known.some((each) => each.id === id)) {
      notes.add('mapped', noun, id === name ? `\`${id}\`` : `\`${name}\` → \`${id}\``);
      return [id];
    }
    notes.add('dropped', noun, describeUnknown(name, told, noun, known));
    return [];
  });
  return [...new Set(ids)];
}

/** A name may be nested, as in `topics/trade`: the whole counts first, then its last part. */
function findKnown(name: string, known: readonly Known[]): string | undefined {
  for (const part of [name, name.split('/').at(-1) ?? '']) {
    const wanted = fold(part);
    const found = known.find(({ id, words }) => id === wanted || words.some((word) => fold(word) === wanted));
    if (found !== undefined && wanted !== '') return found.id;
  }
  return undefined;
}

function describeUnknown(name: string, told: string | undefined, noun: string, known: readonly Known[]): string {
  if (told !== undefined) return `\`${name}\`: the mapping table says \`${told}\`, which is no ${noun} of the publication`;
  const near = suggest(fold(name), new Set(known.flatMap(({ id, words }) => [id, ...words.map(fold)])));
  const ids = [
    ...new Set(near.map((word) => known.find(({ id, words }) => id === word || words.some((each) => fold(each) === word))?.id ?? word)),
  ];
  const hint = ids.length === 0 ? `map it under \`${noun}s\` in the table` : `${ids.map((id) => `\`${id}\``).join(', ')}?`;
  return `\`${name}\` is no ${noun} of the publication; ${hint}`;
}

const fold = (name: string): string => makeSlug(name);
