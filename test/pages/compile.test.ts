import { cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCodeDigests, type CodeDigests } from '../../src/publish/code-digests.ts';
import { compileRenderer } from '../../src/publish/compile.ts';
import { root } from './support.ts';

let folder: string;
let copy: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-compile-'));
  copy = join(folder, 'package');
  for (const name of ['src', 'astro.config.mjs', 'package.json']) await cp(join(root, name), join(copy, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('compiles the same code once', async () => {
  const cache = join(folder, 'cache');
  const first = await compileRenderer({ cache, root: copy, digest: 'one' });
  await writeFile(join(first, 'mark'), 'left by the test');
  const second = await compileRenderer({ cache, root: copy, digest: 'one' });
  expect(second).toBe(first);
  expect(await readdir(cache)).toEqual(['renderer-one']);
  expect(await readdir(second)).toContain('mark');
});

/** As a process with no memory of earlier ones finds them, and as the next one finds them then. */
async function findDigests(packageFolder: string): Promise<CodeDigests> {
  const cache = await mkdtemp(join(folder, 'digests-'));
  const anew = findCodeDigests(packageFolder, cache);
  expect(findCodeDigests(packageFolder, cache)).toEqual(anew);
  return anew;
}

test('names the code after what it says, not after where it lies or what it will show', async () => {
  const digests = await findDigests(copy);
  for (const name of ['src', 'astro.config.mjs', 'package.json'])
    await cp(join(copy, name), join(folder, 'elsewhere', name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'elsewhere/node_modules'));
  expect(await findDigests(`${folder}/elsewhere/`)).toEqual(digests);
  await writeFile(join(copy, 'content.md'), 'more content');
  expect(await findDigests(copy)).toEqual(digests);
});

test.each<[string, readonly (keyof CodeDigests)[]]>([
  ['src/components/footer.astro', ['renderer', 'whole']],
  ['src/layouts/home.astro', ['renderer', 'whole']],
  ['src/astro/entry.ts', ['renderer', 'whole']],
  ['src/styles/base.css', ['whole']],
  ['src/publish/feeds/atom.ts', ['whole']],
  ['src/core/parse/links.ts', ['core', 'renderer', 'whole']],
  ['astro.config.mjs', ['core', 'renderer', 'whole']],
  ['package.json', ['core', 'renderer', 'whole']],
])('gives other names to what depends on it when %s changes', async (path, changed) => {
  const cache = await mkdtemp(join(folder, 'digests-'));
  const before = findCodeDigests(copy, cache);
  await writeFile(join(copy, path), '\n', { flag: 'a' });
  const after = findCodeDigests(copy, cache);
  expect((['core', 'renderer', 'whole'] as const).filter((name) => after[name] !== before[name])).toEqual(changed);
  expect(await findDigests(copy)).toEqual(after);
});

test('says why pages do not compile and leaves nothing behind', async () => {
  const cache = join(folder, 'broken');
  await writeFile(join(copy, 'src/layouts/document.astro'), '---\nconst open = {\n---\n<p></p>');
  await expect(compileRenderer({ cache, root: copy, digest: 'broken' })).rejects.toThrow(/do not compile[^]*document\.astro/u);
  expect(await readdir(cache)).toEqual([]);
});
