import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifySite } from '../../src/publish/verify-site.ts';
import { sharedCache } from '../support/build-site.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, type Files, minimalArchive } from '../support/sample-files.ts';
import { writeSite } from '../support/small-site.ts';
import { runBin } from './run-bin.ts';

const archive: Files = {
  ...minimalArchive,
  ...briefingFile({ date: '2024-05-01', slug: 'early-ledger' }),
  ...briefingFile({ date: '2023-05-01', slug: 'drafted-ledger', front: 'status: draft' }),
  ...briefingFile({ date: '2022-05-01', slug: 'sealed-ledger', front: 'embargo: 2026-07-01T09:00:00Z' }),
};

function makeDesk(files = archive) {
  const cwd = makeTemporaryFolder();
  writeFiles(join(cwd, 'content'), files);
  return { cwd, run: (...args: string[]) => runBin(args, { cwd }) };
}

const plan = 'a'.repeat(64);

describe('throughline shards', () => {
  const options = ['--cache', sharedCache, '--as-of'];

  it('lists the years of what may be shown at an instant, and the rest', async () => {
    const { run } = makeDesk();
    const { code, stdout } = await run('shards', ...options, '2026-03-01');
    expect([code, stdout]).toEqual([0, '2024\n2026\nrest\n']);
    const later = await run('shards', ...options, '2026-07-01T09:00:00Z', '--format', 'json');
    expect(JSON.parse(later.stdout)).toEqual({ version: 1, asOf: '2026-07-01T09:00:00Z', shards: ['2022', '2024', '2026', 'rest'] });
  });

  it('reports errors in the content instead', async () => {
    const { code, stdout } = await makeDesk({ 'publication.yaml': 'name: x' }).run('shards', ...options, '2026-03-01');
    expect(code).toBe(1);
    expect(stdout).toContain('content/publication.yaml');
  });
});

describe('build --shard and assemble', () => {
  it('make a whole site, each shard in a folder of its own', async () => {
    const { cwd, run } = makeDesk(minimalArchive);
    const build = (shard: string) => run('build', '--cache', sharedCache, '--as-of', '2026-03-01', '--no-search', '--shard', shard);
    expect((await build('2026')).stdout).toMatch(/^Built shard 2026, 1 page with 1 briefing into shard-2026: 3 files, /u);
    await build('rest');
    const { code, stdout, stderr } = await run('assemble', 'shard-2026', 'shard-rest', '--out', 'joined');
    expect([code, stderr]).toEqual([0, 'Verifying the shards\n']);
    expect(stdout).toMatch(
      /^Joined 2 shards into joined: \d+ pages with 1 briefing, \d+ files, as of 2026-03-01T00:00:00Z, manifest [0-9a-f]{12}\.\n$/u,
    );
    expect(verifySite(join(cwd, 'joined')).faults).toEqual([]);
  });

  it('end with exit code 1 and one line when the shards do not belong together, for programs too', async () => {
    const { cwd, run } = makeDesk();
    writeSite(join(cwd, 'a'), { 'index.html': 'home' }, { shard: { name: 'rest', of: ['2024', 'rest'], plan } });
    const missing = await run('assemble', 'a');
    expect([missing.code, missing.stdout]).toEqual([1, '']);
    expect(missing.stderr).toMatch(/\nthroughline {2}The shards were not joined: of the site’s 2 shards, 2024 is missing\.\n$/u);
    expect(existsSync(join(cwd, 'dist'))).toBe(false);
    writeSite(join(cwd, 'b'), { 'b.html': 'b' }, { shard: { name: '2024', of: ['2024', 'rest'], plan } });
    const joined = await run('assemble', 'a', 'b', '--format', 'json');
    expect(JSON.parse(joined.stdout)).toMatchObject({ version: 1, out: 'dist', shards: 2, files: 3, asOf: '2026-03-01T09:00:00Z' });
    const absent = await run('assemble', 'a', 'c');
    expect([absent.code, absent.stderr.split('\n').length]).toEqual([2, 2]);
  });
});

it.each([
  ['previewed', 2, ['preview', '--out', 'a']],
  ['published', 1, ['publish', 'a', '--to', 'releases']],
])('a shard is not %s as if it were a site', async (_, expected, args) => {
  const { cwd, run } = makeDesk();
  writeSite(join(cwd, 'a'), { 'index.html': 'home' }, { shard: { name: 'rest', of: ['2024', 'rest'], plan } });
  const { code, stderr } = await run(...args);
  expect(code).toBe(expected);
  expect(stderr).toMatch(/a holds only the shard rest of a site\. Join all of them with throughline assemble\.\n$/u);
  expect(existsSync(join(cwd, 'releases/current'))).toBe(false);
});
