import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TreeEntry } from '../../core/model.ts';
import { readTree } from '../../core/read/disk.ts';
import type { Draft } from '../draft.ts';
import type { MappingTable } from '../mapping/read-map.ts';
import type { Outcome, Surroundings, Unread } from '../plan/plan.ts';
import { isProblem } from '../problem.ts';
import { findDocument, indexDocuments } from './find-document.ts';
import { listPictures, makePictureFinder } from './find-picture.ts';
import { makeInheritance } from './inherited.ts';
import { readDocument } from './read-document.ts';
import { readSettingsText } from './read-settings.ts';
import { detectSystem, systems, type System, type SystemName } from './system.ts';

/** A folder of another system, read. */
export interface ReadFolder {
  readonly system: SystemName;
  readonly drafts: readonly Draft[];
  readonly unread: readonly Unread[];
  readonly leftOut: readonly Outcome[];
  readonly around: Surroundings;
}

/** Reads a whole folder; undefined when no system is named and none can be told. Symbolic links are not followed. */
export function readFolder(
  folder: string,
  { from, table }: { readonly from: SystemName | undefined; readonly table: MappingTable },
): ReadFolder | undefined {
  const { entries } = readTree(folder);
  // Hidden folders are not listed; that of Obsidian tells its vaults.
  const paths = [...entries.map(({ path }) => path), ...(existsSync(join(folder, '.obsidian')) ? ['.obsidian/'] : [])];
  const name = from ?? detectSystem(paths);
  if (name === undefined) return undefined;
  const system = systems[name];
  const { chosen, leftOut } = chooseDocuments(entries, system, table);
  const { inherit, unread: settings } = makeInheritance(entries, name);
  const read = chosen.map((entry): Draft | Unread => {
    const inherited = inherit(entry.path);
    return isProblem(inherited) ? { source: entry.path, problems: [inherited], text: '' } : readDocument(entry, system, inherited);
  });
  const drafts = read.filter((each): each is Draft => 'body' in each);
  const unread = [...settings, ...read.filter((each): each is Unread => !('body' in each))];
  const site = readSiteAddress(entries, system);
  const index = indexDocuments(drafts, system, site);
  const around: Surroundings = {
    findPicture: makePictureFinder({ ...listPictures(entries), roots: system.roots, site }),
    findDocument: (address, draft) => findDocument(address, draft, index),
  };
  const isUnread = new Set(unread.map(({ source }) => source));
  return { system: name, drafts, unread, leftOut: leftOut.filter(({ source }) => !isUnread.has(source)), around };
}

function chooseDocuments(
  entries: readonly TreeEntry[],
  { documents }: System,
  table: MappingTable,
): { chosen: TreeEntry[]; leftOut: Outcome[] } {
  const chosen: TreeEntry[] = [];
  const leftOut: Outcome[] = [];
  for (const entry of [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const why = whyLeftOut(entry, documents, table);
    if (why === undefined) chosen.push(entry);
    else if (why !== '') leftOut.push({ is: 'left-out', source: entry.path, why, notes: [] });
  }
  return { chosen, leftOut };
}

/** Empty for what is no text at all, of which nothing need be said. */
function whyLeftOut({ path, type }: TreeEntry, documents: RegExp, table: MappingTable): string | undefined {
  if (!/\.(?:md|markdown|qmd|html?|ipynb|rmd|mdx|adoc|org|rst)$/iu.test(path)) return '';
  if (table.isSkipped(path)) return 'no briefing, by `skip` in the mapping table';
  if (!documents.test(path)) return /\.html?$/iu.test(path) ? '' : 'not among the posts and pages of its system';
  return type === 'file' ? undefined : 'a symbolic link, which is not followed';
}

/** Origin and base path, so that links to the site itself are known. */
function readSiteAddress(entries: readonly TreeEntry[], { settings }: System): string {
  const file = entries.find(({ path }) => settings.test(path));
  const text = file === undefined ? '' : readSettingsText(file);
  if (typeof text !== 'string') return '';
  const origin = /^\s*["']?(?:baseURL|url|site-url)["']?\s*[:=]\s*["']?(https?:\/\/[^\s"',]+)/imu.exec(text)?.[1] ?? '';
  const base = /^baseurl\s*:\s*["']?(\/[^\s"']*)/mu.exec(text)?.[1] ?? '';
  return origin === '' ? '' : `${origin.replace(/\/+$/u, '')}${base.replace(/\/+$/u, '')}`;
}
