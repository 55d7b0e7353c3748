import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive, type Files } from '../support/sample-files.ts';
import { runBin } from './run-bin.ts';

/** A folder whose `content` holds the files. */
function makeContent(files: Files): string {
  const folder = makeTemporaryFolder();
  writeFiles(`${folder}/content`, files);
  return folder;
}

const broken: Files = {
  ...minimalArchive,
  ...Object.fromEntries(
    Object.entries(briefingFile({ date: '2026-02-06', slug: 'chips' })).map(([path, text]) => [
      path,
      String(text).replace('[decoupling]', '[decuopling]'),
    ]),
  ),
};

describe('throughline check', () => {
  it('says in one line that all is well', async () => {
    expect(await runBin(['check'], { cwd: makeContent(minimalArchive) })).toEqual({
      code: 0,
      signal: null,
      stdout: 'No problems in 5 files.\n',
      stderr: '',
    });
  });

  it('says where, what, why and how to mend it, and fails', async () => {
    const { code, stdout, stderr } = await runBin(['check'], { cwd: makeContent(broken) });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.replace(/ {3,}docs\/rules\/.*$/gmu, '')).toMatchInlineSnapshot(`
      "content/briefings/2026/2026-02-06-chips.md:5:10  error  theme-unknown
        Unexpected theme \`decuopling\`, expected a theme from content/themes
        5 │ themes: [decuopling]
          │          ^^^^^^^^^^
        why  an unknown theme would leave this briefing out of every theme page
        fix  replace with \`decoupling\`

      1 error in 1 of 6 files
      "
    `);
  });

  it('gives the same as JSON', async () => {
    const { code, stdout } = await runBin(['check', '--format', 'json'], { cwd: makeContent(broken) });
    expect(code).toBe(1);
    const report = JSON.parse(stdout) as { version: number; summary: object; diagnostics: object[] };
    expect(report.version).toBe(1);
    expect(report.summary).toEqual({ files: 6, filesWithProblems: 1, errors: 1, warnings: 0, suggestions: 0 });
    expect(report.diagnostics).toEqual([
      {
        ruleId: 'theme-unknown',
        severity: 'error',
        file: 'content/briefings/2026/2026-02-06-chips.md',
        place: {
          start: { line: 5, column: 10, offset: expect.any(Number) as number },
          end: { line: 5, column: 20, offset: expect.any(Number) as number },
        },
        reason: 'Unexpected theme `decuopling`, expected a theme from content/themes',
        fix: 'replace with `decoupling`',
        actual: 'decuopling',
        expected: ['decoupling'],
      },
    ]);
  });

  it('shows paths as seen from the current folder', async () => {
    const folder = makeContent(broken);
    writeFiles(folder, { 'elsewhere/empty': '' });
    const { stdout } = await runBin(['check', '--content', '../content'], { cwd: `${folder}/elsewhere` });
    expect(stdout).toMatch(/^\.\.\/content\/briefings\/2026\/2026-02-06-chips\.md:5:10 /u);
  });

  it('looks at the archive as of the day it is told, beginning in the time zone of the publication', async () => {
    const linking = briefingFile({
      date: '2026-01-24',
      slug: 'linking',
      body: '## What is at stake\n\nSee [it](2026-07-01-later.md).\n\n## What follows\n\n- One judgement',
    });
    const folder = makeContent({ ...minimalArchive, ...linking, ...briefingFile({ date: '2026-07-01', slug: 'later' }) });
    const check = async (asOf: string): Promise<number | null> => (await runBin(['check', '--as-of', asOf], { cwd: folder })).code;
    expect(await check('2026-06-30')).toBe(1);
    expect(await check('2026-07-01')).toBe(0);
    expect(await check('2026-06-30T22:59:59Z')).toBe(1);
    expect(await check('2026-07-01T00:00:00+01:00')).toBe(0);
  });

  it('fails with exit code 2 when there is no content folder', async () => {
    const { code, stdout, stderr } = await runBin(['check'], { cwd: makeTemporaryFolder() });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^throughline {2}Unexpected content folder .*, expected an existing folder\n$/u);
  });

  it('colours what it prints when told to, and never when told not to', async () => {
    const cwd = makeContent(broken);
    const colored = async (env: Record<string, string>): Promise<boolean> =>
      (await runBin(['check'], { cwd, env })).stdout.includes('\u001B[');
    expect(await colored({})).toBe(false);
    expect(await colored({ FORCE_COLOR: '1' })).toBe(true);
    expect(await colored({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(true);
    expect(await colored({ FORCE_COLOR: '0' })).toBe(false);
    expect(await colored({ NO_COLOR: '1' })).toBe(false);
  });

  it('marks the mistake in its column under wide letters and combining marks', async () => {
    const body = '## What is at stake\n\nThe\tpre\u0301cis is [here](notes.txt).\n\n## What follows\n\n- One judgement';
    const wide = Object.entries(briefingFile({ date: '2026-02-06', slug: 'wide', body })).map(([path, text]) => [
      path,
      String(text).replace('[decoupling]', '[芯片, decuopling]'),
    ]);
    const { stdout } = await runBin(['check'], { cwd: makeContent({ ...minimalArchive, ...(Object.fromEntries(wide) as Files) }) });
    expect(stdout.split('\n').filter((line) => line.includes('│'))).toEqual([
      '  5 │ themes: [芯片, decuopling]',
      '    │          ^^^^',
      '  5 │ themes: [芯片, decuopling]',
      '    │                ^^^^^^^^^^',
      '  10 │ The  pre\u0301cis is [here](notes.txt).',
      '     │                ^^^^^^^^^^^^^^^^^',
    ]);
  });

  it('lets no file command the terminal', async () => {
    const { stdout } = await runBin(['check'], { cwd: makeContent({ ...minimalArchive, 'themes/x.md': 'A\u001B[31m' }) });
    expect(stdout).toContain('1 │ A␛[31m');
    expect(stdout).not.toContain('\u001B');
  });
});
