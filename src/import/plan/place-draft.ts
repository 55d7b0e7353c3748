import type { Notes } from '../draft.ts';
import type { ImportProblem } from '../problem.ts';
import { findFreeSlug, makeSlug } from '../slug.ts';
import { briefingPath } from '../write-briefing.ts';

/** Addresses that are given away one after the other. */
export interface Addresses {
  /** Slugs and old slugs of the archive and of what was placed before. */
  readonly taken: Set<string>;
  /** Paths of the archive that no text of this import has been found to be. */
  readonly paths: Set<string>;
  /** The path of the briefing that has a slug or old slug, in the archive. */
  readonly owners: ReadonlyMap<string, string>;
}

/** Finds the slug of a new briefing. One of the same date and slug is taken for the same briefing; else a slug in use gets a number. */
export function placeDraft(
  { date, wanted, isGiven }: { readonly date: string; readonly wanted: string; readonly isGiven: boolean },
  addresses: Addresses,
  notes: Notes,
): { slug: string; path: string } | ImportProblem {
  const there = findImported(date, wanted, addresses);
  if (there !== undefined) return there;
  if (isGiven && addresses.taken.has(wanted)) {
    return {
      code: 'import-target-exists',
      reason: `Unexpected slug \`${wanted}\`, expected one that no briefing has`,
      fix: 'give another with `--slug`',
    };
  }
  const slug = findFreeSlug(wanted, addresses.taken);
  addresses.taken.add(slug);
  notes.add(
    'guessed',
    'slug',
    slug === wanted ? `${slug}; it is the address for ever` : `${slug}, because \`${wanted}\` is taken; it is the address for ever`,
  );
  return { slug, path: briefingPath(date, slug) };
}

/** The briefing that an earlier import made of the same text: it has the date and the slug, or the slug with a number where that was taken. */
function findImported(date: string, wanted: string, { taken, paths }: Addresses): { slug: string; path: string } | undefined {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    const path = briefingPath(date, slug);
    if (paths.delete(path)) return { slug, path };
    if (!taken.has(slug)) return undefined;
  }
}

/** Old addresses as aliases: their last part, where it is another than the slug and free. */
export function toAliases(
  old: readonly string[],
  { slug, path }: { readonly slug: string; readonly path: string },
  { taken, owners }: Addresses,
  notes: Notes,
): string[] {
  const isTaken = (alias: string): boolean => taken.has(alias) && owners.get(alias) !== path;
  return old.flatMap((address): string[] => {
    const last =
      address
        .replace(/[?#].*$/u, '')
        .replace(/\/(?:index)?(?:\.html?)?$/u, '')
        .split('/')
        .at(-1) ?? '';
    const alias = makeSlug(last.replace(/\.html?$/u, ''));
    if (alias === slug) {
      notes.add('mapped', 'address', `\`${address}\`: redirect it to \`/briefings/${slug}/\` on your host`);
      return [];
    }
    if (alias === '' || /^[:{]/u.test(last) || isTaken(alias)) {
      notes.add('dropped', 'address', `\`${address}\`, of which no alias can be made${isTaken(alias) ? ': it is taken' : ''}`);
      return [];
    }
    taken.add(alias);
    notes.add('mapped', 'address', `\`${address}\` → \`/briefings/${alias}/\` leads here; redirect the old address to it on your host`);
    return [alias];
  });
}
