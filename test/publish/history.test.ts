import { chmodSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/publish/build.ts';
import { collaborators } from '../../src/publish/collaborators.ts';
import { verifyBuild } from '../../src/publish/verify-build.ts';
import { defaultAsOf, sharedCache } from '../support/build-site.ts';
import { makeTemporaryFolder, readFolder, writeFiles } from '../support/folders.ts';
import { commitAll, git } from '../support/git.ts';
import { briefingFile, emptyArchive, publicationFile, type Files } from '../support/sample-files.ts';

const withHistory: Files = { ...emptyArchive, 'publication.yaml': `${String(publicationFile['publication.yaml'])}history: differences\n` };
const first = (word: string, front = ''): Files =>
  briefingFile({ date: '2026-01-02', slug: 'first', front, body: `## What follows\n\n- Partners keep ${word} ledgers in a vault` });

/** Long after the files were written, so that a build may trust their state on the disk. */
const later = { ...collaborators, now: () => Date.now() + 60_000 };

/** The file of an object in a repository that packed nothing. */
const objectFile = (root: string, name: string): string => {
  const id = git(root, ['rev-parse', name]).trim();
  return join(root, '.git/objects', id.slice(0, 2), id.slice(2));
};

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
    const result = await build(options, later);
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

const FIRST = 'briefings/2026/2026-01-02-first.md';

const hidden = briefingFile({ date: '2026-02-06', slug: 'hidden', front: 'status: draft' });

test('nor where git has no repository, or a shallow clone of one, until it has the past', async () => {
  const { root, commit, run, content, notes, out, options } = makeDesk();
  commit(first('two'), '2026-01-02T08:00:00Z');
  commit(first('three'), '2026-02-01T08:00:00Z');
  const clone = makeTemporaryFolder();
  git(clone, ['clone', '--quiet', '--depth', '1', `file://${root}`, '.']);
  const buildClone = async (): Promise<string> => {
    expect((await build({ ...options, content: join(clone, 'content') }, later)).ok).toBe(true);
    return readFolder(out)['briefings/first/index.html'] ?? '';
  };
  expect(await buildClone()).not.toContain('<del>');
  expect(await buildClone()).not.toContain('<del>');
  git(clone, ['fetch', '--quiet', '--unshallow']);
  expect(await buildClone()).toContain('<del>two</del>');
  renameSync(join(content, '../.git'), join(root, 'elsewhere'));
  expect(await run()).not.toContain('<del>');
  renameSync(join(root, 'elsewhere'), join(content, '../.git'));
  expect(await run()).toContain('<del>two</del>');
  const shallow = expect.stringContaining('this clone of the repository is shallow') as string;
  expect(notes).toEqual([shallow, shallow, expect.stringContaining('not a git repository')]);
});

test('nor where the text of an old version is missing or broken, also when what it says of itself is known', async () => {
  const { root, commit, run, notes } = makeDesk();
  commit(first('two'), '2026-01-02T08:00:00Z');
  commit(first('three'), '2026-01-05T08:00:00Z');
  expect(await run()).toContain('<del>two</del>');
  commit(first('four'), '2026-01-07T08:00:00Z');
  const object = objectFile(root, `HEAD~2:content/${FIRST}`);
  chmodSync(object, 0o600);
  truncateSync(object, statSync(object).size - 6);
  expect(await run()).not.toMatch(/<del>|<ins>/u);
  expect(notes.splice(0)).toEqual([expect.stringContaining('what git has of the past is not known')]);
  rmSync(object);
  expect(await run()).not.toMatch(/<del>|<ins>/u);
  expect(notes).toEqual([expect.stringMatching(/object [0-9a-f]{40} is missing/u)]);
});

test('what is not committed is told by each build, also where nothing changed, and drafts do not count', async () => {
  const { commit, write, options, notes } = makeDesk();
  commit({ ...first('two'), ...hidden }, '2026-01-02T08:00:00Z');
  write({
    ...first('three'),
    ...briefingFile({ date: '2026-02-06', slug: 'hidden', front: 'status: draft', body: '## What follows\n\n- More' }),
  });
  await build(options, later);
  expect(await build(options, later)).toMatchObject({ ok: true, written: 0 });
  const note = '1 briefing has changes that are not committed; the differences between versions do not show them.';
  expect(notes).toEqual([note, note]);
});

const linked = (word: string): Files =>
  briefingFile({ date: '2026-01-02', slug: 'first', body: `## What follows\n\n- Partners keep ${word} ledgers in a vault` });

test.each([
  ['that named a briefing that is withheld', linked('[the merged](2026-02-06-hidden.md)')],
  ['that a build refused for an error of its text', linked('the <b>merged</b>')],
])('nothing is shown of a version %s, nor of those before it', async (_name, refused) => {
  const { commit, run } = makeDesk({ ...withHistory, ...hidden });
  commit(linked('no'), '2026-01-02T08:00:00Z');
  commit(refused, '2026-01-05T08:00:00Z');
  commit(linked('two'), '2026-01-07T08:00:00Z');
  expect(await run()).not.toContain('<del>');
  commit(linked('three'), '2026-01-09T08:00:00Z');
  const page = await run();
  expect(page).toContain('keep <del>two</del><ins>three</ins> ledgers');
  expect(page).not.toContain('merged');
});

test('what a briefing says of one that is published today is shown', async () => {
  const { commit, run } = makeDesk({ ...withHistory, ...briefingFile({ date: '2026-01-06', slug: 'other', front: 'aliases: [former]' }) });
  commit(linked('[the merged](2026-01-06-former.md)'), '2026-01-02T08:00:00Z');
  commit(linked('two'), '2026-01-07T08:00:00Z');
  expect(await run()).toContain('keep <del>the merged </del><ins>two </ins>ledgers');
});

test('a text in a folder of drafts was not published, wherever it was moved later', async () => {
  const { content, commit, run } = makeDesk();
  commit({ 'briefings/2026/.desk/first.md': String(first('secret')[FIRST]) }, '2026-01-02T08:00:00Z');
  rmSync(join(content, 'briefings/2026/.desk'), { recursive: true });
  commit(first('one'), '2026-01-03T08:00:00Z');
  commit(first('two'), '2026-01-04T08:00:00Z');
  const page = await run();
  expect(page).toContain('<del>one</del><ins>two</ins>');
  expect(page).not.toContain('secret');
});

test.each([
  ['of another briefing that was taken down, whose place a text much like it took', '', false],
  ['of a briefing under its former address', 'aliases: [taken]', true],
])('the text %s is shown only if it is the same briefing', async (_name, front, isShown) => {
  const { content, commit, run } = makeDesk();
  const taken = 'briefings/2026/2026-01-01-taken.md';
  const same = 'and count them once a year, before the auditors come, so that nobody has to ask which of the two was first';
  commit({ [taken]: String(first(`secret ${same}`)[FIRST]).replaceAll('01-02', '01-01') }, '2026-01-01T08:00:00Z');
  rmSync(join(content, taken));
  commit(first(`public ${same}`, front), '2026-01-03T08:00:00Z');
  expect((await run()).includes('secret')).toBe(isShown);
});

test('a passage that is withheld today is found in an old version, also when a later one only adds words to it', async () => {
  const { commit, write, run } = makeDesk();
  const secret = 'the merger of both laboratories is agreed and will be announced in the second week of April';
  commit(first(secret), '2026-01-02T08:00:00Z');
  commit(
    first(
      secret
        .split(' ')
        .flatMap((word, index) => (index % 3 === 2 ? [word, 'reportedly'] : [word]))
        .join(' '),
    ),
    '2026-02-01T08:00:00Z',
  );
  expect(await run()).not.toContain('<del>');
  write(briefingFile({ date: '2026-02-06', slug: 'hidden', front: 'status: draft', body: `## What follows\n\n- We know that ${secret}` }));
  await expect(run()).rejects.toThrow(/hidden/u);
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
