import { posix } from 'node:path';
import type { Draft } from '../draft.ts';
import { decodeLoosely } from '../decode-loosely.ts';
import { makeSlug } from '../slug.ts';
import { withoutExtension } from './name-document.ts';
import { isAbsolute, pathOnSite } from './path-on-site.ts';
import type { System } from './system.ts';

/** Documents of a folder by whatever links may call them. */
export interface DocumentIndex {
  /** By path or address on the site, without extension, slashes at the ends, or `index`. */
  readonly byAddress: ReadonlyMap<string, string>;
  /** By the last part of a path, with the dates of file names and without. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly roots: readonly string[];
  /** Origin and base of the site, as its settings have them. */
  readonly site: string;
}

/** Lists the addresses of documents: those of their files, and those that their site gives them. */
export function indexDocuments(drafts: readonly Draft[], { roots }: System, site: string): DocumentIndex {
  const byAddress = new Map<string, string>();
  const byName = new Map<string, string[]>();
  const add = (address: string, source: string): void => {
    const key = toKey(address);
    if (key !== '' && !byAddress.has(key)) byAddress.set(key, source);
  };
  for (const draft of drafts) {
    const { source, name, names, front } = draft;
    for (const address of [
      source,
      ...roots.flatMap((root) => (root !== '' && source.startsWith(`${root}/`) ? source.slice(root.length) : [])),
    ])
      add(address, source);
    for (const key of ['permalink', 'url', 'aliases', 'redirect_from'])
      for (const address of [front[key]].flat()) if (typeof address === 'string') add(address, source);
    for (const address of siteAddresses(draft)) add(address, source);
    const stem = withoutExtension(source).split('/').at(-1) ?? '';
    for (const each of new Set([stem, name, ...names].map(makeSlug))) {
      if (each === '') continue;
      const named = byName.get(each);
      if (named === undefined) byName.set(each, [source]);
      else named.push(source);
    }
  }
  return { byAddress, byName, roots, site };
}

/** Where Jekyll puts a post without other settings, and where Hugo puts a page with a slug. */
function siteAddresses({ source, name, nameDate, front }: Draft): string[] {
  const slug = typeof front.slug === 'string' ? front.slug : name;
  const folder = posix.dirname(source).replace(/^content\/?|(?:^|\/)_(?:posts|drafts).*$/gu, '');
  const dated = nameDate === undefined ? [] : [`${folder}/${nameDate.replaceAll('-', '/')}/${slug}`];
  const categories = [front.categories ?? front.category ?? []]
    .flat()
    .map((category) => (typeof category === 'string' ? category.toLowerCase() : ''));
  return [...dated, ...dated.map((address) => [...categories, address].join('/')), ...(slug === name ? [] : [`${folder}/${slug}`])];
}

/** The document that an address in another names. */
export function findDocument(address: string, from: Draft, index: DocumentIndex): string | undefined {
  if (address.startsWith('page:')) return findByName(decodeLoosely(address.slice('page:'.length)), from, index);
  const path = toPath(address, index.site);
  if (path === undefined) return undefined;
  const candidates = path.startsWith('/')
    ? [path]
    : [posix.join(posix.dirname(from.source), path), posix.join(withoutExtension(from.source), path), path];
  for (const candidate of candidates) {
    const found = index.byAddress.get(toKey(candidate));
    if (found !== undefined) return found;
  }
  // Sites put the same pages at other addresses; where the last part means one document, it is that.
  if (/\.(?!html?$|md$|qmd$|markdown$)\w{2,5}$/iu.test(path)) return undefined;
  const named = index.byName.get(makeSlug(toKey(path).split('/').at(-1) ?? ''));
  return named?.length === 1 ? named[0] : undefined;
}

function findByName(target: string, from: Draft, { byAddress, byName, roots }: DocumentIndex): string | undefined {
  const key = toKey(target);
  const direct = [posix.join(posix.dirname(from.source), target), target, ...roots.map((root) => `${root}/${target}`)].map(toKey);
  const found = direct.flatMap((each) => byAddress.get(each) ?? [])[0];
  if (found !== undefined) return found;
  const named = byName.get(makeSlug(key.split('/').at(-1) ?? '')) ?? [];
  const within = named.filter((source) => toKey(source).endsWith(key) || !key.includes('/'));
  return [...(within.length > 0 ? within : named)].sort((a, b) => a.length - b.length)[0];
}

/** A path within the site; undefined for what is elsewhere. */
function toPath(address: string, site: string): string | undefined {
  return isAbsolute(address) ? pathOnSite(address, site) : decodeLoosely(address).split('?')[0];
}

const toKey = (address: string): string =>
  withoutExtension((decodeLoosely(address).split(/[?#]/u)[0] ?? '').replace(/(?<!\/)\/+$/u, ''))
    .replace(/(?:^|\/)_?index$/u, '')
    .replace(/^(?:\.?\/)+/u, '')
    .normalize('NFC')
    .toLowerCase();
