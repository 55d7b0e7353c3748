import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collaborators } from '../../src/publish/collaborators.ts';
import { compareFolders, verifyBuild } from '../../src/publish/verify-build.ts';
import { buildSite, defaultAsOf, sharedCache } from '../support/build-site.ts';
import { makeTemporaryFolder, readFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';

/** The parts of a build, its fonts from the cache that all tests share: they take long to make. */
const parts = {
  ...collaborators,
  makeAssets: (options) => collaborators.makeAssets({ ...options, cache: sharedCache }),
} as typeof collaborators;

test('a site that is as a clean build makes it has no differences', async () => {
  const { content, out } = await buildSite(minimalArchive);
  expect(await verifyBuild({ content, out, cache: sharedCache, asOf: defaultAsOf }, parts)).toEqual([]);
});

test('every file in which a site differs from a clean build is named, and the site left as it is', async () => {
  const { content, out } = await buildSite(minimalArchive);
  appendFileSync(join(out, 'index.html'), ' ');
  rmSync(join(out, 'feed.xml'));
  writeFiles(out, { 'briefings/stray.html': 'stray' });
  const before = readFolder(out);
  expect(await verifyBuild({ content, out, cache: sharedCache, asOf: defaultAsOf }, parts)).toEqual([
    { path: 'briefings/stray.html', kind: 'extra' },
    { path: 'feed.xml', kind: 'missing' },
    { path: 'index.html', kind: 'changed' },
  ]);
  expect(readFolder(out)).toEqual(before);
});

test('content that got errors meanwhile is no difference but a failure', async () => {
  const { content, out } = await buildSite(minimalArchive);
  writeFiles(content, briefingFile({ date: '2026-02-03', slug: 'broken', front: 'colour: red' }));
  await expect(verifyBuild({ content, out, cache: sharedCache, asOf: defaultAsOf }, parts)).rejects.toThrow('got errors');
});

test('folders are compared by the bytes of their files and not by their times or order', () => {
  const [first, second] = [makeTemporaryFolder(), makeTemporaryFolder()];
  writeFiles(first, { 'a/b': 'one', c: Uint8Array.of(1, 2), d: 'same size' });
  writeFiles(second, { d: 'some size', c: Uint8Array.of(1, 2), 'a/b': 'one' });
  expect(compareFolders(first, second)).toEqual([{ path: 'd', kind: 'changed' }]);
  expect(compareFolders(first, first)).toEqual([]);
});
