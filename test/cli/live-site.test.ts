import { readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DevView } from '../../src/astro/dev-view.ts';
import type { DevNews, DevSite } from '../../src/astro/dev.ts';
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
const onNews = vi.fn<(news: DevNews) => void>();

beforeEach(async () => {
  folder = makeFolder();
  writeFiles(join(folder, 'content'), { ...emptyArchive, ...first, ...second });
  const content = join(folder, 'content');
  site = new LiveSite({ content, cache: sharedCache, asOf: { instant: '2026-02-01T00:00:00Z' }, editor: 'vscode' }, onRead);
  site.onNews(onNews);
  await site.base();
  onRead.mockClear();
  onNews.mockClear();
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
    expect(onNews).toHaveBeenCalledOnce();
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
    await vi.waitFor(() => expect(onNews).toHaveBeenCalledTimes(3), { timeout: 10_000 });
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

test('an address that nobody can decode is an unknown one', async () => {
  expect(await site.answer('/briefings/%/')).toMatchObject({ kind: 'page', status: 404 });
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
  ])('%s is told on every page, which is as it was before until it is mended', async (_name, right, wrong) => {
    edit(firstPath, (text) => `${text.replace(right, wrong)}\nA sentence more.\n`);
    await vi.waitFor(() => expect(onNews).toHaveBeenLastCalledWith('overview'));
    expect(await ask('/briefings/first-deal/')).not.toContain('A sentence more.');
    expect(await site.answer('/')).toMatchObject({ kind: 'page', status: 200 });
    expect(await site.overview('/archive/')).toMatchObject({
      counts: { error: 1 },
      isLastGood: true,
      files: [
        {
          isOfPage: false,
          problems: [{ severity: 'error', href: `vscode://file${pathOf(firstPath)}:${wrong.includes('date') ? '3:7' : '5:10'}` }],
        },
      ],
    });
    expect(onRead).toHaveBeenLastCalledWith(expect.objectContaining({ ok: false }));
    edit(firstPath, (text) => text.replace(wrong, right));
    expect(await ask('/briefings/first-deal/')).toContain('A sentence more.');
    expect(await site.answer('/')).toMatchObject({ kind: 'page', status: 200 });
    expect(await site.overview('/')).toMatchObject({ counts: { error: 0 }, isLastGood: false });
  });

  test('from the beginning is shown in place of the site, since there is nothing else to show', async () => {
    const content = join(folder, 'other');
    writeFiles(content, { ...emptyArchive, 'themes/decoupling.md': '' });
    const broken = new LiveSite({ content, cache: sharedCache, editor: 'none' }, onRead);
    expect(await broken.answer('/')).toMatchObject({ kind: 'problems', problems: [{ file: 'themes/decoupling.md' }] });
    const overview = await broken.overview('/');
    expect(overview.moment).toBeUndefined();
    expect(overview.files[0]?.problems[0]?.href).toBeUndefined();
    broken.close();
  });
});

describe('the bar', () => {
  test('names the file of a page and the lines of its passages, as they are after an edit', async () => {
    edit(firstPath, (text) => text.replace('## What', '## What came before\n\nA paragraph.\n\n## What'));
    const before = await site.overview('/briefings/first-deal/');
    expect(before).toMatchObject({ isReading: true, source: { href: `vscode://file${pathOf(firstPath)}:1:1` } });
    await askWhole();
    const after = await site.overview('/briefings/first-deal/');
    expect(after.passages.slice(1).map(({ line }) => line)).toEqual(before.passages.map(({ line }) => line + 4));
    expect((await site.overview('/themes/decoupling/')).source?.href).toContain(themePath);
    expect((await site.overview('/archive/')).source).toBeUndefined();
  });

  test('says that the archive is being read while what it knows is from before', async () => {
    const third = briefingFile({ date: '2026-01-07', slug: 'third-deal', front: 'colour: red' });
    writeFiles(join(folder, 'content'), third);
    change(...Object.keys(third));
    expect(await site.overview('/')).toMatchObject({ isReading: true, counts: { error: 0 } });
    await askWhole();
    expect(await site.overview('/')).toMatchObject({ isReading: false, counts: { error: 1 } });
  });

  test('says when a withheld page appears, by the clocks of the publication', async () => {
    edit(firstPath, (text) => text.replace('date: 2026-01-05', 'date: 2026-01-05\nembargo: 2026-07-01T09:00:00+02:00'));
    await askWhole();
    expect(await site.overview('/briefings/first-deal/')).toMatchObject({
      withheld: 'embargo until 1 July 2026, 08:00 (Europe/London)',
      moment: { asOf: '1 February 2026, 00:00 (Europe/London)', audience: 'editors', withheld: 1 },
    });
  });
});

