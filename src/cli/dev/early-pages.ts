import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../../core/diagnostics/sort.ts';
import type { Archive, Briefing, ContentTree, TreeEntry } from '../../core/model.ts';
import type { BriefingPage, Page, PageModel } from '../../core/page-model.ts';
import { checkWithheldReferences } from '../../core/gate/check-withheld-references.ts';
import { gateArchive, linkArchive, type CheckOptions } from '../../core/pipeline.ts';
import { readSources } from '../../core/read/read-sources.ts';
import { checkAcross } from '../../core/validate/check-archive.ts';
import { readArchive, toArchive } from '../../core/validate/read-archive.ts';

/** The whole site as it was before files changed. */
export interface WholeBefore {
  readonly archive: Archive;
  /** The page at an address without base. */
  readonly findPage: (path: string) => PageModel | undefined;
  /** Paths of briefings by each word that a text may name them by. */
  readonly names: ReadonlyMap<string, string>;
}

interface EarlyOptions extends CheckOptions {
  readonly tree: ContentTree;
  /** Files that changed since the whole was read. */
  readonly changed: readonly string[];
}

/** What can be said of changed files before the whole archive is read. */
export type Early =
  | { readonly ok: true; readonly pages: ReadonlyMap<string, PageModel> }
  /** The errors that the changed files have by themselves. */
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * The pages of a few changed briefings and themes, by address, long before the whole archive is read again: a small archive of the
 * changed files and what they name is checked and linked, and what a page shows of all the others is taken over from the page as it was.
 * Undefined where that would not do: a file was added or removed, is of another kind, or names what the small archive does not have.
 */
export function readEarly(before: WholeBefore, options: EarlyOptions): Early | undefined {
  const addresses = options.changed.map((path) => findAddress(path, before.archive));
  const entries = pickEntries(before, options);
  const checked = entries === undefined || addresses.includes(undefined) ? undefined : checkSmall(before, entries, options);
  if (checked === undefined || 'ok' in checked) return checked;
  const { site } = linkArchive(gateArchive(checked, options.asOf, 'editors').published);
  const plans = new Map(site.pages.map((plan) => [plan.path, plan]));
  const pages = new Map<string, PageModel>();
  for (const address of addresses as string[]) {
    const [now, then] = [plans.get(address)?.make(), before.findPage(address)];
    if (now === undefined || then === undefined) return undefined;
    pages.set(address, { ...now, page: takeOver(now.page, then.page) });
  }
  return { ok: true, pages };
}

/** The page as it is now, but for what it shows of briefings that are not in the small archive. */
function takeOver(now: Page, then: Page): Page {
  if (now.kind === 'briefing' && then.kind === 'briefing') {
    const isOwn = ([name]: [string, unknown]): boolean => !NEIGHBOURLY.has(name);
    const own = Object.entries(now).filter(isOwn);
    const others = Object.entries(then).filter((field) => !isOwn(field));
    return Object.fromEntries([...own, ...others]) as unknown as BriefingPage;
  }
  if (now.kind === 'theme' && then.kind === 'theme') {
    const { ref, summary, asOf, sections, feeds, search } = now;
    return { ...then, ref, summary, asOf, sections, feeds, search };
  }
  return now;
}

const NEIGHBOURLY = new Set<string>(['readNext', 'linkedFrom', 'previous', 'next', 'inTheme'] satisfies (keyof BriefingPage)[]);

function findAddress(path: string, { briefings, themes }: Archive): string | undefined {
  const isIt = (file: { readonly path: string }): boolean => file.path === path;
  if (path.startsWith('briefings/')) return toAddress('briefings', briefings.find(isIt));
  return toAddress('themes', themes.find(isIt));
}

const toAddress = (folder: string, file: { readonly id: string } | undefined): string | undefined =>
  file === undefined ? undefined : `${folder}/${file.id}/`;

/** The changed files, the briefings that their pages name, and all that is no briefing. */
function pickEntries({ archive, names }: WholeBefore, { tree, changed }: EarlyOptions): TreeEntry[] | undefined {
  const wanted = new Set(changed);
  for (const { path, read } of tree.entries.filter((entry) => entry.type === 'file' && wanted.has(entry.path))) {
    for (const [word] of Buffer.from(read()).toString('utf8').matchAll(WORD)) {
      const named = names.get(word);
      if (named !== undefined) wanted.add(named);
    }
    const own = archive.briefings.find((briefing) => briefing.path === path);
    if (own !== undefined) for (const other of archive.briefings) if (isVersion(other, own)) wanted.add(other.path);
  }
  const entries = tree.entries.filter(({ path }) => wanted.has(path) || !path.startsWith('briefings/'));
  const found = new Set(entries.map(({ path }) => path));
  return changed.every((path) => found.has(path)) ? entries : undefined;
}

/** The other side of a lineage, which the text itself does not name. */
function isVersion({ id, front }: Briefing, own: Briefing): boolean {
  const original = own.front['translation-of'] ?? own.id;
  return front.supersedes?.includes(own.id) === true || front['translation-of'] === original || id === original;
}

const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;

/** What a text may call a briefing by: its id, or its file's name. */
export function listNames({ briefings }: Archive): Map<string, string> {
  return new Map(briefings.flatMap(({ id, path }) => [id, path.slice(path.lastIndexOf('/') + 1, -3)].map((name) => [name, path] as const)));
}

/** The small archive, or the errors of changed files. Findings in the others mean nothing: what they name is not there. */
function checkSmall(
  before: WholeBefore,
  entries: readonly TreeEntry[],
  options: EarlyOptions,
): Archive | (Early & { ok: false }) | undefined {
  const sources = { ...readSources({ entries }, options.store), pictures: [...before.archive.pictures.values()] };
  const read = readArchive(sources, options);
  const changed = new Set(options.changed);
  const own = [...read.briefings, ...read.themes].filter(({ path }) => changed.has(path));
  const findErrors = (): Diagnostic[] =>
    [...sources.diagnostics.filter(({ file }) => changed.has(file)), ...own.flatMap((file) => file.diagnosed())].filter(isError);
  const alone = findErrors();
  if (alone.length > 0) return { ok: false, diagnostics: sortDiagnostics(alone) };
  // Without the store: it would keep what the small archive makes of files that did not change.
  checkAcross(read, sources);
  checkWithheldReferences(read, options.asOf);
  return findErrors().length > 0 ? undefined : toArchive(read, sources);
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
