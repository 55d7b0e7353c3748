import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What stands at an address: a file, another address to go to, or nothing. */
type Found = { readonly is: 'file'; readonly path: string } | { readonly is: 'redirect'; readonly to: string } | { readonly is: 'nothing' };

const NOTHING: Found = { is: 'nothing' };

/** Finds the file of a site's folder that a static host would send for the path of a URL. Nothing outside the folder is found, by links either. */
export function findFile(folder: string, base: string, pathname: string): Found {
  if (`${pathname}/` === base) return { is: 'redirect', to: base };
  if (!pathname.startsWith(base)) return NOTHING;
  const inside = decode(pathname.slice(base.length));
  if (inside === undefined || /^_headers$|[\p{Cc}\\]|(?:^|\/)\.{1,2}(?:\/|$)/u.test(inside)) return NOTHING;
  const path = join(folder, inside);
  const real = resolveInside(folder, path);
  if (real === undefined) return NOTHING;
  if (statSync(real).isFile()) return inside.endsWith('/') ? NOTHING : { is: 'file', path: real };
  if (!pathname.endsWith('/')) return { is: 'redirect', to: `${pathname}/` };
  const index = resolveInside(folder, join(path, 'index.html'));
  return index === undefined || !statSync(index).isFile() ? NOTHING : { is: 'file', path: index };
}

/** The real path of a file or folder inside `folder`; absent when there is none or it lies elsewhere. */
function resolveInside(folder: string, path: string): string | undefined {
  try {
    const [root, real] = [realpathSync(folder), realpathSync(path)];
    return real === root || real.startsWith(root.endsWith(sep) ? root : `${root}${sep}`) ? real : undefined;
  } catch {
    return undefined;
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
