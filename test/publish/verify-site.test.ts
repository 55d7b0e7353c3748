import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashFile } from '../../src/publish/hash-file.ts';
import { verifySite } from '../../src/publish/verify-site.ts';
import { makeTemporaryFolder } from '../support/folders.ts';
import { writeSite } from '../support/small-site.ts';

function makeSite(): string {
  const folder = join(makeTemporaryFolder(), 'dist');
  writeSite(folder, { 'index.html': '<p>home</p>', 'briefings/one/index.html': '<p>one</p>', 'assets/a.css': 'p {}' });
  return folder;
}

describe('verifying a site', () => {
  test('finds no fault in a site as it was written, and names it by its manifest', () => {
    const verified = verifySite(makeSite());
    expect(verified.faults).toEqual([]);
    expect(verified.manifest?.files.size).toBe(3);
    expect(verified.digest).toMatch(/^[0-9a-f]{64}$/u);
  });

  test.each<[string, (folder: string) => void, object]>([
    ['a missing file', (folder) => rmSync(join(folder, 'index.html')), { path: 'index.html', kind: 'missing' }],
    ['a changed byte', (folder) => writeFileSync(join(folder, 'index.html'), '<p>hope</p>'), { path: 'index.html', kind: 'changed' }],
    ['a cut file', (folder) => truncateSync(join(folder, 'assets/a.css')), { path: 'assets/a.css', kind: 'changed' }],
    ['an extra file', (folder) => writeFileSync(join(folder, 'assets/.x'), ''), { path: 'assets/.x', kind: 'extra' }],
    ['a file named as a property', (folder) => writeFileSync(join(folder, '__proto__'), ''), { path: '__proto__', kind: 'extra' }],
    [
      'an extra manifest',
      (folder) => writeFileSync(join(folder, 'assets/manifest.json'), ''),
      { path: 'assets/manifest.json', kind: 'extra' },
    ],
    ['a link, wherever it leads', (folder) => symlinkSync('index.html', join(folder, 'home.html')), { path: 'home.html', kind: 'link' }],
    ['a link to a folder', (folder) => symlinkSync('assets', join(folder, 'more')), { path: 'more', kind: 'link' }],
    ['no manifest', (folder) => rmSync(join(folder, 'manifest.json')), { path: 'manifest.json', kind: 'missing' }],
    [
      'half a manifest',
      (folder) => truncateSync(join(folder, 'manifest.json'), 200),
      { path: 'manifest.json', kind: 'invalid', detail: expect.stringMatching(/^manifest\.json is not JSON/u) as string },
    ],
  ])('finds %s', (_, change, fault) => {
    const folder = makeSite();
    change(folder);
    expect(verifySite(folder).faults).toEqual([fault]);
  });

  test('finds a file in the place of a folder, a folder in the place of a file, and a link in the place of either', () => {
    const folder = makeSite();
    rmSync(join(folder, 'index.html'));
    mkdirSync(join(folder, 'index.html'));
    rmSync(join(folder, 'briefings'), { recursive: true });
    writeFileSync(join(folder, 'briefings'), '');
    renameSync(join(folder, 'assets/a.css'), join(folder, '../a.css'));
    symlinkSync('../../a.css', join(folder, 'assets/a.css'));
    expect(verifySite(folder).faults).toEqual([
      { path: 'assets/a.css', kind: 'link' },
      { path: 'briefings', kind: 'extra' },
      { path: 'briefings/one/index.html', kind: 'missing' },
      { path: 'index.html', kind: 'missing' },
    ]);
  });

  test('does not read a manifest through a link', () => {
    const folder = makeSite();
    renameSync(join(folder, 'manifest.json'), join(folder, '../elsewhere.json'));
    symlinkSync('../elsewhere.json', join(folder, 'manifest.json'));
    expect(verifySite(folder)).toMatchObject({ manifest: undefined, faults: [{ path: 'manifest.json', kind: 'link' }] });
  });

  test.runIf(process.platform === 'linux')('does not wait for a pipe', () => {
    const folder = makeSite();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(verifySite(folder).faults).toEqual([{ path: 'pipe', kind: 'special' }]);
  });
});

test('a large file is hashed in pieces to the same sum', () => {
  const path = join(makeTemporaryFolder(), 'large');
  const bytes = Buffer.alloc((1 << 23) + 5, 'throughline');
  writeFileSync(path, bytes);
  expect(hashFile(path)).toBe(hash('sha256', bytes));
});
