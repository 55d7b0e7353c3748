import { hash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assemble } from '../../src/publish/assemble.ts';
import { build } from '../../src/publish/build.ts';
import type { BuildResult } from '../../src/publish/build-options.ts';
import { type Collaborators, collaborators } from '../../src/publish/collaborators.ts';
import { planIndex } from '../../src/publish/index-products.ts';
import { readManifest } from '../../src/publish/manifest.ts';
import { verifySite } from '../../src/publish/verify-site.ts';
import { sharedCache } from '../support/build-site.ts';
import { listFiles, makeFolder, readFolder, writeFiles } from '../support/folders.ts';
import { makePng } from '../support/pictures.ts';
import { briefingFile, emptyArchive, type Files } from '../support/sample-files.ts';

/** A briefing that leads to a passage of another year's. */
const linking = (title: string): Files =>
  briefingFile({
    date: '2025-05-01',
    slug: 'linking-ledger',
    title,
    body: '## What follows\n\nSee [where it began](../2024/2024-02-01-first-ledger.md#what-is-at-stake).\n\nOne judgement:\n\n- Ledgers outlive alliances',
  });

const archive: Files = {
  ...emptyArchive,
  ...briefingFile({ date: '2024-02-01', slug: 'first-ledger', front: 'aliases: [old-ledger]' }),
  ...briefingFile({
    date: '2024-03-01',
    slug: 'drawn-ledger',
    body: '## What follows\n\nSeparation is drawn below.\n\n![Two ledgers lie side by side.](two-ledgers.png)\n\nOne judgement:\n\n- Ledgers outlive alliances',
  }),
  'briefings/2024/two-ledgers.png': await makePng(900, 300),
  ...briefingFile({ date: '2024-09-01', slug: 'late-ledger' }),
  ...linking('On linking ledgers in practice'),
  ...briefingFile({ date: '2025-06-01', slug: 'erstes-buch', front: 'language: de\ntranslation-of: linking-ledger' }),
  ...briefingFile({ date: '2026-01-01', slug: 'new-ledger', front: 'supersedes: [first-ledger]' }),
  ...briefingFile({ date: '2023-01-01', slug: 'drafted-ledger', front: 'status: draft' }),
  ...briefingFile({ date: '2026-02-01', slug: 'sealed-ledger', front: 'embargo: 2026-07-01T09:00:00Z' }),
  ...briefingFile({ date: '2027-02-01', slug: 'far-ledger' }),
};

/** Divides even these few briefings by the calendar, 2024 into halves; German has one bundle. */
const parts: Collaborators = { ...collaborators, planIndex: (site) => planIndex(site, { sizes: { divided: 3, largest: 1 } }) };

const names = ['2024', '2025', '2026', 'rest'];

/** What a build has in place of what others have. */
type Other = Partial<Collaborators> & { readonly asOf?: string };

/** A content folder from which a whole site and its shards are built. */
interface Desk {
  readonly root: string;
  readonly build: (name: string, shard?: string, other?: Other) => Promise<Extract<BuildResult, { ok: true }>>;
  readonly join: () => Promise<unknown>;
  /** What the files of a folder hold, named by path. */
  readonly read: (name: string) => Record<string, string>;
  readonly edit: (files: Files) => void;
}

function openDesk(): Desk {
  const root = makeFolder();
  const content = join(root, 'content');
  writeFiles(content, archive);
  return {
    root,
    build: async (name, shard, { asOf = '2026-03-01T09:00:00Z', ...other } = {}) => {
      const options = { content, out: join(root, name), cache: sharedCache, asOf, ...(shard !== undefined && { shard }) };
      const result = await build(options, { ...parts, ...other });
      if (!result.ok) throw new Error(JSON.stringify(result.checked.diagnostics));
      return result;
    },
    join: () => assemble({ shards: names.map((name) => join(root, `shard-${name}`)), out: join(root, 'joined') }),
    read: (name) => Object.fromEntries(Object.entries(readFolder(join(root, name))).map(([path, text]) => [path, hash('sha256', text)])),
    edit: (files) => writeFiles(content, files),
  };
}

let desk: Desk;
beforeAll(async () => {
  desk = openDesk();
  await desk.build('dist');
  for (const name of names) await desk.build(`shard-${name}`, name);
});
afterAll(() => rmSync(desk.root, { recursive: true, force: true }));

const filesOf = (shard: string): string[] => listFiles(join(desk.root, `shard-${shard}`)).filter((path) => path !== 'manifest.json');

