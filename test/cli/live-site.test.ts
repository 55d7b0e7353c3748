import { readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DevSite } from '../../src/astro/dev.ts';
import { LiveSite } from '../../src/cli/dev/live-site.ts';
import { contentCache } from '../../src/publish/job.ts';
import { makeFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, emptyArchive } from '../support/sample-files.ts';
import { sharedCache } from '../support/shared-cache.ts';

const first = briefingFile({ date: '2026-01-05', slug: 'first-deal' });
const second = briefingFile({ date: '2026-01-06', slug: 'second-deal' });
const [firstPath = ''] = Object.keys(first);
const [secondPath = ''] = Object.keys(second);
const themePath = 'themes/decoupling.md';

let folder: string;
let site: LiveSite;
const onRead = vi.fn<(state: DevSite) => void>();
const onStale = vi.fn<() => void>();

beforeEach(async () => {
  folder = makeFolder();
  writeFiles(join(folder, 'content'), { ...emptyArchive, ...first, ...second });
  const content = join(folder, 'content');
  site = new LiveSite({ content, cache: sharedCache, asOf: { instant: '2026-02-01T00:00:00Z' } }, onRead);
  site.onStale(onStale);
  await site.base();
  onRead.mockClear();
  onStale.mockClear();
});

afterEach(() => {
  site.close();
  rmSync(contentCache({ cache: sharedCache, content: join(folder, 'content') }), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

const pathOf = (path: string): string => join(folder, 'content', path);
const change = (...paths: readonly string[]): void => site.change(paths.map(pathOf));

function edit(path: string, replace: (text: string) => string): void {
  writeFileSync(pathOf(path), replace(readFileSync(pathOf(path), 'utf8')));
  change(path);
}

const ask = async (address: string): Promise<string> => JSON.stringify(await site.answer(address));
/** Any page but that of a changed file takes the whole. */
const askWhole = (): Promise<string> => ask('/archive/');

describe('after an edit of a briefing', () => {
  test('its page is there before the whole archive is read, and what it shows of others is as it was', async () => {
    const before = JSON.parse(await ask('/briefings/first-deal/')) as object;
    edit(firstPath, (text) => `${text}\nA sentence more.\n`);
    expect(onStale).toHaveBeenCalledOnce();
    expect(await ask('/briefings/first-deal')).toContain('A sentence more.');
    expect(onRead).not.toHaveBeenCalled();
    const early = JSON.parse(await ask('/briefings/first-deal/')) as { page: { page: { next: unknown } } };
    expect(early).toMatchObject({ page: { page: { next: (before as typeof early).page.page.next } } });
    await askWhole();
    expect(JSON.parse(await ask('/briefings/first-deal/'))).toEqual(early);
    expect(onRead).toHaveBeenCalledOnce();
  });

  test('every other page is of the same state of the archive', async () => {
    edit(secondPath, (text) => text.replace(/^title: .*$/mu, 'title: Another title for the second deal'));
    expect(await ask('/briefings/second-deal/')).toContain('Another title');
    expect(await askWhole()).toContain('Another title');
    expect(await ask('/briefings/first-deal/')).toContain('Another title');
  });

  test('browsers load once more when the whole shows another page than was shown', async () => {
    edit(firstPath, (text) => `${text}\nSee [[second-deal]] for that.\n`);
    await ask('/briefings/first-deal/');
    edit(secondPath, (text) => text.replace(/^title: .*$/mu, 'title: Another title for the second deal'));
    expect(await ask('/briefings/first-deal/')).toContain('Another title');
    expect(await ask('/briefings/second-deal/')).not.toContain('See ');
    site.attend()();
    await vi.waitFor(() => expect(onStale).toHaveBeenCalledTimes(3), { timeout: 10_000 });
    expect(await ask('/briefings/second-deal/')).toContain('/briefings/first-deal/#');
  });
});

test('after an edit of a theme its page has the new summary first, and all others have it next', async () => {
  const summary = 'Contracts show what is meant by separation, and what is only said of it.';
  edit(themePath, (text) => text.replace(/^summary: .*$/mu, `summary: ${summary}`));
  expect(await ask('/themes/decoupling/')).toContain(summary);
  expect(onRead).not.toHaveBeenCalled();
  expect(await ask('/')).toContain(summary);
});

test('a theme with another title is called by it on every page', async () => {
  edit(themePath, (text) => text.replace('title: Decoupling', 'title: Separation'));
  expect(await ask('/briefings/first-deal/')).toContain('"label":"Separation"');
});

test('a file that is added has a page, and one that is removed has none', async () => {
  const third = briefingFile({ date: '2026-01-07', slug: 'third-deal' });
  const [path = ''] = Object.keys(third);
  writeFiles(join(folder, 'content'), third);
  change(path);
  expect(await site.answer('/briefings/third-deal/')).toMatchObject({ status: 200 });
  expect(await ask('/briefings/second-deal/')).toContain('third-deal');
  rmSync(pathOf(path));
  change(path);
  expect(await site.answer('/briefings/third-deal/')).toMatchObject({ status: 404 });
});

test('a briefing that is renamed moves', async () => {
  const to = firstPath.replace('first-deal', 'opening-deal');
  renameSync(pathOf(firstPath), pathOf(to));
  change(firstPath, to);
  expect(await site.answer('/briefings/opening-deal/')).toMatchObject({ status: 200 });
  expect(await site.answer('/briefings/first-deal/')).toMatchObject({ status: 404 });
});

describe('an error', () => {
  test.each([
    ['of the file alone', 'date: 2026-01-05', 'date: soon'],
    ['that other files decide', 'themes: [decoupling]', 'themes: [decuopling]'],
  ])('%s is shown on every page, and the site again when it is mended', async (_name, right, wrong) => {
    edit(firstPath, (text) => text.replace(right, wrong));
    expect(await site.answer('/')).toMatchObject({ kind: 'problems', problems: [{ file: firstPath }] });
    expect(await site.answer('/briefings/first-deal/')).toMatchObject({ kind: 'problems' });
    expect(onRead).toHaveBeenLastCalledWith(expect.objectContaining({ ok: false }));
    edit(firstPath, (text) => text.replace(wrong, right));
    expect(await site.answer('/briefings/first-deal/')).toMatchObject({ kind: 'page', status: 200 });
    expect(await site.answer('/')).toMatchObject({ kind: 'page', status: 200 });
  });
});

test('what is kept on the disk is made anew when it is damaged', async () => {
  const store = contentCache({ cache: sharedCache, content: join(folder, 'content') });
  const packs = readdirSync(store).filter((name) => name.endsWith('.pack'));
  expect(packs.length).toBeGreaterThan(0);
  for (const name of packs) truncateSync(join(store, name), 0);
  expect(await ask('/briefings/first-deal/')).toContain('first deal');
});
