import { join } from 'node:path';
import { expect, test } from 'vitest';
import { headersFor, parseHeaderRules } from '../../src/cli/serve/header-rules.ts';
import { readPublicFiles } from '../../src/publish/public-files.ts';
import { linkFiles } from '../support/memory-tree.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { minimalArchive } from '../support/sample-files.ts';

const site = linkFiles({ ...minimalArchive, 'publication.yaml': `${String(minimalArchive['publication.yaml'])}base: /desk/\n` });
const assets = { css: '', preload: [], script: '', searchScript: '', policy: "default-src 'none'; script-src 'self'", icon: '' };
const root = join(import.meta.dirname, '../..');

/** Blocks of the headers file: an address, then its headers. */
function readRules(): string[][] {
  const file = readPublicFiles(join(root, 'public'), site, assets).find(({ path }) => path === '_headers');
  return String(file?.bytes)
    .trim()
    .split('\n\n')
    .map((block) => block.split('\n'));
}

test('the headers carry the base path and the policy, which no frame may hold', () => {
  const rules = readRules();
  expect(rules[0]?.slice(0, 2)).toEqual([
    '/desk/*',
    "  Content-Security-Policy: default-src 'none'; script-src 'self'; frame-ancestors 'none'",
  ]);
  expect(rules.every(([path]) => path?.startsWith('/desk/'))).toBe(true);
  expect(rules.find(([path]) => path === '/desk/assets/*')).toContain('  Cache-Control: public, max-age=31536000, immutable');
});

test('no address gets one header from two rules, since hosts would join them', () => {
  const [everywhere, ...rest] = readRules();
  const names = new Set(everywhere?.slice(1).map((line) => line.split(':')[0]));
  for (const [, ...headers] of rest) for (const header of headers) expect(names).not.toContain(header.split(':')[0]);
});

test.each([
  ['pagefind/en/fragment/1-abcd.pf_fragment', 'public, max-age=31536000, immutable'],
  ['pagefind/en/index/36d1df8e0ce4/contents.bin', 'public, max-age=31536000, immutable'],
  ['pagefind/en/2024/index/36d1df8e0ce4/1.pf_index', 'public, max-age=31536000, immutable'],
  ['pagefind/en/2024/fragment/1-abcd.pf_fragment', 'public, max-age=31536000, immutable'],
  ['pagefind/en/catalogue.bin', 'no-cache'],
  ['pagefind/en/2024/catalogue.bin', 'no-cache'],
  ['pagefind/en/stemmer.bin', 'no-cache'],
])('a browser keeps %s for: %s', (path, kept) => {
  const rules = parseHeaderRules(
    readRules()
      .map((block) => block.join('\n'))
      .join('\n'),
  );
  expect(headersFor(rules, `/desk/${path}`).get('Cache-Control')).toBe(kept);
});

test('other files go to the site as they are, from any depth', () => {
  const folder = makeTemporaryFolder();
  writeFiles(folder, { 'verify.txt': '{base}', 'deep/er/file.bin': new Uint8Array([0, 255]) });
  const files = readPublicFiles(folder, site, assets);
  expect(files.map(({ path, bytes }) => [path, [...Buffer.from(bytes)]])).toEqual([
    ['deep/er/file.bin', [0, 255]],
    ['verify.txt', [...Buffer.from('{base}')]],
  ]);
});

test('an unknown slot in the headers is an error', () => {
  const folder = makeTemporaryFolder();
  writeFiles(folder, { _headers: '{bsae}*\n  X: y\n' });
  expect(() => readPublicFiles(folder, site, assets)).toThrow('{bsae}');
});
