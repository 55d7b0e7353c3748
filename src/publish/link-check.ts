import type { PageLinks } from './page-links.ts';

/** A rendered page, by its file in the output folder. */
export interface LinkedPage extends PageLinks {
  readonly path: string;
}

/** The finished output as links see it. */
export interface LinkedSite {
  /** Absolute, with base, ends with a slash. */
  readonly url: string;
  /** Pages to be checked. */
  readonly pages: readonly LinkedPage[];
  /** Every file of the output. */
  readonly paths: ReadonlySet<string>;
  /** Anchors of any other page of the output; undefined for a file that is no page. */
  readonly idsOf: (path: string) => readonly string[] | undefined;
}

/** Dead links named in one message. */
const SHOWN = 10;

/**
 * Throws when a link of a page leads to a file or an anchor that the site does not have. The check of the content finds
 * mistakes of editors before; what is found here is a mistake of the program, so the message names both ends of each.
 */
export function assertLinksResolve(site: LinkedSite): void {
  const isAlive = makeResolver(site);
  const dead = site.pages.flatMap((page) => {
    const anchors = new Set(page.ids);
    const isDead = (link: string): boolean => (link.startsWith('#') ? !hasAnchor(anchors, link) : !isAlive(link, page.path));
    return page.links.filter(isDead).map((link) => `${page.path} → ${link}`);
  });
  const rest = dead.length > SHOWN ? ` and ${dead.length - SHOWN} more` : '';
  if (dead.length > 0) throw new Error(`Links of the site lead nowhere: ${dead.slice(0, SHOWN).join(', ')}${rest}`);
}

function makeResolver({ url, pages, paths, idsOf }: LinkedSite): (link: string, from: string) => boolean {
  const root = new URL(url);
  const checked = new Map(pages.map(({ path, ids }) => [path, ids]));
  const anchors = new Map<string, ReadonlySet<string> | undefined>();
  const anchorsOf = (file: string): ReadonlySet<string> | undefined => {
    if (!anchors.has(file)) {
      const ids = checked.get(file) ?? idsOf(file);
      anchors.set(file, ids && new Set(ids));
    }
    return anchors.get(file);
  };
  const resolveLink = (link: string, here: URL): boolean => {
    const address = URL.parse(link, here);
    if (address === null) return false;
    if (address.origin !== root.origin) return true;
    // The host may have other sites: a whole address outside the base path is theirs, a path outside it is a forgotten base.
    if (!address.pathname.startsWith(root.pathname)) return URL.canParse(link);
    const path = decodeURIComponent(address.pathname.slice(root.pathname.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    return paths.has(file) && (address.hash === '' || hasAnchor(anchorsOf(file), address.hash));
  };
  // Most links stand on every page and mean the same on each.
  const known = new Map<string, boolean>();
  return (link, from) => {
    if (!/^(?:\/|[a-z][a-z0-9+.-]*:)/i.test(link)) return resolveLink(link, new URL(from.replace(/(^|\/)index\.html$/, '$1'), root));
    const alive = known.get(link) ?? resolveLink(link, root);
    known.set(link, alive);
    return alive;
  };
}

/** Files other than pages have no anchors to know of; a text fragment is the browser's affair. */
function hasAnchor(anchors: ReadonlySet<string> | undefined, hash: string): boolean {
  const anchor = decodeURIComponent(hash.slice(1).split(':~:')[0] ?? '');
  return anchor === '' || !anchors || anchors.has(anchor);
}
