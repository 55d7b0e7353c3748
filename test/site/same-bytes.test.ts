import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { collaborators } from '../../src/publish/collaborators.ts';
import { readManifest } from '../../src/publish/manifest.ts';
import { verifySite } from '../../src/publish/verify-site.ts';
import { runBin } from '../cli/run-bin.ts';
import { buildSite, buildSiteIn } from '../support/build-site.ts';
import { listFiles, makeTemporaryFolder, readFolder, writeFiles } from '../support/folders.ts';
import { commitAll } from '../support/git.ts';
import { makePng } from '../support/pictures.ts';
import { briefingFile, briefingFiles, type Files, minimalArchive } from '../support/sample-files.ts';
import { seedCache } from '../support/seed-cache.ts';

const archive: Files = {
  ...minimalArchive,
  ...briefingFiles(12),
  ...briefingFile({
    date: '2026-01-30',
    slug: 'pictured',
    body: '## What follows\n\nSeparation is drawn below.\n\n![Two ledgers lie side by side.](two-ledgers.png)\n\nOne judgement:\n\n- Ledgers outlive alliances',
  }),
  'briefings/2026/two-ledgers.png': await makePng(900, 300),
};

describe('the same archive at the same instant gives the same bytes', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test('twice into one folder', async () => {
    const folder = makeTemporaryFolder();
    const first = readFolder((await buildSiteIn(folder, archive)).out);
    const second = readFolder((await buildSiteIn(folder, archive)).out);
    expect(second).toEqual(first);
  });

  test('in another folder, in another time zone and written in another order', async () => {
    process.env.TZ = 'Pacific/Auckland';
    const first = await buildSite(archive);
    process.env.TZ = 'America/Los_Angeles';
    const second = await buildSite(Object.fromEntries(Object.entries(archive).reverse()));
    expect(readFolder(second.out)).toEqual(readFolder(first.out));
    for (const text of Object.values(readFolder(first.out))) expect(text).not.toContain(first.folder);
  });

  test('rendered in worker threads and in the main thread', async () => {
    const alone = await buildSite(archive, { parts: { workerThreshold: Infinity } });
    const threaded = await buildSite(archive, { parts: { workerThreshold: 0 } });
    expect(threaded.result).toMatchObject({ ok: true, briefings: 14 });
    expect(readFolder(threaded.out)).toEqual(readFolder(alone.out));
  });

  test('but says in its manifest as of when and of what it was made', async () => {
    const site = await buildSite(archive, { asOf: '2026-03-01T09:00:00Z', site: 'https://other.example', base: '/b/' });
    const manifest = readManifest(readFileSync(join(site.out, 'manifest.json')));
    const pages = site.files().filter((path) => path.endsWith('.html')).length;
    expect(manifest).toMatchObject({ asOf: '2026-03-01T09:00:00Z', commit: null, url: 'https://other.example/b/', briefings: 14, pages });
    expect([...manifest.files.keys()]).toEqual(site.files().filter((path) => path !== 'manifest.json'));
    expect(verifySite(site.out).faults).toEqual([]);
  });

  test('but for the commit that the content is at', async () => {
    const folder = makeTemporaryFolder();
    const first = readFolder((await buildSiteIn(folder, minimalArchive)).out);
    const commit = commitAll(folder);
    const { 'manifest.json': manifest, ...rest } = readFolder((await buildSiteIn(folder, minimalArchive)).out);
    expect(JSON.parse(manifest ?? '')).toMatchObject({ commit });
    expect({ ...rest, 'manifest.json': manifest?.replace(`"${commit}"`, 'null') }).toEqual(first);
  });
});

describe('the bytes do not hang on', () => {
  test('the order in which the folder is read', async () => {
    const readTree: typeof collaborators.readTree = (folder) => ({ entries: collaborators.readTree(folder).entries.toReversed() });
    const first = await buildSite(archive);
    const second = await buildSite(archive, { parts: { readTree } });
    expect(readFolder(second.out)).toEqual(readFolder(first.out));
  });

  test('a cache that is cold or warm', async () => {
    const folder = makeTemporaryFolder();
    const cache = join(folder, 'cache');
    await seedCache(cache);
    const cold = readFolder((await buildSiteIn(folder, archive, { cache })).out);
    const warm = await buildSite(archive, { cache });
    expect(readFolder(warm.out)).toEqual(cold);
  });

  test('time zone, locale, umask and file times of the machine', async () => {
    const plain = await buildByCommand({ TZ: 'UTC', LC_ALL: 'C', LANG: 'C' }, 0o022, 1_700_000_000);
    const other = await buildByCommand({ TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }, 0o077, 915_148_800);
    expect(Object.keys(plain)).toContain('index.html');
    expect(other).toEqual(plain);
  });
});

/** Builds the archive by the command, in a process of its own with these surroundings. */
async function buildByCommand(env: Readonly<Record<string, string>>, mask: number, time: number): Promise<Record<string, string>> {
  const cwd = makeTemporaryFolder();
  const content = join(cwd, 'content');
  writeFiles(content, archive);
  for (const path of listFiles(content)) utimesSync(join(content, path), time, time);
  await seedCache(join(cwd, '.cache'));
  const before = process.umask(mask);
  try {
    const { code, stderr } = await runBin(['build', '--as-of', '2026-03-01'], { cwd, env });
    expect(code, stderr).toBe(0);
  } finally {
    process.umask(before);
  }
  return readFolder(join(cwd, 'dist'));
}
