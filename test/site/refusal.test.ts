import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planPage } from '../../src/core/link/plan.ts';
import type { Page, PageModel } from '../../src/core/page-model.ts';
import type { PagePlan } from '../../src/core/site.ts';
import type { Collaborators } from '../../src/publish/collaborators.ts';
import { collaborators } from '../../src/publish/collaborators.ts';
import { toProduct } from '../../src/publish/product.ts';
import { BuildRefused, OutputRefused } from '../../src/publish/refusals.ts';
import { buildSite, buildSiteIn } from '../support/build-site.ts';
import { copyEntry } from '../support/copy-entry.ts';
import { listFiles, makeTemporaryFolder, readFolder, writeFiles } from '../support/folders.ts';
import { makePng } from '../support/pictures.ts';
import { briefingFile, type Files, minimalArchive } from '../support/sample-files.ts';

const draftTitle = 'Quillfeather sets the plan for no one';
const picture = await makePng(300, 200, '#123456');
/** A draft, and one briefing more than before: without it the search index would not be made again. */
const withDraft: Files = {
  ...minimalArchive,
  ...briefingFile({ date: '2026-01-30', slug: 'second-ledger' }),
  ...briefingFile({
    date: '2026-02-01',
    slug: 'quillfeather-plan',
    title: draftTitle,
    front: 'status: draft',
    body: '## What follows\n\nDecoupling waits until every clerk in the northern office has signed twice.\n\n![A quillfeather drawn in one line.](quill.png)\n\nOne judgement:\n\n- The clerks sign late',
  }),
  'briefings/2026/quill.png': picture,
};
const draft = 'briefings/2026/2026-02-01-quillfeather-plan.md';

