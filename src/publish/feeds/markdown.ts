import type { Site } from '../../core/site.ts';
import type { Product } from '../product.ts';

/** Each briefing once more as Markdown, beside its page. */
export function planMarkdownAlternates(site: Site): Product[] {
  return site.entries.map((entry): Product => {
    const path = `briefings/${entry.id}/index.md`;
    return { id: path, key: entry.key, make: () => [{ path, bytes: entry.markdown }] };
  });
}
