import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, makeTemporaryFolder, readFolder, writeFiles } from '../support/folders.ts';
import { makePng } from '../support/pictures.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';
import { seedCache } from '../support/seed-cache.ts';
import { runBin } from './run-bin.ts';

const body = '## What follows\n\n![Two ledgers lie side by side.](two-ledgers.png)\n\nOne judgement:\n\n- Ledgers outlive alliances';

async function makeDesk(): Promise<{ readonly cwd: string; readonly build: (...args: string[]) => ReturnType<typeof runBin> }> {
  const cwd = makeTemporaryFolder();
  const files = { ...minimalArchive, ...briefingFile({ date: '2026-01-30', slug: 'pictured', body }) };
  writeFiles(join(cwd, 'content'), { ...files, 'briefings/2026/two-ledgers.png': await makePng(60, 40) });
  await seedCache(join(cwd, '.cache'));
  return { cwd, build: (...args) => runBin(['build', '--as-of', '2026-03-01', ...args], { cwd }) };
}

/** Puts other pixels under the names of pictures already made, with the checksum that belongs to them: no build can tell. */
function poisonPictures(cache: string): void {
  const folder = join(cache, 'pictures');
  for (const path of listFiles(folder)) {
    const bytes = Buffer.concat([readFileSync(join(folder, path)).subarray(32), Buffer.from('poison')]);
    writeFileSync(join(folder, path), Buffer.concat([createHash('sha256').update(bytes).digest(), bytes]));
  }
}

test('build --verify says that a clean build gives the same, then that it does not, naming the files and what to do', async () => {
  const { cwd, build } = await makeDesk();
  const same = await build('--verify');
  expect(same.stdout).toMatch(/^Built \d+ pages .*\nVerified: a clean build gives the same files, byte for byte\.\n$/u);
  expect(same.stderr).toContain('Verifying: Rendering pages');
  expect(same.code).toBe(0);

  poisonPictures(join(cwd, '.cache'));
  const other = await build('--verify', '--out', 'other');
  expect(other.stdout).toMatch(/^other\/briefings\/pictured\/\S+\.webp {2}changed {2}has other bytes than in a clean build$/mu);
  expect(other.stderr).toContain('differs from a clean build in');
  expect(other.stderr).toContain('delete other and .cache and build again');
  expect(other.code).toBe(2);
  expect(Object.values(readFolder(join(cwd, 'other'))).join('')).toContain('poison');
});
