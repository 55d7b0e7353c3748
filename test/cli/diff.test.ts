import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedCache } from '../support/build-site.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { commitAll, git } from '../support/git.ts';
import { briefingFile, emptyArchive, type Files } from '../support/sample-files.ts';
import { runBin } from './run-bin.ts';

const AS_OF = '2026-03-01T09:00:00Z';
const FIRST = 'content/briefings/2026/2026-01-02-first.md';
const first = briefingFile({ date: '2026-01-02', slug: 'first' });
const second = briefingFile({
  date: '2026-01-09',
  slug: 'second',
  body: '## What follows\n\n- It rests on [the first](2026-01-02-first.md)',
});

/** A repository whose content lies in a folder of it, with one commit. */
function makeRepository(files: Files = { ...emptyArchive, ...first, ...second }) {
  const cwd = makeTemporaryFolder();
  const write = (more: Files): void => writeFiles(join(cwd, 'content'), more);
  write(files);
  const commit = commitAll(cwd);
  const run = (...args: string[]) => runBin([...args, '--as-of', AS_OF, '--cache', sharedCache], { cwd });
  const diff = async (...args: string[]) => JSON.parse((await run('diff', ...args, '--format', 'json')).stdout) as Report;
  return { cwd, write, commit, run, diff };
}

interface Report {
  readonly from: string;
  readonly to: string | null;
  readonly comparison: { readonly pages: Record<'appear' | 'change' | 'move' | 'vanish', { path: string }[]> } | null;
  readonly asks: readonly { readonly ruleId: string; readonly file: string }[];
  readonly before: { readonly left: string[] };
  readonly after: { readonly left: string[]; readonly errors: readonly { readonly ruleId: string }[] };
}

const revised = briefingFile({ date: '2026-01-02', slug: 'first', body: '## What follows\n\n- One judgement only' });