/** Builds a good site, then tries a second build; returns its error and whether the good site and nothing else is left. */
async function rebuild(files: Files, parts: Partial<Collaborators>) {
  const folder = makeTemporaryFolder();
  const { out } = await buildSiteIn(folder, minimalArchive);
  const before = readFolder(out);
  const error: unknown = await buildSiteIn(folder, files, { parts }).catch((reason: unknown) => reason);
  return {
    error,
    isUntouched: JSON.stringify(readFolder(out)) === JSON.stringify(before),
    beside: listFiles(folder).filter((path) => !/^(content|dist)\//.test(path)),
  };
}

/** A feeds part that writes one more file. */
const feedsWith = (path: string, bytes: string | Uint8Array): Partial<Collaborators> => ({
  planFeeds: (site) => [...collaborators.planFeeds(site), toProduct({ path, bytes }, 'extra')],
});

/** A link part that changes every page of a kind. */
const pagesWith = (kind: Page['kind'], change: (page: PageModel) => PageModel): Partial<Collaborators> => ({
  linkArchive: (published) => {
    const { site, memory } = collaborators.linkArchive(published);
    const pages = site.pages.map((plan) => (plan.page.kind === kind ? changePlan(plan, change) : plan));
    return { site: { ...site, pages }, memory };
  },
});

/** A plan of another page: what has the same key as in the last build would not be made again. */
function changePlan(plan: PagePlan, change: (page: PageModel) => PageModel): PagePlan {
  return planPage(
    plan.path,
    () => [plan.key, 'changed'],
    () => change(plan.make()),
    { listed: plan.listed },
  );
}

/** An index whose first briefing carries the draft's title. */
const leakIntoIndex: Collaborators['planIndex'] = (site) => {
  const entries = site.entries.map((entry) => ({
    ...copyEntry(entry),
    textKey: `${entry.textKey}, leaked`,
    passages: entry.passages.map((passage) => ({ ...passage, text: draftTitle, html: `<p>${draftTitle}</p>` })),
  }));
  return collaborators.planIndex({ ...site, entries });
};

describe('a mistake in the content', () => {
  test('refuses the build and leaves the last site as it was', async () => {
    const folder = makeTemporaryFolder();
    const { out } = await buildSiteIn(folder, minimalArchive);
    const before = readFolder(out);
    const broken = { ...minimalArchive, ...briefingFile({ date: '2026-02-03', slug: 'broken', front: 'colour: red' }) };
    const { result, checked } = await buildSiteIn(folder, broken);
    expect(result.ok).toBe(false);
    expect(checked.diagnostics.map(({ file, severity }) => [file, severity])).toContainEqual([
      'briefings/2026/2026-02-03-broken.md',
      'error',
    ]);
    expect(readFolder(out)).toEqual(before);
  });

  test('touches nothing where there is no site yet', async () => {
    const { folder } = await buildSite({ 'publication.yaml': 'name: x' });
    expect(listFiles(folder)).toEqual(['content/publication.yaml']);
  });
});

describe('a leak', () => {
  test.each<[string, Partial<Collaborators>, Partial<BuildRefused>]>([
    [
      'of a title into a feed',
      feedsWith('extra.xml', `<title>${draftTitle.toUpperCase()}</title>`),
      { file: 'extra.xml', entry: draft, text: draftTitle },
    ],
    [
      'of a slug into an address',
      feedsWith('list.txt', 'https://meridian.example/briefings/quillfeather-plan/'),
      { file: 'list.txt', entry: draft, text: 'quillfeather-plan' },
    ],
    [
      'of a slug into a file name',
      feedsWith('briefings/quillfeather-plan.json', '{}'),
      { file: 'briefings/quillfeather-plan.json', entry: draft },
    ],
    [
      'of a sentence',
      feedsWith('a.json', '{"t":"until every clerk in\\nthe northern office has signed"}'),
      { file: 'a.json', entry: draft },
    ],
    [
      'of a picture',
      feedsWith('assets/x.png', picture),
      { file: 'assets/x.png', entry: 'briefings/2026/quill.png', text: 'the picture itself' },
    ],
    [
      'of a title into a page',
      pagesWith('statement', (page) => ({ ...page, head: { ...page.head, description: draftTitle } })),
      { entry: draft, text: draftTitle },
    ],
    ['into the packed search index', { planIndex: leakIntoIndex }, { entry: draft }],
  ])('%s refuses the build and leaves the last site as it was', async (_, parts, found) => {
    const { error, isUntouched, beside } = await rebuild(withDraft, parts);
    expect(error).toBeInstanceOf(BuildRefused);
    expect(error).toMatchObject(found);
    expect(isUntouched).toBe(true);
    expect(beside).toEqual([]);
  });
});

test('a leak refuses the build also when worker threads search for it', async () => {
  const { error, isUntouched } = await rebuild(withDraft, { ...feedsWith('zz.txt', draftTitle), workerThreshold: 0 });
  expect(error).toMatchObject({ name: 'BuildRefused', file: 'zz.txt', entry: draft, text: draftTitle });
  expect(isUntouched).toBe(true);
});

describe('a mistake of the program', () => {
  test('such as a dead link names both ends and leaves the last site as it was', async () => {
    const parts: Partial<Collaborators> = {
      linkArchive: (published) => {
        const { site, memory } = collaborators.linkArchive(published);
        return { site: { ...site, model: { ...site.model, footer: [{ href: '/imprint/', label: 'Imprint' }] } }, memory };
      },
    };
    const { error, isUntouched, beside } = await rebuild(minimalArchive, parts);
    expect(String(error)).toContain('404.html → /imprint/');
    expect(isUntouched).toBe(true);
    expect(beside).toEqual([]);
  });

  test('such as two writers of one file stops the build', async () => {
    const { error, isUntouched } = await rebuild(minimalArchive, feedsWith('Feed.xml', ''));
    expect(String(error)).toContain('Two writers of one output file: feed.xml and Feed.xml');
    expect(isUntouched).toBe(true);
  });

  test.each([0, 300])('such as a page that cannot be rendered is named, with worker threads above %i pages', async (workerThreshold) => {
    const broken = pagesWith('briefing', (page) => ({ ...page, page: { ...page.page, sections: null as never } as Page }));
    const { error, isUntouched } = await rebuild(minimalArchive, { ...broken, workerThreshold });
    expect(String(error)).toContain('briefings/first-ledger/index.html could not be rendered');
    expect(isUntouched).toBe(true);
  });
});

describe('an output folder', () => {
  test('that Throughline did not write is refused before anything is read', async () => {
    const folder = makeTemporaryFolder();
    writeFiles(join(folder, 'dist'), { 'letter.txt': 'mine' });
    await expect(buildSiteIn(folder, minimalArchive)).rejects.toThrow(OutputRefused);
    expect(readFolder(join(folder, 'dist'))).toEqual({ 'letter.txt': 'mine' });
  });

  test('takes one build at a time', async () => {
    const folder = makeTemporaryFolder();
    const first = buildSiteIn(folder, minimalArchive);
    await expect(buildSiteIn(folder, minimalArchive)).rejects.toThrow(/^The site is being written by another build .*$/);
    expect((await first).result.ok).toBe(true);
  });

  test('is rid of what a killed build left beside it', async () => {
    const folder = makeTemporaryFolder();
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFiles(folder, {
      [`.dist.staging-${pid}/index.html`]: 'half a site',
      [`.dist.old-${pid}/manifest.json`]: '{}',
      '.dist.lock': JSON.stringify({ pid, started: '1' }),
    });
    const { result, out } = await buildSiteIn(folder, minimalArchive);
    expect(result.ok).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['.dist.mirror', 'content', 'dist']);
    expect(readFolder(join(folder, '.dist.mirror'))).toEqual(readFolder(out));
  });
});
