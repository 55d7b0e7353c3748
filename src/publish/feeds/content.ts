import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import type { SiteEntry } from '../../core/page-model.ts';
import { escapeHtml } from '../../core/text/escape.ts';

/** Attributes that hold one address; `srcset` holds several. */
const ADDRESS_ATTRIBUTES = ['href', 'src', 'poster', 'cite'] as const;
const HAS_ADDRESS = /\s(?:href|src|srcset|poster|cite)=/u;

const html = rehype().data('settings', { fragment: true });

/** The whole text of a briefing as HTML that may stand anywhere: every address in it is absolute. */
export function writeContent(entry: SiteEntry): string {
  const parts = entry.passages.map(
    ({ id, title, html: text }) => `<h2 id="${escapeHtml(id)}">${escapeHtml(title)}</h2>\n${makeAbsolute(text, entry.url)}`,
  );
  return [...writeStanding(entry), ...parts].join('\n');
}

/** Resolves every address in a fragment of HTML against the address of its page. */
function makeAbsolute(fragment: string, pageUrl: string): string {
  if (!HAS_ADDRESS.test(fragment)) return fragment;
  const tree = html.parse(fragment);
  visit(tree, 'element', ({ properties }) => {
    for (const name of ADDRESS_ATTRIBUTES) {
      const value = properties[name];
      if (typeof value === 'string') properties[name] = resolveAddress(value, pageUrl);
    }
    const { srcSet } = properties;
    if (typeof srcSet === 'string') properties.srcSet = resolveSourceSet(srcSet, pageUrl);
  });
  return html.stringify(tree);
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
