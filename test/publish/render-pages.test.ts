import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PageModel } from '../../src/core/page-model.ts';
import { renderPages, type RenderContext } from '../../src/publish/render-pages.ts';
import { linkFiles } from '../support/memory-tree.ts';
import { minimalArchive } from '../support/sample-files.ts';
import { makeTemporaryFolder } from '../support/folders.ts';

const site = linkFiles(minimalArchive);
const page = { ...(site.pages[0] as PageModel), path: '' };
const assets = { css: 'p{color:red}', preload: [], script: '', searchScript: '', policy: '', icon: '' };
const contextIn = (staging: string): RenderContext => ({ renderer: '', site: site.model, assets, staging });

test('the stylesheet stands in its own place, whatever a text before it says', async () => {
  const staging = makeTemporaryFolder();
  const render = (_page: PageModel, _site: unknown, { css }: { readonly css: string }): Promise<string> =>
    Promise.resolve(`<meta content="a >/*stylesheet*/< é"><style>${css}</style><p>end</p>`);
  await renderPages(render, [page], contextIn(staging));
  expect(readFileSync(join(staging, 'index.html'), 'utf8')).toBe(
    '<meta content="a >/*stylesheet*/< é"><style>p{color:red}</style><p>end</p>',
  );
});

test.each([
  ['no place', (): string => '<p>end</p>'],
  ['two places', (css: string): string => `<style>${css}</style><style>${css}</style>`],
])('a page with %s for the stylesheet is refused by its name', async (_, write) => {
  await expect(
    renderPages((_page, _site, { css }) => Promise.resolve(write(css)), [page], contextIn(makeTemporaryFolder())),
  ).rejects.toThrow('index.html could not be rendered: It has not one place for the stylesheet');
});
