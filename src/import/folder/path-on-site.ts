/**
 * The path below a site's own address that an absolute address names; undefined for one that leads elsewhere. Old pages name their own site by
 * `http:` and `https:` alike.
 * @param site origin and base path, as its settings have them; empty where they have none
 */
export function pathOnSite(address: string, site: string): string | undefined {
  const [own, other] = [URL.parse(site), URL.parse(address.startsWith('//') ? `https:${address}` : address)];
  if (own === null || other === null || !/^https?:$/u.test(other.protocol) || other.host !== own.host) return undefined;
  const base = own.pathname.replace(/(?<!\/)\/+$/u, '');
  const path = other.pathname;
  return path === base || path.startsWith(`${base}/`) ? `/${path.slice(base.length).replace(/^\/+/u, '')}` : undefined;
}

/** Whether an address names a place by itself, rather than one within the folder. */
export const isAbsolute = (address: string): boolean => /^(?:[a-z][a-z\d+.-]*:|\/\/)/iu.test(address);
