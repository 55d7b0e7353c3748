import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/publish/build.ts';
import { verifyBuild } from '../../src/publish/verify-build.ts';
import { defaultAsOf, sharedCache } from '../support/build-site.ts';
import { makeTemporaryFolder, readFolder, writeFiles } from '../support/folders.ts';
import { commitAll, git } from '../support/git.ts';
import { briefingFile, emptyArchive, publicationFile, type Files } from '../support/sample-files.ts';

const withHistory: Files = { ...emptyArchive, 'publication.yaml': `${String(publicationFile['publication.yaml'])}history: differences\n` };
const first = (word: string, front = ''): Files =>
  briefingFile({ date: '2026-01-02', slug: 'first', front, body: `## What follows\n\n- Partners keep ${word} ledgers in a vault` });

/** A repository with a content folder in it, and what building it gives. */
function makeDesk(archive: Files = withHistory) {
  const root = makeTemporaryFolder();
  const content = join(root, 'content');
  const out = join(makeTemporaryFolder(), 'dist');
  const notes: string[] = [];
  const options = { content, out, cache: sharedCache, asOf: defaultAsOf, search: false, onNote: (text: string) => notes.push(text) };
  const write = (files: Files): void => writeFiles(content, files);
  const commit = (files: Files, at: string): string => {
    write(files);
    return commitAll(root, at);
  };
  const run = async (): Promise<string> => {
    const result = await build(options);
    if (!result.ok) throw new Error(result.checked.diagnostics.map(({ reason }) => reason).join('\n'));
    return readFolder(out)['briefings/first/index.html'] ?? '';
  };
  write(archive);
  return { root, content, out, notes, options, write, commit, run };
}

test('a page shows what changed between published versions, and a new commit is enough to change it', async () => {
  const { commit, write, run, notes, options } = makeDesk();
  commit(first('no', 'status: draft'), '2026-01-01T08:00:00Z');
  commit(first('two'), '2026-01-02T08:00:00Z');
  expect(await run()).not.toContain('Text changed on');
  write(first('three'));
  expect(await run()).not.toContain('Text changed on');
  expect(notes).toEqual(['1 briefing has changes that are not committed; the differences between versions do not show them.']);
  commit({}, '2026-02-01T08:00:00Z');
  const page = await run();
  expect(page).toMatch(/Text changed on <time datetime="2026-02-01">1 February 2026<\/time>: 1 word added, 1 word removed/u);
  expect(page).toContain('Partners keep <del>two</del><ins>three</ins> ledgers in a vault');
  expect(page).not.toContain('>no<');
  expect(await verifyBuild(options)).toEqual([]);
});

test('nothing of the past is shown unless the publication asks for it', async () => {
  const { commit, run } = makeDesk(emptyArchive);
  commit(first('two'), '2026-01-02T08:00:00Z');
  commit(first('three'), '2026-02-01T08:00:00Z');
  const page = await run();
  expect(page).not.toMatch(/Text changed on|keep two/u);
});

test('nor where git has no repository, or a shallow clone of one', async () => {
  const { root, commit, run, content, notes, options } = makeDesk();
  commit(first('two'), '2026-01-02T08:00:00Z');
  commit(first('three'), '2026-02-01T08:00:00Z');
  const clone = makeTemporaryFolder();
  git(clone, ['clone', '--quiet', '--depth', '1', `file://${root}`, '.']);
  expect((await build({ ...options, content: join(clone, 'content') })).ok).toBe(true);
  expect(notes).toEqual([expect.stringContaining('This clone of the repository is shallow')]);
  rmSync(join(content, '../.git'), { recursive: true });
  expect(await run()).not.toContain('Text changed on');
});

test('a passage that is withheld today is found in an old version, also where the words of the new one stand between', async () => {
  const { commit, write, run } = makeDesk();
  const secret = 'the merger of both laboratories is agreed and will be announced in the second week of April';
  commit(first(secret), '2026-01-02T08:00:00Z');
  commit(
    first('the merger or sale of some laboratories was agreed but will not be announced in a second year of April'),
    '2026-02-01T08:00:00Z',
  );
  write(briefingFile({ date: '2026-02-06', slug: 'hidden', front: 'status: draft', body: `## What follows\n\n- We know that ${secret}` }));
  await expect(run()).rejects.toThrow(/hidden/u);
});