describe('a view that an editor chooses', () => {
  const choose = async (asOf: string, audience: string): Promise<DevView | undefined> => {
    const chosen = await site.chooseView({ asOf, audience });
    if ('reason' in chosen) throw new Error(chosen.reason);
    return chosen.view;
  };

  test('shows the site as a build at that instant would make it, and the usual one stays', async () => {
    edit(secondPath, (text) => text.replace('date: 2026-01-06', 'date: 2026-01-06\nembargo: 2026-07-01T08:00:00Z'));
    const at = async (asOf: string) =>
      (await site.answer('/briefings/second-deal/', await choose(asOf, 'readers'))).kind === 'page' &&
      ((await site.answer('/briefings/second-deal/', await choose(asOf, 'readers'))) as { status: number }).status;
    expect([await at('2026-07-01T08:59'), await at('2026-07-01T09:00'), await at('')]).toEqual([404, 200, 404]);
    expect(JSON.stringify(await site.answer('/archive/', await choose('2026-06-01', 'readers')))).not.toContain('second-deal');
    expect(await ask('/briefings/second-deal/')).toContain('Embargoed until 1 July 2026, 09:00 (Europe/London)');
    expect(String(await site.readFile('/feed.xml', await choose('2026-06-01', '')))).not.toContain('second-deal');
  });

  test('takes in what changes', async () => {
    const view = await choose('2026-03-01T09:00:00+01:00', 'readers');
    expect(JSON.stringify(await site.answer('/briefings/first-deal/', view))).not.toContain('A sentence more.');
    edit(firstPath, (text) => `${text}\nA sentence more.\n`);
    expect(JSON.stringify(await site.answer('/briefings/first-deal/', view))).toContain('A sentence more.');
    expect(await site.overview('/', view)).toMatchObject({ moment: { asOf: '1 March 2026, 08:00 (Europe/London)', isChosen: true } });
  });

  test('never shows what another shows, before errors and after, and is read once', async () => {
    edit(secondPath, (text) => text.replace('date: 2026-01-06', 'date: 2026-01-06\nembargo: 2026-07-01T08:00:00Z'));
    const [readers, later] = [await choose('2026-06-01', 'readers'), await choose('2026-08-01', 'readers')];
    const both = () => Promise.all([readers, later].map((view) => site.answer('/briefings/second-deal/', view)));
    const before = await both();
    expect(before).toMatchObject([{ status: 404 }, { status: 200 }]);
    const again = await both();
    for (const [index, answer] of again.entries())
      expect((answer as { page: unknown }).page).toBe((before[index] as { page: unknown }).page);
    edit(firstPath, (text) => text.replace('themes: [decoupling]', 'themes: [decuopling]'));
    expect(await both()).toMatchObject([{ status: 404 }, { status: 200 }]);
  });

  test('is refused where a build at that instant is refused', async () => {
    edit(secondPath, (text) => text.replace('date: 2026-01-06', 'date: 2026-01-06\nembargo: 2026-01-20T08:00:00Z'));
    edit(firstPath, (text) => `${text}\nSee [[second-deal]] for that.\n`);
    expect(await site.answer('/')).toMatchObject({ kind: 'page' });
    expect(await site.answer('/', await choose('2026-01-15', 'readers'))).toMatchObject({
      kind: 'problems',
      problems: [{ ruleId: 'reference-withheld' }],
    });
  });

  test('reports on the archive as it is then', async () => {
    edit(firstPath, (text) => text.replace('date: 2026-01-05', 'date: 2026-01-05\nreview-by: 2026-06-01'));
    const headings = async (asOf: string) => (await site.report(await choose(asOf, 'readers')))?.lists.map(({ heading }) => heading);
    expect(await headings('2026-05-01')).not.toContain('Reviews due');
    expect(await headings('2026-06-02')).toContain('Reviews due');
    const due = (await site.report(await choose('2026-06-02', 'readers')))?.lists.find(({ heading }) => heading === 'Reviews due');
    expect(due?.items).toMatchObject([{ page: '/briefings/first-deal/', source: { href: `vscode://file${pathOf(firstPath)}:1:1` } }]);
  });

  test('that cannot be understood is refused with what is expected', async () => {
    expect(JSON.stringify(await site.chooseView({ asOf: '2026-02-30', audience: '' }))).toMatch(/"reason":".*`2026-02-30`.*instant/u);
    expect(await site.chooseView({ asOf: '', audience: 'editors' })).toEqual({ view: undefined });
  });
});

test.each([
  ['a page', async (opened: LiveSite) => JSON.stringify(await opened.answer('/briefings/first-deal/'))],
  ['the bar', async (opened: LiveSite) => JSON.stringify(await opened.overview('/briefings/first-deal/'))],
])('what is kept on the disk is made anew when it is found damaged for %s', async (_name, find) => {
  const content = join(folder, 'content');
  const store = contentCache({ cache: sharedCache, content });
  const opened = new LiveSite({ content, cache: sharedCache, asOf: { instant: '2026-02-01T00:00:00Z' }, editor: 'vscode' }, onRead);
  await opened.base();
  const packs = readdirSync(store).filter((name) => name.endsWith('.pack'));
  expect(packs.length).toBeGreaterThan(0);
  for (const name of packs) truncateSync(join(store, name), 0);
  expect(await find(opened)).toContain('first-deal');
  opened.close();
});
