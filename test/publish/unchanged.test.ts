import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TreeEntry } from '../../src/core/model.ts';
import { build } from '../../src/publish/build.ts';
import { collaborators } from '../../src/publish/collaborators.ts';
import type { Job } from '../../src/publish/job.ts';
import { isUnchanged, stampInputs, type Stamp } from '../../src/publish/unchanged.ts';
import { buildSiteIn, defaultAsOf, sharedCache } from '../support/build-site.ts';
import { makeTemporaryFolder, readFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';

const readAt = 1_000_000;

const entry = (path: string, mark: string | undefined, type: TreeEntry['type'] = 'file'): TreeEntry => ({
  path,
  type,
  size: 1,
  read: () => new Uint8Array(),
  ...(mark !== undefined && { mark }),
});

const entries = [entry('publication.yaml', '1000 1 1 1'), entry('briefings/2026/a.md', '2000 1 1 2')];

interface Inputs {
  readonly tree?: readonly TreeEntry[];
  readonly code?: string;
  readonly base?: string;
  readonly site?: string;
  readonly search?: boolean;
  readonly shard?: string;
  readonly root?: string;
}

const root = (): string => {
  const folder = makeTemporaryFolder();
  writeFiles(folder, { 'public/icon.svg': '<svg/>' });
  return folder;
};

function stamp({ tree = entries, code = 'code', root: own, ...options }: Inputs & { readonly root: string }): string | undefined {
  const job = { tree: { entries: tree }, readAt, code: { whole: code }, options, root: own };
  return stampInputs(job as unknown as Job);
}

describe('the stamp of what a site is made of', () => {
  test('is the same for the same, in any order', () => {
    const folder = root();
    expect(stamp({ root: folder })).toMatch(/^[\w-]+$/u);
    expect(stamp({ root: folder, tree: [...entries].reverse() })).toBe(stamp({ root: folder }));
    expect(stamp({ root: folder, search: true, base: '', site: '' })).toBe(stamp({ root: folder }));
  });

  test.each<[string, Inputs]>([
    ['a file changed', { tree: [entry('publication.yaml', '1000 1 1 1'), entry('briefings/2026/a.md', '2001 1 1 2')] }],
    ['a file is gone', { tree: entries.slice(1) }],
    ['a file is new', { tree: [...entries, entry('new.md', '3000 1 1 3')] }],
    ['a file has another name', { tree: [entry('publication.yaml', '1000 1 1 1'), entry('briefings/2026/b.md', '2000 1 1 2')] }],
    ['the code changed', { code: 'other code' }],
    ['the base path is another', { base: '/desk/' }],
    ['the address is another', { site: 'https://other.example' }],
    ['the search index is left out', { search: false }],
    ['only a part is built', { shard: '2024' }],
  ])('is another when %s', (_, changed) => {
    const folder = root();
    expect(stamp({ root: folder, ...changed })).not.toBe(stamp({ root: folder }));
    expect(stamp({ root: folder, ...changed })).toBeDefined();
  });

  test('is another when a public file is new, has other bytes or is gone', () => {
    const folder = root();
    const stamps = [stamp({ root: folder })];
    writeFileSync(join(folder, 'public/more.txt'), 'more');
    stamps.push(stamp({ root: folder }));
    writeFileSync(join(folder, 'public/more.txt'), 'longer than before');
    stamps.push(stamp({ root: folder }));
    rmSync(join(folder, 'public/icon.svg'));
    stamps.push(stamp({ root: folder }));
    expect(new Set(stamps).size).toBe(4);
  });

  test.each<[string, TreeEntry]>([
    ['was changed too lately', entry('late.md', `${readAt - 10.5} 1 1 3`)],
    ['was changed in the second of reading, where seconds are all that is known', entry('late.md', `${readAt - 1000} 1 1 3`)],
    ['has no mark', entry('unmarked.md', undefined)],
    ['is a link', entry('link.md', '1000 1 1 3', 'symlink')],
  ])('is none when a file %s', (_, added) => {
    expect(stamp({ root: root(), tree: [...entries, added] })).toBeUndefined();
  });
});

describe('a stamp', () => {
  const known: Stamp = {
    inputs: 'inputs',
    since: Date.parse('2026-01-23T00:00:00Z'),
    until: Date.parse('2026-04-01T00:00:00Z'),
    diagnostics: [],
    notes: [],
  };

  test.each<[string, Stamp | undefined, string | undefined, string, boolean]>([
    ['of the same, at the first instant', known, 'inputs', '2026-01-23T00:00:00Z', true],
    ['of the same, before anything else appears', known, 'inputs', '2026-03-31T23:59:59Z', true],
    ['of the same, when something else appears', known, 'inputs', '2026-04-01T00:00:00Z', false],
    ['of the same, before what is shown appeared', known, 'inputs', '2026-01-22T23:59:59Z', false],
    ['of the same, where nothing else will appear', { ...known, until: undefined }, 'inputs', '2099-01-01T00:00:00Z', true],
    ['of others', known, 'other inputs', '2026-02-01T00:00:00Z', false],
    ['with which nothing is compared', known, undefined, '2026-02-01T00:00:00Z', false],
    ['that is not there', undefined, 'inputs', '2026-02-01T00:00:00Z', false],
    ['that is not there, with nothing compared', undefined, undefined, '2026-02-01T00:00:00Z', false],
  ])('%s', (_, stamped, inputs, asOf, expected) => {
    expect(isUnchanged(stamped, inputs, asOf, root())).toBe(expected);
  });
});

describe('a build of what has not changed', () => {
  /** As if the content had been written a minute ago. */
  const later = { now: () => Date.now() + 60_000 };
  const refuse = (): never => {
    throw new Error('the content was looked at');
  };
  const files = { ...minimalArchive, ...briefingFile({ date: '2026-03-10', slug: 'later' }) };

  test('looks at no text, writes nothing but the instant, and reports the same', async () => {
    const folder = makeTemporaryFolder();
    const first = await buildSiteIn(folder, files, { parts: later });
    const before = readFolder(first.out);
    const again = (asOf: string, parts = {}) =>
      build(
        { content: first.content, out: first.out, cache: sharedCache, asOf },
        { ...collaborators, ...later, checkArchive: refuse, ...parts },
      );

    const same = await again(defaultAsOf);
    expect(same).toEqual({ ...first.result, checked: same.checked, written: 0 });
    expect(same.checked.diagnostics).toEqual(first.checked.diagnostics);
    expect(readFolder(first.out)).toEqual(before);

    await again('2026-03-09T12:00:00Z');
    const { 'manifest.json': manifest, ...rest } = readFolder(first.out);
    expect({ ...rest, 'manifest.json': manifest?.replace('2026-03-09T12:00:00Z', defaultAsOf) }).toEqual(before);
    expect(manifest).toContain('2026-03-09T12:00:00Z');
    expect(readFolder(join(folder, '.dist.mirror'))).toEqual(readFolder(first.out));

    await expect(again('2026-03-10T12:00:00Z')).rejects.toThrow('the content was looked at');
    expect(await again('2026-03-10T12:00:00Z', { checkArchive: collaborators.checkArchive })).toMatchObject({ ok: true, briefings: 2 });
    const clean = await buildSiteIn(makeTemporaryFolder(), files, { asOf: '2026-03-10T12:00:00Z' });
    expect(readFolder(first.out)).toEqual(readFolder(clean.out));
  });

  test('is a whole one when something was changed in the site, or the site is gone', async () => {
    const folder = makeTemporaryFolder();
    const first = await buildSiteIn(folder, files, { parts: later });
    const before = readFolder(first.out);
    const again = () =>
      build({ content: first.content, out: first.out, cache: sharedCache, asOf: defaultAsOf }, { ...collaborators, ...later });
    rmSync(first.out, { recursive: true });
    expect(await again()).toMatchObject({ ok: true, written: Object.keys(before).length });
    expect(readFolder(first.out)).toEqual(before);
    writeFileSync(join(first.out, 'manifest.json'), String(before['manifest.json']).replace('"asOf"', '"as"'));
    expect(await again()).toMatchObject({ ok: true, written: Object.keys(before).length });
    expect(readFolder(first.out)).toEqual(before);
  });
});
