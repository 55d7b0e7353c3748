import { expect, it } from 'vitest';
import { readRevision } from '../../src/git/read-revision.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { commitAll } from '../support/git.ts';

it('gives the bytes of the commit though the file is written on the disk meanwhile', () => {
  const folder = makeTemporaryFolder();
  writeFiles(folder, { 'a.md': 'committed', 'b.md': 'too' });
  const { entries } = readRevision(folder, commitAll(folder), new Map([['a.md', 'a mark']]));
  writeFiles(folder, { 'a.md': 'not committed' });
  const found = entries.map(({ path, mark, read }) => [path, mark, Buffer.from(read()).toString()]);
  expect(found).toEqual([
    ['a.md', 'a mark', 'committed'],
    ['b.md', expect.stringMatching(/^0 [0-9a-f]+$/u), 'too'],
  ]);
});
