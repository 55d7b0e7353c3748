import { decodeHTMLAttribute } from 'entities';

/** What one rendered page offers to links and where its own lead. */
export interface PageLinks {
  /** Anchors, in the page's order. */
  readonly ids: readonly string[];
  /** Values of attributes that hold addresses, each once. */
  readonly links: readonly string[];
}

const tag = /<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const attribute = /\s(id|href|src|srcset|action|poster|data-chunk)=(?:"([^"]*)"|'([^']*)')/g;

/** Finds anchors and addresses in the HTML of a page. */
export function findPageLinks(html: string): PageLinks {
  const ids: string[] = [];
  const links = new Set<string>();
  for (const [text] of html.matchAll(tag)) {
    for (const [, name, double, single] of text.matchAll(attribute)) {
      const value = decodeHTMLAttribute(double ?? single ?? '');
      if (name === 'id') ids.push(value);
      else if (name === 'srcset') for (const link of splitSourceSet(value)) links.add(link);
      else links.add(value);
    }
  }
  return { ids, links: [...links] };
}

/** `a.webp 480w, b.webp 960w` → `a.webp`, `b.webp` */
function splitSourceSet(value: string): string[] {
  return value.split(',').flatMap((candidate) => candidate.trim().split(/\s+/)[0] ?? []);
}
