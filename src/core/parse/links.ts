import { posix } from 'node:path';

/** Where the address in a Markdown link leads. */
export type LinkTarget =
  | { readonly is: 'external'; readonly url: string }
  | { readonly is: 'here'; readonly anchor: string }
  | { readonly is: 'internal'; readonly kind: 'briefing' | 'theme'; readonly id: string; readonly path: string; readonly anchor?: string }
  | { readonly is: 'wrong'; readonly reason: string; readonly fix: string };

/** Sorts an address found in the file at `from`; only its form is looked at. */
export function resolveLink(address: string, from: string): LinkTarget {
  if (/^(?:https?:\/\/|mailto:)/iu.test(address)) {
    return URL.canParse(address)
      ? { is: 'external', url: address }
      : { is: 'wrong', reason: `Unexpected address \`${address}\`, expected a complete web address`, fix: 'correct the address' };
  }
  const scheme = /^([a-z][a-z\d+.-]*):/iu.exec(address)?.[1];
  if (scheme !== undefined)
    return {
      is: 'wrong',
      reason: `Unexpected \`${scheme}:\` in a link, expected \`https:\`, \`http:\` or \`mailto:\``,
      fix: 'link to a web page or a file of the archive',
    };
  const hash = address.indexOf('#');
  const file = decodeAddress(hash === -1 ? address : address.slice(0, hash));
  const anchor = hash === -1 ? undefined : decodeAddress(address.slice(hash + 1));
  if (file === undefined || (hash !== -1 && (anchor === undefined || anchor === '')))
    return { is: 'wrong', reason: `Unexpected address \`${address}\`, expected a file and an anchor`, fix: 'correct the address' };
  if (file === '')
    return anchor === undefined
      ? { is: 'wrong', reason: 'Unexpected link without an address, expected one', fix: 'write the address between the round brackets' }
      : { is: 'here', anchor };
  if (file.startsWith('/') || !file.endsWith('.md')) {
    return {
      is: 'wrong',
      reason: `Unexpected address \`${address}\`, expected a relative link to a \`.md\` file`,
      fix: 'link to the file, such as `../2025/2025-03-14-slug.md#passage`',
    };
  }
  return toInternal(posix.normalize(posix.join(posix.dirname(from), file)), anchor, address);
}

function toInternal(path: string, anchor: string | undefined, address: string): LinkTarget {
  const rest = anchor === undefined ? {} : { anchor };
  const briefing = /^briefings\/\d{4}\/\d{4}-\d{2}-\d{2}-(.+)\.md$/u.exec(path)?.[1];
  if (briefing !== undefined) return { is: 'internal', kind: 'briefing', id: briefing, path, ...rest };
  const theme = /^themes\/([^/]+)\.md$/u.exec(path)?.[1];
  if (theme !== undefined) return { is: 'internal', kind: 'theme', id: theme, path, ...rest };
  return {
    is: 'wrong',
    reason: `Unexpected target of \`${address}\`, expected a briefing or a theme`,
    fix: 'link to a file below `briefings/` or `themes/`',
  };
}

/** The address on the site of a briefing or theme, with base. */
export function toHref(base: string, kind: 'briefing' | 'theme', id: string, anchor?: string): string {
  return `${base}${kind}s/${encodeURIComponent(id)}/${anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`}`;
}

/** Decodes `%20` and its like; undefined when they are malformed. */
export function decodeAddress(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
