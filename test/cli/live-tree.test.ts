import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLiveTree } from '../../src/cli/dev/live-tree.ts';
import type { ContentTree } from '../../src/core/model.ts';
import { readTree } from '../../src/core/read/disk.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';

const files = { 'publication.yaml': 'name: x', 'briefings/2026/a.md': 'a', 'briefings/2026/b.md': 'b', 'themes/t.md': 't' };

const listed = ({ entries }: ContentTree) =>
  entries.map(({ path, type, size, mark }) => ({ path, type, size, mark })).sort((a, b) => (a.path < b.path ? -1 : 1));

/** Each changes a folder, and says where. */
const changes: Record<string, (folder: string) => string[]> = {
  'a file is longer': (folder) => {
    writeFileSync(join(folder, 'themes/t.md'), 'much longer');
    return ['themes/t.md'];
  },
  'a file is new, in a new folder': (folder) => {
    writeFiles(folder, { 'briefings/2027/c.md': 'c' });
    return ['briefings/2027', 'briefings/2027/c.md'];
  },
  'a file is gone': (folder) => {
    rmSync(join(folder, 'briefings/2026/a.md'));
    return ['briefings/2026/a.md'];
  },
  'a file has another name': (folder) => {
    renameSync(join(folder, 'briefings/2026/a.md'), join(folder, 'briefings/2026/z.md'));
    return ['briefings/2026/z.md', 'briefings/2026/a.md'];
  },
  'a folder is gone, and only the folder is named': (folder) => {
    rmSync(join(folder, 'briefings/2026'), { recursive: true });
    return ['briefings/2026'];
  },
  'a file is a folder now': (folder) => {
    rmSync(join(folder, 'themes/t.md'));
    mkdirSync(join(folder, 'themes/t.md'));
    writeFiles(folder, { 'themes/t.md/inner.md': 'x' });
    return ['themes/t.md'];
  },
  'a folder is a file now': (folder) => {
    rmSync(join(folder, 'themes'), { recursive: true });
    writeFileSync(join(folder, 'themes'), 'x');
    return ['themes'];
  },
  'a link leads to a folder, in which a file is named': (folder) => {
    symlinkSync(join(folder, 'briefings'), join(folder, 'linked'));
    return ['linked', 'linked/2026/a.md'];
  },
  'a hidden folder has a file': (folder) => {
    writeFiles(folder, { '.git/index.md': 'x' });
    return ['.git', '.git/index.md'];
  },
  'the folder itself is named': (folder) => {
    writeFiles(folder, { 'glossary.yaml': '[]' });
    return [''];
  },
  'very many files are named': (folder) => {
    writeFiles(folder, { 'glossary.yaml': '[]' });
    return Array.from({ length: 1000 }, (_, index) => `briefings/2026/none-${index}.md`);
  },
};

describe('a tree that is kept up to date', () => {
  test.each(Object.entries(changes))('equals a full listing when %s', (_name, change) => {
    const folder = makeTemporaryFolder();
    writeFiles(folder, files);
    const live = openLiveTree(folder);
    expect(listed(live.tree())).toEqual(listed(readTree(folder)));
    live.update(change(folder));
    expect(listed(live.tree())).toEqual(listed(readTree(folder)));
  });

  test('keeps what nothing is said about', () => {
    const folder = makeTemporaryFolder();
    writeFiles(folder, files);
    const live = openLiveTree(folder);
    const before = live.tree().entries.find(({ path }) => path === 'publication.yaml');
    writeFileSync(join(folder, 'themes/t.md'), 'longer');
    live.update(['themes/t.md']);
    expect(live.tree().entries.find(({ path }) => path === 'publication.yaml')).toBe(before);
  });
});