describe('throughline diff', () => {
  it('says that nothing changed', async () => {
    const { run, commit } = makeRepository();
    const { code, stdout } = await run('diff');
    expect([code, stdout]).toEqual([
      0,
      `The content as it is against ${commit.slice(0, 12)}, both as of ${AS_OF}\nNone of the 11 pages changes.\n`,
    ]);
  });

  it('tells what a change does to pages, and what it asks for', async () => {
    const { run, write } = makeRepository();
    write({ ...revised, ...briefingFile({ date: '2026-02-06', slug: 'third', front: 'embargo: 2026-04-01T08:00:00Z' }) });
    const { code, stdout } = await run('diff');
    expect(code).toBe(0);
    expect(stdout).toContain('Passages whose addresses would lead nowhere\n  /briefings/first/#what-is-at-stake (“What is at stake”)');
    expect(stdout).toContain('Asked of you\n  content/briefings/2026/2026-01-02-first.md:');
    expect(stdout).toMatch(/Texts that change\n {2}\/briefings\/first\/ {2}\d+ words added, \d+ removed\n/u);
    expect(stdout).toContain('third (“On third in practice”), under embargo until 2026-04-01T08:00:00Z (2026-04-01T09:00:00+01:00)');
  });

  it('compares two commits without looking at the folder, and with three dots what only the second has', async () => {
    const { cwd, diff, write, commit } = makeRepository();
    git(cwd, ['checkout', '--quiet', '-b', 'change']);
    write(revised);
    const change = commitAll(cwd);
    git(cwd, ['checkout', '--quiet', commit]);
    write(briefingFile({ date: '2026-02-06', slug: 'third' }));
    commitAll(cwd);
    rmSync(join(cwd, 'content'), { recursive: true });
    writeFiles(cwd, { 'content/publication.yaml': 'broken' });
    const forth = await diff(`${commit}..change`);
    expect([forth.from, forth.to, forth.comparison?.pages.appear]).toEqual([commit, change, []]);
    expect(forth.comparison?.pages.change.map(({ path }) => path)).toEqual(['briefings/first/', 'themes/decoupling/']);
    expect((await diff('change..HEAD')).comparison?.pages.appear).toEqual(['briefings/third/']);
    expect((await diff('HEAD...change')).comparison?.pages).toEqual(forth.comparison?.pages);
  });

  it('compares the texts of commits, whatever git was told not to look at on the disk', async () => {
    const { cwd, diff, write, commit } = makeRepository();
    write(briefingFile({ date: '2026-02-06', slug: 'third' }));
    commitAll(cwd);
    git(cwd, ['update-index', '--assume-unchanged', FIRST]);
    write(revised);
    expect((await diff('HEAD')).comparison?.pages.change.map(({ path }) => path)).toContain('briefings/first/');
    writeFiles(cwd, { [FIRST]: 'not committed' });
    const { comparison, after } = await diff(`${commit}..HEAD`);
    expect([after.errors, comparison?.pages.appear]).toEqual([[], ['briefings/third/']]);
  });

  it('says with what earlier comparisons found out what it says without', async () => {
    const { write, cwd } = makeRepository();
    const caches = makeTemporaryFolder();
    const compare = async (cache: string, ...range: string[]): Promise<Report> => {
      const args = ['diff', ...range, '--format', 'json', '--as-of', AS_OF, '--cache', join(caches, cache)];
      return JSON.parse((await runBin(args, { cwd })).stdout) as Report;
    };
    await compare('kept');
    write({ ...revised, ...briefingFile({ date: '2026-02-06', slug: 'third', body: '## What follows\n\n- Ledgers in a vault' }) });
    const found = await compare('kept');
    expect(found.comparison?.pages.appear).toEqual(['briefings/third/']);
    expect(await compare('fresh')).toEqual(found);
    commitAll(cwd);
    write(second);
    expect((await compare('kept', 'HEAD~1..HEAD')).comparison).toEqual(found.comparison);
  });

  it('names links that would break, and still compares everything', async () => {
    const { cwd, run, diff } = makeRepository();
    rmSync(join(cwd, FIRST));
    const { code, stdout } = await run('diff');
    expect(code).toBe(1);
    expect(stdout).toContain('Links that would break\n  content/briefings/2026/2026-01-09-second.md:');
    expect(stdout).toContain('Addresses that would lead nowhere\n  /briefings/first/ is gone');
    expect((await diff()).comparison?.pages.vanish.map(({ path }) => path)).toEqual(['briefings/first/']);
  });

  it('offers the alias of a file that was renamed with git or without', async () => {
    for (const move of [
      (cwd: string) => git(cwd, ['mv', FIRST, FIRST.replace('first', 'ground')]),
      (cwd: string) => renameSync(join(cwd, FIRST), join(cwd, FIRST.replace('first', 'ground'))),
    ]) {
      const { cwd, run } = makeRepository({ ...emptyArchive, ...first });
      move(cwd);
      expect((await run('diff')).stdout).toContain('/briefings/first/ is renamed to ground: keep its old slug in `aliases` there');
      const { code, stdout } = await run('check', '--fix');
      expect([code, stdout]).toEqual([0, expect.stringContaining('+ aliases: [first]\n\nNo problems in 5 files.\n')]);
      expect((await run('diff')).stdout).toContain('Pages that move\n  /briefings/first/ → /briefings/ground/');
    }
  });

  it('compares what it can when the earlier content has errors, and says so', async () => {
    const broken = { ...emptyArchive, ...first, ...second, 'themes/decoupling.md': 'no front matter' };
    const { write, diff, run } = makeRepository(broken);
    write({ ...emptyArchive, ...revised });
    const { before, after, comparison } = await diff();
    expect([before.left, after.errors, after.left]).toEqual([['themes/decoupling.md'], [], []]);
    expect(comparison?.pages.change.map(({ path }) => path)).toContain('briefings/first/');
    const { code, stdout } = await run('diff');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Files not compared, because of errors\n  themes/decoupling.md')]);
  });

  it('says when there is no earlier archive to compare with', async () => {
    const { run, write } = makeRepository({ 'publication.yaml': 'name: 1\n' });
    write({ ...emptyArchive, ...first });
    const { code, stdout } = await run('diff');
    expect([code, stdout]).toEqual([0, expect.stringContaining('the earlier content has no publication.yaml without errors')]);
  });

  it('takes a content folder that is new for one that was empty', async () => {
    const cwd = makeTemporaryFolder();
    writeFiles(cwd, { 'README.md': 'x' });
    commitAll(cwd);
    writeFiles(join(cwd, 'content'), { ...emptyArchive, ...first });
    const { code, stdout } = await runBin(['diff', '--as-of', AS_OF, '--cache', sharedCache], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringContaining('the earlier content has no publication.yaml')]);
  });

  it('writes a comment in Markdown in which nobody else’s words are markup', async () => {
    const { run, write } = makeRepository();
    write(briefingFile({ date: '2026-02-06', slug: 'third', title: '@team <b>see</b> [x](y)', front: 'status: draft' }));
    const { stdout } = await run('diff', '--format', 'markdown');
    expect(stdout).toMatch(
      /^### What this change does\n\nNone of the 11 pages changes\.\n\n<details><summary>Withheld \(1\)<\/summary>\n/u,
    );
    expect(stdout).toContain('- third (“&#64;team \\<b\\>see\\</b\\> \\[x\\](y)”), a draft\n');
  });

  it.each([
    [
      'a revision that is not there',
      ['diff', 'nowhere'],
      'Unexpected revision `nowhere`, expected a commit, branch or tag of the repository.',
    ],
    ['an option of git in its place', ['diff', 'HEAD..--all'], 'Unexpected revision `--all`'],
    ['the same in check', ['check', '--since', 'nowhere'], 'Unexpected revision `nowhere`'],
  ])('refuses %s', async (_name, args, problem) => {
    const { code, stderr } = await makeRepository().run(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(problem)]);
  });

  it('says why a shallow clone lacks a revision', async () => {
    const { cwd, write } = makeRepository();
    write(revised);
    commitAll(cwd);
    const clone = makeTemporaryFolder();
    git(clone, ['clone', '--quiet', '--depth', '1', `file://${cwd}`, '.']);
    const { code, stderr } = await runBin(['diff', 'HEAD~1', '--cache', sharedCache], { cwd: clone });
    expect([code, stderr]).toEqual([2, expect.stringContaining('this clone of it is shallow, so fetch the rest (fetch-depth: 0)')]);
  });

  it('needs a repository, which check does not', async () => {
    const cwd = makeTemporaryFolder();
    writeFiles(join(cwd, 'content'), { ...emptyArchive, ...first });
    const run = (...args: string[]) => runBin([...args, '--cache', sharedCache], { cwd, env: { GIT_CEILING_DIRECTORIES: cwd } });
    expect(await run('diff')).toMatchObject({ code: 2, stderr: expect.stringContaining('expected one in a git repository') as string });
    expect(await run('check')).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('throughline check in a repository', () => {
  it('asks about what changed since the last commit, or since the revision that is named', async () => {
    const { cwd, run, write, commit } = makeRepository({ ...emptyArchive, ...first });
    write(revised);
    expect((await run('check', '--strict')).stdout).toContain('change-unrecorded');
    commitAll(cwd);
    expect((await run('check', '--strict')).code).toBe(0);
    expect((await run('check', '--strict', '--since', commit)).code).toBe(1);
  });
});
