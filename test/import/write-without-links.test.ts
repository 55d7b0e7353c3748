import { readFileSync, type PathLike } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { writeNewFiles } from '../../src/import/write-new-files.ts';
import { listFiles, makeTemporaryFolder, writeFiles } from '../support/folders.ts';

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const fail = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };
  return {
    ...fs,
    linkSync: () => fail('EPERM'),
    renameSync: (from: PathLike, to: PathLike) => (String(to).endsWith('full.md') ? fail('ENOSPC') : fs.renameSync(from, to)),
  };
});

describe('writing where the file system knows no hard links', () => {
  const files = ['a/1.md', 'a/2.png'].map((path) => ({ path, bytes: Buffer.from(path) }));

  it('puts every file in its place and leaves nothing else', () => {
    const folder = makeTemporaryFolder();
    expect(writeNewFiles(folder, files)).toBeUndefined();
    expect(listFiles(folder)).toEqual(['a/1.md', 'a/2.png']);
    expect(readFileSync(join(folder, 'a/1.md'), 'utf8')).toBe('a/1.md');
  });

  it('overwrites nothing', () => {
    const folder = makeTemporaryFolder();
    writeFiles(folder, { 'a/1.md': 'mine' });
    expect(writeNewFiles(folder, files)).toBe('a/1.md');
    expect(listFiles(folder)).toEqual(['a/1.md']);
    expect(readFileSync(join(folder, 'a/1.md'), 'utf8')).toBe('mine');
  });

  it('leaves no half of a file when one cannot get its name', () => {
    const folder = makeTemporaryFolder();
    expect(() => writeNewFiles(folder, [...files, { path: 'b/full.md', bytes: Buffer.from('x') }])).toThrow('ENOSPC');
    expect(listFiles(folder)).toEqual([]);
  });
});
