import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isShallow, logVersions } from '../../src/git/log-versions.ts';
import { readBlobs } from '../../src/git/read-blobs.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { commitAll, git } from '../support/git.ts';

const long = (word: string): string => `${Array.from({ length: 40 }, (_, index) => `line ${index}`).join('\n')}\n${word}\n`;

function makeHistory() {
  const root = makeTemporaryFolder();
  const content = join(root, 'content');
  const write = (files: Record<string, string>, at: string): string => {
    writeFiles(content, files);
    return commitAll(root, at);
  };
  const read = (path: string): string[] => {
    const versions = logVersions(content, 'HEAD').get(path) ?? [];
    const blobs = readBlobs(
      content,
      versions.map(({ id }) => id),
    );
    return versions.map(
      ({ at, id }) =>
        `${new Date(at).toISOString().slice(0, 10)} ${
          Buffer.from(blobs.get(id) ?? [])
            .toString()
            .trim()
            .split('\n')
            .at(-1) ?? ''
        }`,
    );
  };
  return { root, content, write, read };
}

describe('the versions of files', () => {
  test('are listed oldest first, with other letters in names, and of the content folder alone', () => {
    const { root, write, read, content } = makeHistory();
    writeFiles(root, { 'README.md': 'x' });
    write({ 'ä 简报.md': long('one') }, '2026-01-01T00:00:00Z');
    write({ 'ä 简报.md': long('two') }, '2026-01-02T00:00:00Z');
    expect(read('ä 简报.md')).toEqual(['2026-01-01 one', '2026-01-02 two']);
    expect([...logVersions(content, 'HEAD').keys()]).toEqual(['ä 简报.md']);
  });

  test('follow a file that was renamed, and another that took its name', () => {
    const { content, root, write, read } = makeHistory();
    write({ 'a.md': long('a'), 'b.md': `other\n${'text\n'.repeat(50)}b\n` }, '2026-01-01T00:00:00Z');
    renameSync(join(content, 'a.md'), join(content, 'c.md'));
    commitAll(root, '2026-01-02T00:00:00Z');
    renameSync(join(content, 'b.md'), join(content, 'a.md'));
    commitAll(root, '2026-01-03T00:00:00Z');
    write({ 'c.md': long('c') }, '2026-01-04T00:00:00Z');
    expect(read('c.md')).toEqual(['2026-01-01 a', '2026-01-02 a', '2026-01-04 c']);
    expect(read('a.md')).toEqual(['2026-01-01 b', '2026-01-03 b']);
  });

  test('are not those of an earlier file of that name that was deleted', () => {
    const { content, root, write, read } = makeHistory();
    write({ 'a.md': long('secret') }, '2026-01-01T00:00:00Z');
    rmSync(join(content, 'a.md'));
    writeFiles(content, { 'keep.md': 'k' });
    commitAll(root, '2026-01-02T00:00:00Z');
    write({ 'a.md': long('new') }, '2026-01-03T00:00:00Z');
    expect(read('a.md')).toEqual(['2026-01-03 new']);
  });

  test('count a merge as one change: steps of a branch were on no main line', () => {
    const { root, write, read } = makeHistory();
    write({ 'a.md': long('one') }, '2026-01-01T00:00:00Z');
    git(root, ['checkout', '--quiet', '-b', 'change']);
    write({ 'a.md': long('half done') }, '2026-01-02T00:00:00Z');
    write({ 'a.md': long('done') }, '2026-01-03T00:00:00Z');
    git(root, ['checkout', '--quiet', '-']);
    git(root, ['merge', '--quiet', '--no-ff', '-m', 'Merge', 'change'], '2026-01-04T00:00:00Z');
    git(root, ['checkout', '--quiet', '-B', 'main', 'HEAD']);
    expect(read('a.md').at(-1)).toBe('2026-01-04 done');
    expect(read('a.md').join()).not.toContain('half done');
  });

  test('say where a file was before, so that a folder of drafts is known for one', () => {
    const { content, root, write } = makeHistory();
    write({ '.desk/a.md': long('a') }, '2026-01-01T00:00:00Z');
    renameSync(join(content, '.desk/a.md'), join(content, 'a.md'));
    commitAll(root, '2026-01-02T00:00:00Z');
    const versions = logVersions(content, 'HEAD').get('a.md') ?? [];
    expect(versions.map(({ path }) => path)).toEqual(['.desk/a.md', 'a.md']);
  });

  test('are the same whatever a person’s own settings of git are', () => {
    const { root, content, write } = makeHistory();
    write({ 'a.md': long('one') }, '2026-01-01T00:00:00Z');
    const replaced = write({ 'a.md': long('two') }, '2026-01-02T00:00:00Z');
    const other = write({ 'a.md': long('three') }, '2026-01-03T00:00:00Z');
    const before = [...logVersions(content, other)];
    for (const [name, value] of [
      ['log.showRoot', 'false'],
      ['log.follow', 'true'],
      ['diff.renames', 'copies'],
      ['log.diffMerges', 'off'],
    ] as const)
      git(root, ['config', name, value]);
    git(root, ['replace', replaced, git(root, ['commit-tree', `${other}^{tree}`, '-m', 'x'], '2026-02-01T00:00:00Z').trim()]);
    expect([...logVersions(content, other)]).toEqual(before);
  });

  test('are known to be cut off in a shallow clone', () => {
    const { root, content, write } = makeHistory();
    write({ 'a.md': 'one' }, '2026-01-01T00:00:00Z');
    write({ 'a.md': 'two' }, '2026-01-02T00:00:00Z');
    const clone = makeTemporaryFolder();
    git(clone, ['clone', '--quiet', '--depth', '1', `file://${root}`, '.']);
    expect([isShallow(content), isShallow(join(clone, 'content'))]).toEqual([false, true]);
  });
});