describe('the shard of a year', () => {
  test('holds the pages, alternates, pictures, redirects and bundles of its briefings, and nothing else', () => {
    const bundles = /^pagefind\/en\/2024-\w+\//u;
    expect(filesOf('2024').filter((path) => !bundles.test(path))).toEqual([
      'briefings/drawn-ledger/index.html',
      'briefings/drawn-ledger/index.md',
      expect.stringMatching(/^briefings\/drawn-ledger\/two-ledgers-png-\d+\.webp$/u),
      expect.stringMatching(/^briefings\/drawn-ledger\/two-ledgers-png-\d+\.webp$/u),
      'briefings/first-ledger/index.html',
      'briefings/first-ledger/index.md',
      'briefings/late-ledger/index.html',
      'briefings/late-ledger/index.md',
      'briefings/old-ledger/index.html',
    ]);
    expect(filesOf('2024').filter((path) => bundles.test(path))).not.toEqual([]);
    expect(filesOf('2025')).toContain('briefings/erstes-buch/index.html');
  });

  test('says in its manifest of which site it is, and is verified by it', () => {
    const { faults, manifest } = verifySite(join(desk.root, 'shard-2025'));
    const whole = readManifest(readFileSync(join(desk.root, 'dist/manifest.json')));
    expect(faults).toEqual([]);
    expect(manifest).toMatchObject({ asOf: whole.asOf, pages: whole.pages, briefings: 6, shard: { name: '2025', of: names } });
    expect(whole.shard).toBeUndefined();
  });
});

test('the rest holds no file of a briefing, and all that readers open first', () => {
  expect(filesOf('rest').filter((path) => path.startsWith('briefings/'))).toEqual([]);
  expect(filesOf('rest')).toEqual(
    expect.arrayContaining(['404.html', 'archive/index.html', 'feed.xml', 'index.html', 'pagefind/languages.json', 'sitemap.xml']),
  );
  expect(filesOf('rest').filter((path) => path.startsWith('pagefind/de/'))).not.toEqual([]);
});

test('the shards joined are the site that a single build gives, byte for byte', async () => {
  await desk.join();
  expect(desk.read('joined')).toEqual(desk.read('dist'));
});

test('a shard that is built again writes nothing, and after an edit elsewhere the pages that show it', async () => {
  expect(await desk.build('shard-2024', '2024')).toMatchObject({ written: 0, briefings: 3 });
  await desk.join();
  const before = { shard: desk.read('shard-2024'), joined: desk.read('joined') };
  desk.edit(linking('A ledger of another name'));
  const { written, files } = await desk.build('shard-2024', '2024');
  expect(written).toBeLessThan(files / 2);
  const path = 'briefings/first-ledger/index.html';
  expect(readFileSync(join(desk.root, 'shard-2024', path), 'utf8')).toContain('A ledger of another');
  await expect(desk.join()).rejects.toThrow(/^The shards were not joined: shard-2024 and shard-2025 are of different sites: plan .*\.$/u);
  expect(desk.read('joined')).toEqual(before.joined);
  for (const name of names) await desk.build(`shard-${name}`, name);
  await desk.join();
  await desk.build('dist');
  expect(desk.read('joined')).toEqual(desk.read('dist'));
  expect(desk.read('joined')[path]).not.toBe(before.shard[path]);
});

test('a page that leads to what no shard is to hold is refused, though it was written by an earlier build', async () => {
  const linkArchive: Collaborators['linkArchive'] = (...input) => {
    const { site, memory } = collaborators.linkArchive(...input);
    return { site: { ...site, pages: site.pages.filter(({ path }) => path !== 'archive/') }, memory };
  };
  await desk.build('shard-checked', '2026');
  // The same text at a later time.
  desk.edit(briefingFile({ date: '2024-09-01', slug: 'late-ledger' }));
  await expect(desk.build('shard-checked', '2026', { linkArchive })).rejects.toThrow(/lead nowhere: .* → \/archive\//u);
});

test('a shard that is retitled for a later instant is as one that is built anew then', async () => {
  const asOf = '2026-03-02T09:00:00Z';
  // A minute after the edits before: of content that was changed this instant no build can tell that it stayed.
  const now = (): number => Date.now() + 60_000;
  await desk.build('shard-late', '2024', { now });
  expect(await desk.build('shard-late', '2024', { now, asOf })).toMatchObject({ written: 0 });
  await desk.build('shard-fresh', '2024', { asOf });
  expect(desk.read('shard-late')).toEqual(desk.read('shard-fresh'));
});

test('a folder that held one shard may hold another one', async () => {
  await desk.build('shard-any', '2025');
  await desk.build('shard-any', '2026');
  expect(desk.read('shard-any')).toEqual(desk.read('shard-2026'));
});

test.each([
  [
    'a year without briefings that may be shown',
    'new',
    '2027',
    /^There is no shard 2027 of the content at this instant, expected one of 2024, 2025, 2026, rest\.$/u,
  ],
  ['a shard in the place of a whole site', 'dist', '2024', /^The shard cannot be written to .*: a whole site stands there\./u],
])('refuses %s', async (_, folder, shard, message) => {
  const before = desk.read('dist');
  await expect(desk.build(folder, shard)).rejects.toThrow(message);
  expect(desk.read('dist')).toEqual(before);
});
