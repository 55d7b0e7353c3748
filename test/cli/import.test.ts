import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { runBin } from './run-bin.ts';

const fixtures = join(import.meta.dirname, '../fixtures/import');

function makeArchive(): string {
  const folder = makeTemporaryFolder();
  cpSync(join(import.meta.dirname, '../../content'), join(folder, 'content'), { recursive: true });
  return folder;
}

describe('throughline import of a folder', () => {
  it('first shows, then writes, what then passes the check', async () => {
    const cwd = makeArchive();
    cpSync(join(fixtures, 'jekyll'), join(cwd, 'old'), { recursive: true });
    const before = listFiles(cwd);
    const dry = await runBin(['import', 'old', '--dry-run'], { cwd });
    expect(listFiles(cwd)).toEqual(before);
    expect(dry.stdout).toContain('4 briefings and 2 pictures would be imported from Jekyll in old; 1 not imported; 1 left out.');
    const real = await runBin(['import', 'old'], { cwd });
    expect(real.code).toBe(1);
    expect(real.stdout).toContain('old/_posts/2024-04-01-ambiguous.md:3:7  error  import-date-ambiguous');
    expect(real.stdout).toContain('_posts/2024-03-05-who-holds-the-key.md → content/briefings/2024/2024-03-05-who-holds-the-key.md');
    expect(listFiles(cwd)).toHaveLength(before.length + 6);
    expect((await runBin(['check'], { cwd })).code).toBe(0);
  });

  it('names in JSON exactly what remains, as the check does afterwards', async () => {
    const cwd = makeArchive();
    const { code, stdout } = await runBin(['import', join(fixtures, 'obsidian'), '--format', 'json'], { cwd });
    const report = JSON.parse(stdout) as { summary: object; files: { path?: string; remaining?: { ruleId: string; file: string }[] }[] };
    expect(code).toBe(1);
    expect(report.summary).toMatchObject({ briefings: 2, refused: 1, pictures: 1, errors: 1 });
    const named = report.files.flatMap(({ remaining = [] }) => remaining.map(({ file, ruleId }) => `${file} ${ruleId}`));
    const checked = JSON.parse((await runBin(['check', '--format', 'json'], { cwd })).stdout) as {
      diagnostics: { ruleId: string; file: string }[];
    };
    const own = new Set(report.files.map(({ path }) => path));
    expect(named.sort()).toEqual(
      checked.diagnostics
        .filter(({ file }) => own.has(file))
        .map(({ file, ruleId }) => `${file} ${ruleId}`)
        .sort(),
    );
  });

  it('writes the mapping table to edit, and reports every mistake that is made in it', async () => {
    const cwd = makeTemporaryFolder();
    expect(await runBin(['import', '--write-map', 'map.yaml'], { cwd })).toMatchObject({ code: 0, stdout: 'map.yaml\n' });
    expect(readFileSync(join(cwd, 'map.yaml'), 'utf8')).toContain('description: summary');
    expect((await runBin(['import', '--write-map', 'map.yaml'], { cwd })).code).toBe(2);
    writeFiles(cwd, { 'bad.yaml': 'keys:\n  tags: theme\nskipp: []\n' });
    const { code, stderr } = await runBin(['import', fixtures, '--map', 'bad.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('bad.yaml:2:9  error  value-invalid');
    expect(stderr).toContain('bad.yaml:3:1  error  key-unknown');
  });

  it.each([
    [['import'], 'Name what to import'],
    [['import', '.'], 'shows no signs of Jekyll, Hugo, Quarto or Obsidian'],
    [['import', '.', '--title', 'One title for all'], 'are for files'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await runBin(args, { cwd: makeArchive() });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('throughline import of a Word document', () => {
  it('writes the briefing with its pictures, and prints its path', async () => {
    const cwd = makeArchive();
    const { code, stdout, stderr } = await runBin(
      ['import', join(fixtures, 'custodians.docx'), '--slug', 'custodians', '--theme', 'licensing'],
      { cwd },
    );
    expect([code, stdout]).toEqual([1, 'content/briefings/2025/2025-03-12-custodians.md\n']);
    expect(stderr).toContain('and 2 pictures beside it');
    expect(stderr).toContain('picture-alternative');
    expect(listFiles(join(cwd, 'content/briefings/2025'))).toEqual(
      expect.arrayContaining(['2025-03-12-custodians.md', 'custodians-picture-1.png', 'custodians-picture-2.png']),
    );
  });
});
