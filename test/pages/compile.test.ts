import { cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileRenderer, digestCode } from '../../src/publish/compile.ts';
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
  const first = await compileRenderer({ cache, root: copy });
  await writeFile(join(first.folder, 'mark'), 'left by the test');
  const second = await compileRenderer({ cache, root: copy });
  expect(second).toEqual(first);
  expect(await readdir(cache)).toEqual([`renderer-${first.digest}`]);
  expect(await readdir(second.folder)).toContain('mark');
});

test('names the renderer after its code, not after where it lies or what it will show', async () => {
  const digest = await digestCode(copy);
  await cp(join(copy, 'src'), join(folder, 'elsewhere/src'), { recursive: true });
  await cp(join(copy, 'astro.config.mjs'), join(folder, 'elsewhere/astro.config.mjs'));
  expect(await digestCode(`${folder}/elsewhere/`)).toBe(digest);
  await writeFile(join(copy, 'content.md'), 'more content');
  expect(await digestCode(copy)).toBe(digest);
});

test.each(['src/components/footer.astro', 'src/styles/base.css', 'src/astro/entry.ts', 'astro.config.mjs'])(
  'gives another name when %s changes',
  async (path) => {
    const digest = await digestCode(copy);
    await writeFile(join(copy, path), '/* changed */', { flag: 'a' });
    expect(await digestCode(copy)).not.toBe(digest);
  },
);

test('says why pages do not compile and leaves nothing behind', async () => {
  const cache = join(folder, 'broken');
  await writeFile(join(copy, 'src/layouts/document.astro'), '---\nconst open = {\n---\n<p></p>');
  await expect(compileRenderer({ cache, root: copy })).rejects.toThrow(/do not compile[^]*document\.astro/u);
  expect(await readdir(cache)).toEqual([]);
});
