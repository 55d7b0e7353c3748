import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../src/publish/assemble.ts';
import { takeLock } from '../../src/publish/lock.ts';
import type { SiteRecord } from '../../src/publish/manifest.ts';
import { findShardName } from '../../src/publish/record.ts';
import { listShards } from '../../src/publish/shards.ts';
import { verifySite } from '../../src/publish/verify-site.ts';
import { listFiles, makeTemporaryFolder, readFolder } from '../support/folders.ts';
import { writeSite } from '../support/small-site.ts';

const of = ['2025', '2026', 'rest'];
const shard = (name: string, plan = 'a'): NonNullable<SiteRecord['shard']> => ({ name, of, plan: plan.repeat(64) });

const files: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2025': { 'briefings/one/index.html': 'one' },
  '2026': { 'briefings/two/index.html': 'two', 'briefings/two/index.md': 'two' },
  rest: { 'index.html': 'home', '404.html': 'gone' },
};

/** Three shards, and a site of another day in `dist`. */
function makeDesk() {
  const root = makeTemporaryFolder();
  const at = (name: string): string => join(root, name);
  for (const name of of) writeSite(at(`shard-${name}`), files[name] ?? {}, { pages: 4, briefings: 2, shard: shard(name) });
  writeSite(at('dist'), { 'index.html': 'old' }, { asOf: '2026-02-28T09:00:00Z' });
  const run = (names = of) => assemble({ shards: names.map((name) => at(`shard-${name}`)), out: at('dist') });
  return { root, at, run, dist: () => readFolder(at('dist')) };
}

