/** The site's root, base path included. */
function siteRoot(): URL {
  return new URL(document.documentElement.dataset.base ?? '/', location.origin);
}

export function archiveAddress(): string {
  return new URL('archive/', siteRoot()).href;
}

export function searchAddress(): string {
  return new URL('search/', siteRoot()).href;
}

/** Address of a briefing, or of a passage of it with the words to point out (a text fragment). */
export function briefingAddress(path: string, passage?: { readonly anchor: string; readonly quote: string }): string {
  const address = new URL(path, siteRoot()).href;
  if (passage === undefined) return address;
  // In a text directive a hyphen separates context, also between words.
  const text = encodeURIComponent(passage.quote).replaceAll('-', '%2D');
  return `${address}#${encodeURIComponent(passage.anchor)}${text === '' ? '' : `:~:text=${text}`}`;
}
