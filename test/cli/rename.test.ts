import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Renaming } from '../../src/core/rename/renaming.ts';
import { writeRenaming } from '../../src/cli/write-renaming.ts';
import { sharedCache } from '../support/build-site.ts';
import { listFiles, makeTemporaryFolder, readFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, type Files, minimalArchive } from '../support/sample-files.ts';
import { runBin } from './run-bin.ts';

const files: Files = {
  ...minimalArchive,
  ...briefingFile({ date: '2026-01-02', slug: 'base' }),
  ...briefingFile({ date: '2026-01-03', slug: 'other', body: '## What follows\n\n- It rests on [[base]].' }),
};

const THEMED = `## What is at stake {themes="decoupling"}

[Decoupling](../../themes/decoupling.md) is meant.

## What follows

- Decoupling stays a word of the text`;
function makeDesk(content: Files = files) {
  const cwd = makeTemporaryFolder();
  writeFiles(join(cwd, 'content'), content);
  const run = (...args: string[]) => runBin(['rename', ...args, '--cache', sharedCache], { cwd });
  const read = (path: string): string => readFileSync(join(cwd, 'content/briefings/2026', path), 'utf8');
  return { cwd, run, read };
}

const renaming: Renaming = {
  moves: [
    ['a.md', 'new.md'],
    ['map.png', 'new.png'],
  ],
  edits: new Map(),
  before: new Map(['a.md', 'b.md', 'c.md'].map((path) => [path, `old ${path.slice(0, 1)}`])),
  texts: new Map([
    ['new.md', 'new a'],
    ['b.md', 'new b'],
    ['c.md', 'new c'],
  ]),
};

/** A folder that the renaming is of, with some files as they are meanwhile. */
function makeRenamed(meanwhile: Files = {}) {
  const cwd = makeTemporaryFolder();
  writeFiles(cwd, { 'a.md': 'old a', 'b.md': 'old b', 'c.md': 'old c', 'map.png': 'bytes', ...meanwhile });
  return { cwd, before: readFolder(cwd) };
}

/** The renaming, during which somebody else writes once `b.md` was written. */
function editMeanwhile({ texts, ...rest }: Renaming, edit: () => void): Renaming {
  const late = new Map(texts);
  late[Symbol.iterator] = function* () {
    for (const entry of texts) {
      yield entry;
      if (entry[0] === 'b.md') edit();
    }
    return undefined;
  };
  return { ...rest, texts: late };
}

