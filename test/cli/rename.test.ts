import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedCache } from '../support/build-site.ts';
import { listFiles, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, type Files, minimalArchive } from '../support/sample-files.ts';
import { runBin } from './run-bin.ts';

const files: Files = {
  ...minimalArchive,
  ...briefingFile({ date: '2026-01-02', slug: 'base' }),
  ...briefingFile({ date: '2026-01-03', slug: 'other', body: '## What follows\n\n- It rests on [[base]].' }),
};

function makeDesk(content: Files = files) {
  const cwd = makeTemporaryFolder();
  writeFiles(join(cwd, 'content'), content);
  const run = (...args: string[]) => runBin(['rename', ...args, '--cache', sharedCache], { cwd });
  const read = (path: string): string => readFileSync(join(cwd, 'content/briefings/2026', path), 'utf8');
  return { cwd, run, read };
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

  it.each([
    [['bas', 'ground'], 'Unexpected briefing `bas`, expected a slug of the archive: `base`?'],
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
