import { decodeHTMLAttribute } from 'entities';

/** What one rendered page offers to links and where its own lead. */
export interface PageLinks {
  /** Anchors, in the page's order. */
  readonly ids: readonly string[];
  /** Values of attributes that hold addresses, each once. */
  readonly links: readonly string[];
}

const holders = new Set(['id', 'href', 'src', 'srcset', 'action', 'poster', 'data-chunk']);

/** Finds anchors and addresses in the HTML of a page: values in quotes, of attributes named in small letters. */
export function findPageLinks(html: string): PageLinks {
  const ids: string[] = [];
  const links = new Set<string>();
  const add = (name: string, written: string): void => {
    const value = written.includes('&') ? decodeHTMLAttribute(written) : written;
    if (name === 'id') ids.push(value);
    else if (name === 'srcset') for (const link of splitSourceSet(value)) links.add(link);
    else links.add(value);
  };
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    at += 1;
    if (!isLetter(html.charCodeAt(at))) continue;
    for (let code = html.charCodeAt(at); at < html.length && code !== CLOSE; code = html.charCodeAt((at += 1))) {
      if (code !== DOUBLE && code !== SINGLE) continue;
      const end = html.indexOf(code === DOUBLE ? '"' : "'", at + 1);
      if (end === -1) return { ids, links: [...links] };
      const name = html.charCodeAt(at - 1) === EQUALS ? nameBefore(html, at - 1) : '';
      if (holders.has(name)) add(name, html.slice(at + 1, end));
      at = end;
    }
  }
  return { ids, links: [...links] };
}

const [CLOSE, DOUBLE, SINGLE, EQUALS, SPACE] = [0x3e, 0x22, 0x27, 0x3d, 0x20];

const isLetter = (code: number): boolean => (code | SPACE) >= 0x61 && (code | SPACE) <= 0x7a;

/** The name that ends before a place, where white space stands before it. */
function nameBefore(html: string, end: number): string {
  let start = end;
  while (html.charCodeAt(start - 1) > SPACE) start -= 1;
  return html.slice(start, end);
}

/** `a.webp 480w, b.webp 960w` → `a.webp`, `b.webp` */
function splitSourceSet(value: string): string[] {
  return value.split(',').flatMap((candidate) => candidate.trim().split(/\s+/)[0] ?? []);
}
