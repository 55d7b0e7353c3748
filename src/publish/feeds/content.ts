import { decodeHTMLAttribute } from 'entities';
import type { SiteEntry } from '../../core/site.ts';
import { escapeHtml } from '../../core/text/escape.ts';

const HAS_ADDRESS = /\s(?:href|src|srcset|poster|cite)=/u;

/** The whole text of a briefing as HTML that may stand anywhere: every address in it is absolute. */
export function writeContent(entry: SiteEntry): string {
  const parts = entry.passages.map(
    ({ id, title, html: text }) => `<h2 id="${escapeHtml(id)}">${escapeHtml(title)}</h2>\n${makeAbsolute(text, entry.url)}`,
  );
  return [...writeStanding(entry), ...parts].join('\n');
}

/** A tag as our own renderer writes it: attributes in double quotes. */
const TAG = /<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>/gu;
const ADDRESS = /\s(href|src|srcset|poster|cite)="([^"]*)"/gu;

/** Resolves every address in a fragment of rendered HTML against the address of its page. */
function makeAbsolute(fragment: string, pageUrl: string): string {
  if (!HAS_ADDRESS.test(fragment)) return fragment;
  return fragment.replace(TAG, (tag) =>
    tag.replace(ADDRESS, (_, name: string, value: string) => {
      const address = decodeHTMLAttribute(value);
      return ` ${name}="${escapeHtml(name === 'srcset' ? resolveSourceSet(address, pageUrl) : resolveAddress(address, pageUrl))}"`;
    }),
  );
}

function writeStanding({ ref, standing, url }: SiteEntry): string[] {
  if (standing === 'current') return [];
  const label = ref.standing ?? standing;
  return [`<p><strong>${escapeHtml(label)}.</strong> This text no longer stands; <a href="${escapeHtml(url)}">its page says why</a>.</p>`];
}

function resolveSourceSet(value: string, pageUrl: string): string {
  const candidates = value.split(',').map((candidate) => {
    const [address = '', ...size] = candidate.trim().split(/\s+/u);
    return [resolveAddress(address, pageUrl), ...size].join(' ');
  });
  return candidates.join(', ');
}

function resolveAddress(address: string, pageUrl: string): string {
  return URL.canParse(address, pageUrl) ? new URL(address, pageUrl).href : address;
}
