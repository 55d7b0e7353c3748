import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findContentCommit } from '../../src/publish/content-commit.ts';
import { type Manifest, readManifest, type SiteRecord, writeManifest } from '../../src/publish/manifest.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { commitAll } from '../support/git.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const record: SiteRecord = {
  version: '0.1.0',
  asOf: '2026-03-01T09:00:00Z',
  commit: null,
  url: 'https://meridian.example/',
  pages: 2,
  briefings: 1,
};
const write = (files: readonly (readonly [string, string])[], facts = record): string => String(writeManifest(facts, files).bytes);
const read = (text: string): Manifest => readManifest(Buffer.from(text));

describe('a manifest', () => {
  test('lists one file on a line, in the order of the paths', () => {
    expect(
      writeManifest(record, [
        ['index.html', a],
        ['404.html', b],
        ['10', a],
      ]),
    ).toEqual({
      path: 'manifest.json',
      bytes: `{
  "generator": "Throughline",
  "version": "0.1.0",
  "asOf": "2026-03-01T09:00:00Z",
  "commit": null,
  "url": "https://meridian.example/",
  "pages": 2,
  "briefings": 1,
  "files": {
    "10": "${a}",
    "404.html": "${b}",
    "index.html": "${a}"
  }
}
`,
    });
  });

  test('is read as it was written', () => {
    const facts = { ...record, commit: 'c'.repeat(40) };
    const files = [
      ['a "quoted" näme', a],
      ['b/c.html', b],
    ] as const;
    expect(read(write(files, facts))).toEqual({ generator: 'Throughline', ...facts, files: new Map(files) });
    expect(read(write([])).files.size).toBe(0);
    const shard = { name: '2024', of: ['2024', 'rest'], plan: a };
    expect(read(write(files, { ...record, shard }))).toEqual({ generator: 'Throughline', ...record, shard, files: new Map(files) });
  });

  test.each<[string, RegExp]>([
    ['', /^manifest\.json is not JSON: /u],
    ['{', /^manifest\.json is not JSON: /u],
    ['[]', /is not a manifest of Throughline: .*expected object/u],
    [write([]).replace('Throughline', 'Workbox'), /at "generator": /u],
    [write([]).replace('"pages": 2', '"pages": -2'), /at "pages": /u],
    [write([]).replace('"commit": null', '"commit": "main"'), /at "commit": /u],
    [write([]).replace('09:00:00Z', 'nine'), /at "asOf": /u],
    [write([]).replace('"version"', '"verison"'), /is not a manifest/u],
    [write([], { ...record, shard: { name: 'a/b', of: ['a/b'], plan: a } }), /at "shard" → "name": /u],
    [write([], { ...record, shard: { name: '2024', of: [], plan: a } }), /at "shard" → "of": /u],
    [write([['index.html', 'abc']]), /at "files" → "index\.html": /u],
    ...['../secret', '/etc/passwd', 'a//b', 'a/./b', 'C:/x', 'a\\b', 'a\nb', 'manifest.json'].map((path): [string, RegExp] => [
      write([[path, a]]),
      /^.* at "files" → ".*": not a path inside the site$/u,
    ]),
  ])('is refused when it says %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(expect.objectContaining({ name: 'ManifestInvalid' }));
  });

  test('is refused when it is no UTF-8', () => {
    expect(() => readManifest(Buffer.from(write([['index.html', a]]).replace('index', 'ind\u00e9x'), 'latin1'))).toThrow(/is not JSON/u);
  });
});

describe('the commit of the content', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('is the one checked out in the repository that holds the folder', () => {
    const root = makeTemporaryFolder();
    writeFiles(root, { 'desk/content/publication.yaml': 'name: X\n' });
    const commit = commitAll(root);
    expect(commit).toMatch(/^[0-9a-f]{40}$/u);
    expect(findContentCommit(join(root, 'desk/content'))).toBe(commit);
  });

  test('is not that of a repository that the environment names', () => {
    const own = makeTemporaryFolder();
    const other = makeTemporaryFolder();
    writeFiles(own, { 'a.txt': 'a' });
    writeFiles(other, { 'b.txt': 'b' });
    const commit = commitAll(own);
    commitAll(other);
    vi.stubEnv('GIT_DIR', join(other, '.git'));
    vi.stubEnv('GIT_WORK_TREE', other);
    expect(findContentCommit(own)).toBe(commit);
  });

  test('is unknown outside a repository, before the first commit and without git', () => {
    const outside = makeTemporaryFolder();
    expect(findContentCommit(outside)).toBeNull();
    expect(findContentCommit(join(outside, 'missing'))).toBeNull();
    writeFiles(outside, { '.git/HEAD': 'ref: refs/heads/main\n', '.git/objects/x': '', '.git/refs/x': '' });
    expect(findContentCommit(outside)).toBeNull();
    commitAll(outside);
    vi.stubEnv('PATH', join(outside, 'no-such-folder'));
    expect(findContentCommit(outside)).toBeNull();
  });
});