describe('joining shards', () => {
  test('gives the files of all and the manifest of a whole site, in whatever order they come', async () => {
    const { at, run, dist } = makeDesk();
    const made = await run(['rest', '2026', '2025']);
    writeSite(at('expected'), { ...files['2025'], ...files['2026'], ...files.rest }, { pages: 4, briefings: 2 });
    expect(dist()).toEqual(readFolder(at('expected')));
    const { digest, manifest } = verifySite(at('dist'));
    expect(made).toMatchObject({ pages: 4, briefings: 2, files: 6, manifest: digest, asOf: manifest?.asOf });
  });

  test('leaves the shards as they are and nothing else beside the site', async () => {
    const { root, at, run } = makeDesk();
    const before = of.map((name) => readFolder(at(`shard-${name}`)));
    await run();
    await run();
    expect(of.map((name) => readFolder(at(`shard-${name}`)))).toEqual(before);
    expect([...new Set(listFiles(root).map((path) => path.split('/')[0]))]).toEqual(['dist', ...of.map((name) => `shard-${name}`)]);
  });

  type Desk = ReturnType<typeof makeDesk>;
  const write = ({ at }: Desk, name: string, facts: Partial<SiteRecord>): void =>
    writeSite(at(`shard-${name}`), files[name] ?? {}, { pages: 4, briefings: 2, shard: shard(name), ...facts });
  const differs = (what: string): RegExp =>
    new RegExp(`shard-2025 and shard-2026 are of different sites: ${what}\\. Build all shards`, 'u');

  test.each<[string, (desk: Desk) => unknown, RegExp]>([
    ['one is missing', ({ run }) => run(['2025', 'rest']), /of the site’s 3 shards, 2026 is missing\.$/u],
    ['several are missing', ({ run }) => run(['rest']), /of the site’s 3 shards, 2025, 2026 are missing\.$/u],
    ['there are none', ({ run }) => run([]), /there are none\.$/u],
    ['one is there twice', ({ run }) => run([...of, '2025']), /shard 2025 is there twice: shard-2025 and shard-2025\.$/u],
    ['one is a whole site', (desk) => write(desk, '2026', { shard: undefined }), /shard-2026 holds no shard but a whole site\.$/u],
    ['one is of another instant', (desk) => write(desk, '2026', { asOf: '2026-03-02T09:00:00Z' }), differs('as of .*')],
    ['one is of another commit', (desk) => write(desk, '2026', { commit: 'c'.repeat(40) }), differs('commit none and c{40}')],
    ['one has another address', (desk) => write(desk, '2026', { url: 'https://b.example/' }), differs('address .*')],
    ['one is of another archive', (desk) => write(desk, '2026', { shard: shard('2026', 'b') }), differs('plan a{12} and b{12}')],
    [
      'one knows of other shards',
      (desk) => write(desk, '2026', { shard: { ...shard('2026'), of: ['2026', 'rest'] } }),
      differs('shards .*'),
    ],
    ['one counts other pages', (desk) => write(desk, '2026', { pages: 5 }), differs('pages 4 and 5')],
    ['one is of another version', (desk) => write(desk, '2026', { version: '0.2.0' }), differs('version .*')],
    [
      'all are of another version',
      (desk) => of.forEach((name) => write(desk, name, { version: '0.0.1' })),
      /shard-2025 was built by Throughline 0\.0\.1, and this is /u,
    ],
    [
      'two hold one path',
      ({ at }) =>
        writeSite(at('shard-rest'), { ...files.rest, 'briefings/two/index.md': '2' }, { pages: 4, briefings: 2, shard: shard('rest') }),
      /shard-2026 and shard-rest both hold "briefings\/two\/index\.md"\.$/u,
    ],
    [
      'a file is damaged',
      ({ at }) => writeFileSync(at('shard-rest/index.html'), 'hone'),
      /shard-rest is not as it was built: "index\.html" is changed\. throughline/u,
    ],
    [
      'a file is gone',
      ({ at }) => rmSync(at('shard-2026/briefings'), { recursive: true }),
      /"briefings\/two\/index\.html" is missing, and 1 more\./u,
    ],
    ['a file is too many', ({ at }) => writeFileSync(at('shard-2025/x'), ''), /"x" is extra\./u],
    ['a link is there', ({ at }) => symlinkSync('/etc/hostname', at('shard-2025/x')), /"x" is link\./u],
    ['a manifest is gone', ({ at }) => rmSync(at('shard-2025/manifest.json')), /"manifest\.json" is missing\./u],
    ['a manifest is damaged', ({ at }) => writeFileSync(at('shard-2025/manifest.json'), '{'), /"manifest\.json" is invalid\./u],
  ])('is refused in one line and leaves the site alone when %s', async (_, spoil, message) => {
    const desk = makeDesk();
    const before = desk.dist();
    const outcome = Promise.resolve(spoil(desk)).then(() => desk.run());
    const error = await outcome.then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    expect(error).toMatchObject({ name: 'ShardsRefused', message: expect.stringMatching(message) as string });
    expect(error?.message).toMatch(/^The shards were not joined: [^\n]*\.$/u);
    expect(desk.dist()).toEqual(before);
    expect(listFiles(desk.root).filter((path) => path.startsWith('.'))).toEqual([]);
  });

  test('is refused when a shard is built anew meanwhile', async () => {
    const { at, dist } = makeDesk();
    const before = dist();
    const rebuild = (): void => writeSite(at('shard-2025'), { 'briefings/one/index.html': 'ten' }, { shard: shard('2025') });
    const shards = of.map((name) => at(`shard-${name}`));
    const onProgress = (done: number): void => (done === 1 ? rebuild() : undefined);
    await expect(assemble({ shards, out: at('dist'), onProgress })).rejects.toThrow(/shard-2025 was changed meanwhile\. Run it again\.$/u);
    expect(dist()).toEqual(before);
  });

  test('never replaces a shard, a folder with shards in it, or a folder of somebody else', async () => {
    const { root, at, run } = makeDesk();
    const shards = of.map((name) => at(`shard-${name}`));
    mkdirSync(at('other'));
    writeFileSync(at('other/notes.txt'), '');
    for (const out of [at('shard-2025'), at('shard-rest/site'), root, at('other')])
      await expect(assemble({ shards, out })).rejects.toMatchObject({ name: 'OutputRefused' });
    await run();
  });

  test('waits for no other build, and mends what a killed one left', async () => {
    const { at, run, dist } = makeDesk();
    const before = dist();
    const unlock = takeLock(at('.dist.lock'));
    await expect(run()).rejects.toThrow(/^The site is being written by another build/u);
    expect(dist()).toEqual(before);
    unlock();
    mkdirSync(at('.dist.staging-999999999'));
    await run();
    expect(readFileSync(at('dist/index.html'), 'utf8')).toBe('home');
    expect(listFiles(at('.')).some((path) => path.startsWith('.'))).toBe(false);
  });
});

test('the shards of an archive are its years, oldest first, and the rest', () => {
  expect(listShards(['2026-01-01', '2024-12-31', '2026-05-05'])).toEqual(['2024', '2026', 'rest']);
  expect(listShards([])).toEqual(['rest']);
});

test('a folder tells which shard it holds', () => {
  const { at, root } = makeDesk();
  expect([at('shard-2025'), at('dist'), root].map(findShardName)).toEqual(['2025', undefined, undefined]);
});
