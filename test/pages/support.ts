import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { planPage } from '../../src/core/link/plan.ts';
import type { PageModel } from '../../src/core/page-model.ts';
import type { Site } from '../../src/core/site.ts';
import { findCodeDigests } from '../../src/publish/code-digests.ts';
import { compileRenderer } from '../../src/publish/compile.ts';
import { openRenderer, type Render } from '../../src/publish/renderer.ts';
import { pages } from './fixtures/pages.ts';
import { site } from './fixtures/site.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const cache = join(root, '.cache/test');

export async function compileAndOpen(): Promise<Render> {
  const { renderer } = findCodeDigests(root, cache);
  return openRenderer(await compileRenderer({ cache, root, digest: renderer }));
}

/** A linked site of the fixtures' pages. `text` stands for all that briefings say. */
export const siteOf = (text: string, models: readonly PageModel[] = []): Site => ({
  model: site,
  key: text,
  total: 27,
  letters: [...new Set(text)].filter((letter) => letter > '\u007F').join(''),
  pages: models.map((model) =>
    planPage(
      model.path,
      () => [JSON.stringify(model)],
      () => model,
    ),
  ),
  entries: [
    {
      id: 'x',
      date: '2026-01-23',
      key: text,
      textKey: text,
      language: 'en',
      themeIds: [],
      ref: (pages.home?.page as { lead: { ref: Site['entries'][number]['ref'] } }).lead.ref,
      url: site.url,
      updated: '2026-01-23',
      kind: 'note',
      kindLabel: 'Note',
      authors: [],
      regions: [],
      standing: 'current',
      judgements: [],
      passages: [],
      markdown: text,
    },
  ],
  themes: [],
  glossary: [],
  pictures: [],
  redirects: [],
});
