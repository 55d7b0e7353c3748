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

  it('says what is wrong with odd files, and writes nothing beside the report', async () => {
    const files: Files = {
      ...minimalArchive,
      'briefings/2026/2026-02-06-list.md': '---\n? [a, b]\n: c\n---\n\n## What follows\n\n- It holds\n',
      'briefings/2026/2026-02-07-mac.md': '---\rtitle: From an old machine\r---\r',
    };
    const { code, stdout, stderr } = await runBin(['check'], { cwd: makeContent(files) });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('Unexpected key `[ a, b ]`, expected a key of a briefing');
    expect(stdout).toContain('Unexpected line end of a carriage return alone, expected a line feed');
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

  describe('with a warning', () => {
    const body = '## What is at stake\n\nDecoupling is agreed in a licence.\n\n## What follows\n\n- One judgement';
    const themes = {
      'themes/licensing.md': String(minimalArchive['themes/decoupling.md']).replace('[decoupling, separation]', '[licence]'),
    };
    const withFront = (front: string): Files => ({
      ...minimalArchive,
      ...themes,
      ...briefingFile({ date: '2026-02-06', slug: 'deal', front, body }),
    });

    it('fails only when it is strict', async () => {
      const cwd = makeContent(withFront(''));
      expect((await runBin(['check'], { cwd })).code).toBe(0);
      const { code, stdout } = await runBin(['check', '--strict'], { cwd });
      expect([code, stdout.split('\n')[0]]).toEqual([1, 'content/briefings/2026/2026-02-06-deal.md:10:27  warning  theme-undeclared']);
    });

    it('is quiet where a file silences it, and repeats the reason', async () => {
      const cwd = makeContent(withFront('silence:\n  theme-undeclared: a figure of speech'));
      const { code, stdout } = await runBin(['check', '--strict'], { cwd });
      expect([code, stdout]).toEqual([
        0,
        'No problems in 7 files.\nsilenced  content/briefings/2026/2026-02-06-deal.md:12:27  theme-undeclared  a figure of speech\n',
      ]);
      const { silenced } = JSON.parse((await runBin(['check', '--format', 'json'], { cwd })).stdout) as { silenced: object[] };
      expect(silenced).toMatchObject([{ ruleId: 'theme-undeclared', because: 'a figure of speech', place: { start: { line: 12 } } }]);
    });

    it('refuses a silence without a reason', async () => {
      const { code, stdout } = await runBin(['check'], { cwd: makeContent(withFront('silence:\n  theme-undeclared:')) });
      expect(code).toBe(1);
      expect(stdout).toContain('Unexpected empty value in `silence.theme-undeclared`, expected');
    });

    it('refuses to silence an error', async () => {
      const { code, stdout } = await runBin(['check'], { cwd: makeContent(withFront('silence:\n  yaml-syntax: it will be mended')) });
      expect(code).toBe(1);
      expect(stdout).toContain('no error can be silenced');
    });
  });

  it('explains a rule, and names the nearest to one that is none', async () => {
    const cwd = makeTemporaryFolder();
    const { code, stdout } = await runBin(['check', '--explain', 'theme-unknown'], { cwd });
    expect([code, stdout.split('\n')[0]]).toEqual([0, '# theme-unknown']);
    expect(stdout).toContain('Unexpected theme `decuopling`, expected a theme from content/themes');
    expect(await runBin(['check', '--explain', 'theme-unknwon'], { cwd })).toMatchObject({
      code: 2,
      stderr: 'throughline  Unexpected rule `theme-unknwon`. Did you mean `theme-unknown`?\n',
    });
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
    const body = '## What is at stake\n\nThe\tpre\u0301cis is [them](notes.txt).\n\n## What follows\n\n- One judgement';
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
      '  10 │ The  pre\u0301cis is [them](notes.txt).',
      '     │                       ^^^^^^^^^',
    ]);
  });

  it('lets no file command the terminal', async () => {
    const { stdout } = await runBin(['check'], { cwd: makeContent({ ...minimalArchive, 'themes/x.md': 'A\u001B[31m' }) });
    expect(stdout).toContain('1 │ A␛[31m');
    expect(stdout).not.toContain('\u001B');
  });
});
