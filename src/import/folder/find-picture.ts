import { posix } from 'node:path';
import { decodeAddress } from '../../core/parse/links.ts';
import type { TreeEntry } from '../../core/model.ts';
import type { Draft } from '../draft.ts';
import type { Surroundings } from '../plan/plan.ts';
import type { System } from './system.ts';

const MAX_BYTES = 20 * 1024 * 1024;

/** Finds the files that pictures' addresses name. Only what the folder's listing has is opened: nothing outside, and no symbolic link. @param list is called when the first picture is looked for */
export function makePictureFinder(
  list: () => readonly TreeEntry[],
  { roots }: Pick<System, 'roots'>,
  site: string,
): Surroundings['findPicture'] {
  let indexes: Indexes | undefined;
  return (address, draft) => {
    indexes ??= indexEntries(list());
    const { byPath, byName } = indexes;
    const path = listPaths(address, draft, roots, site).find((each) => byPath.has(each));
    const entry =
      byPath.get(path ?? '') ?? (address.startsWith('page:') ? byName.get(fold(posix.basename(decode(address.slice(5))))) : undefined);
    const shown = decode(address.replace(/^page:/u, ''));
    if (entry === undefined) return { why: `\`${shown}\`, which is not in the folder` };
    if (entry.type !== 'file') return { why: `\`${shown}\`, a symbolic link, which is not followed` };
    if (entry.size > MAX_BYTES) return { why: `\`${shown}\`, which has over ${MAX_BYTES / 1048576} MB` };
    try {
      return { name: posix.basename(entry.path), bytes: entry.read() };
    } catch {
      return { why: `\`${shown}\`, which cannot be read` };
    }
  };
}

interface Indexes {
  readonly byPath: ReadonlyMap<string, TreeEntry>;
  readonly byName: ReadonlyMap<string, TreeEntry>;
}

const indexEntries = (entries: readonly TreeEntry[]): Indexes => ({
  byPath: new Map(entries.map((entry) => [fold(entry.path), entry])),
  byName: new Map(entries.toReversed().map((entry) => [fold(posix.basename(entry.path)), entry])),
});

const fold = (path: string): string => path.normalize('NFC').toLowerCase();

/** Paths within the folder that an address may mean, the likeliest first. */
function listPaths(address: string, { source }: Draft, roots: readonly string[], site: string): string[] {
  const own = site !== '' && address.startsWith(site) ? `/${address.slice(site.length)}` : address;
  const path = decode(own.replace(/^page:/u, '').replace(/[?#].*$/u, ''));
  const fromRoots = roots.map((root) => posix.join(root, path));
  const relative = [posix.join(posix.dirname(source), path), posix.join(source.replace(/\.\w+$/u, ''), path)];
  return (path.startsWith('/') ? fromRoots : [...relative, ...fromRoots]).map((each) => fold(each.replace(/^\/+/u, '')));
}

const decode = (address: string): string => decodeAddress(address) ?? address;
