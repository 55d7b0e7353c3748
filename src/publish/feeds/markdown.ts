import type { Site } from '../../core/page-model.ts';
import type { OutputFile } from '../output-file.ts';

/** Each briefing once more as Markdown, beside its page. */
export function makeMarkdownAlternates(site: Site): OutputFile[] {
  return site.entries.map(({ ref, markdown }) => ({ path: `briefings/${ref.id}/index.md`, bytes: markdown }));
}