describe('throughline rename', () => {
  it('moves the file, keeps the old slug as an alias, and names each file that changed', async () => {
    const { run, read, cwd } = makeDesk();
    const { code, stdout, stderr } = await run('base', 'ground');
    expect([code, stdout]).toEqual([
      0,
      'content/briefings/2026/2026-01-02-base.md → content/briefings/2026/2026-01-02-ground.md\ncontent/briefings/2026/2026-01-03-other.md\n',
    ]);
    expect(stderr).toContain('/briefings/base/ leads to /briefings/ground/ from the next build on.');
    expect(read('2026-01-02-ground.md')).toContain('aliases: [base]');
    expect(read('2026-01-03-other.md')).toContain('[[ground]]');
    expect(readdirSync(join(cwd, 'content/briefings/2026')).filter((name) => name.includes('base') || name.startsWith('.'))).toEqual([]);
  });

  it('takes the path of a file, and only says what it would do', async () => {
    const { run, cwd } = makeDesk();
    const before = listFiles(cwd);
    const { code, stdout } = await run('content/briefings/2026/2026-01-02-base.md', 'ground', '--dry-run');
    expect([code, stdout.split('\n').length]).toEqual([0, 3]);
    expect(listFiles(cwd)).toEqual(before);
  });

  it('keeps a byte-order mark and line ends', async () => {
    const [[path, text]] = Object.entries(briefingFile({ date: '2026-01-02', slug: 'base' })) as [[string, string]];
    const { run, read } = makeDesk({ ...files, [path]: `\uFEFF${text.replaceAll('\n', '\r\n')}` });
    expect((await run('base', 'ground')).code).toBe(0);
    const after = read('2026-01-02-ground.md');
    expect(after.startsWith('\uFEFF---\r\n')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('gives a theme another id wherever it is named, and says that nothing leads on', async () => {
    const named = briefingFile({ date: '2026-01-03', slug: 'other', body: THEMED });
    const trade = String(minimalArchive['themes/decoupling.md']).replace(
      'terms: [decoupling, separation]',
      'parent: decoupling\nterms: [tariffs]',
    );
    const { run, read, cwd } = makeDesk({ ...files, ...named, 'themes/trade.md': trade });
    const { code, stdout, stderr } = await run('decoupling', 'parting');
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'content/themes/decoupling.md → content/themes/parting.md']);
    expect(stderr).toContain('at /themes/parting/ from the next build on; nothing leads there from /themes/decoupling/.');
    expect(read('2026-01-03-other.md')).toContain('themes: [parting]');
    expect(read('2026-01-03-other.md')).toContain(
      THEMED.replace('themes="decoupling"', 'themes="parting"').replace('decoupling.md', 'parting.md'),
    );
    expect(readFileSync(join(cwd, 'content/themes/trade.md'), 'utf8')).toContain('parent: parting');
    expect(readdirSync(join(cwd, 'content/themes')).sort()).toEqual(['parting.md', 'trade.md']);
  });

  it('writes nothing of it when a file has changed since it was read', () => {
    const { cwd, before } = makeRenamed({ 'c.md': 'typed meanwhile' });
    const write = (): void => writeRenaming(cwd, renaming);
    expect(write).toThrow(/^Unexpected change of `c\.md`.*Nothing was changed\.$/u);
    expect(readFolder(cwd)).toEqual(before);
    writeFiles(cwd, { 'c.md': 'old c', 'new.png': 'taken' });
    expect(write).toThrow('Unexpected file `new.png`');
    expect(readFolder(cwd)).toEqual({ ...before, 'c.md': 'old c', 'new.png': 'taken' });
  });

  it('moves no file that has changed since it was read, and removes none that changes at the last moment', () => {
    const { cwd, before } = makeRenamed({ 'a.md': 'saved meanwhile' });
    expect(() => writeRenaming(cwd, renaming)).toThrow(/^Unexpected change of `a\.md`.*Nothing was changed\.$/u);
    expect(readFolder(cwd)).toEqual(before);
    const other = makeRenamed();
    const late = editMeanwhile(renaming, () => writeFiles(other.cwd, { 'a.md': 'saved at the last moment' }));
    expect(() => writeRenaming(other.cwd, late)).toThrow('Unexpected change of `a.md`');
    expect(readFolder(other.cwd)).toEqual({ ...other.before, 'a.md': 'saved at the last moment' });
  });

  it('takes back what it can when something fails, and names what it could not', () => {
    const { cwd, before } = makeRenamed({ 'c.md': 'typed meanwhile' });
    const late = editMeanwhile(renaming, () => writeFiles(cwd, { 'b.md': 'typed on' }));
    expect(() => writeRenaming(cwd, late)).toThrow(/^Unexpected change of `c\.md`.* except for `b\.md`: look at it\.$/u);
    expect(readFolder(cwd)).toEqual({ ...before, 'b.md': 'typed on' });
  });

  it('asks for the path where a briefing and a theme have the same name', async () => {
    const { run } = makeDesk({ ...files, ...briefingFile({ date: '2026-01-04', slug: 'decoupling' }) });
    const { code, stderr } = await run('decoupling', 'parting');
    expect([code, stderr]).toEqual([2, expect.stringContaining('of a briefing and of a theme, expected the path of one of the files')]);
    expect((await run('content/themes/decoupling.md', 'parting')).code).toBe(0);
  });

  it.each([
    [['bas', 'ground'], 'Unexpected name `bas`, expected the slug of a briefing or the id of a theme: `base`?'],
    [['decoupling', 'Not An Id'], 'Unexpected id `Not An Id`'],
    [['base', 'other'], 'expected one that is free (it belongs to `briefings/2026/2026-01-03-other.md`)'],
    [['base', 'Not A Slug'], 'expected small letters, digits and single hyphens'],
    [['base', 'base'], 'expected another than the one it has'],
  ])('refuses %j', async (args, problem) => {
    const { run } = makeDesk();
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(problem);
  });

  it('changes nothing while the content has errors', async () => {
    const { run, cwd } = makeDesk({ ...files, 'publication.yaml': 'name: x' });
    const before = listFiles(cwd);
    expect((await run('base', 'ground')).code).toBe(1);
    expect(listFiles(cwd)).toEqual(before);
  });
});
