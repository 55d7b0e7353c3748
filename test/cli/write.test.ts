import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { minimalArchive, publicationFile } from '../support/sample-files.ts';
import { runBin } from './run-bin.ts';

const seed = join(import.meta.dirname, '../fixtures/import/executive-summary.txt');

/** A folder with a publication that has the kind of an executive summary. */
function makeArchive(): string {
  const folder = makeTemporaryFolder();
  const kind =
    '  executive-summary:\n    title: Executive summary\n    first: [Executive Summary]\n    judgements: [Strategic Implications]\n    last: [Outlook]\n';
  writeFiles(join(folder, 'content'), { ...minimalArchive, 'publication.yaml': `${String(publicationFile['publication.yaml'])}${kind}` });
  return folder;
}

const briefings = (folder: string): string[] => listFiles(join(folder, 'content/briefings'));

describe('throughline import', () => {
  it('writes a briefing that passes the check, prints its path, and says what it guessed', async () => {
    const cwd = makeArchive();
    const { code, stdout, stderr } = await runBin(['import', seed, '--slug', 'restructured'], { cwd });
    expect([code, stdout]).toEqual([0, 'content/briefings/2026/2026-01-23-restructured.md\n']);
    for (const subject of ['date', 'title', 'summary', 'themes', 'kind', 'headings'])
      expect(stderr).toMatch(new RegExp(`^ {2}${subject} `, 'mu'));
    expect((await runBin(['check'], { cwd })).code).toBe(0);
  });

  it('writes nothing on a dry run, and prints the briefing', async () => {
    const cwd = makeArchive();
    const { code, stdout } = await runBin(['import', seed, '--dry-run'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^---\ntitle: /u);
    expect(briefings(cwd)).toEqual(['2026/2026-01-23-first-ledger.md']);
  });

  it('never overwrites a briefing', async () => {
    const cwd = makeArchive();
    const path = join(cwd, 'content/briefings/2026/2026-01-23-first-ledger.md');
    const before = readFileSync(path, 'utf8');
    const { code, stdout, stderr } = await runBin(['import', seed, '--slug', 'first-ledger'], { cwd });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('import-target-exists');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('says what is wrong with a text, where, and what to do, and imports the others', async () => {
    const cwd = makeArchive();
    writeFiles(cwd, {
      'text.txt': 'Decoupling at a Glance\n03/04/2026\nThe Point\nDecoupling is impractical for innovation-driven growth.\n',
    });
    const { code, stdout, stderr } = await runBin(['import', 'text.txt', 'missing.txt', seed], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^content\/briefings\/2026\/2026-01-23-full-decoupling/u);
    expect(stderr).toContain(`text.txt:2:1  error  import-date-ambiguous
  Unexpected date \`03/04/2026\`, expected one that can be read in one way only
  2 │ 03/04/2026
    │ ^^^^^^^^^^
  why  half of all readers take the month for the day
  fix  write it as \`2026-04-03\` or \`2026-03-04\`, or give it with \`--date\`
`);
    expect(stderr).toContain('missing.txt:1:1  error  import-unreadable');
    expect(listFiles(cwd).filter((path) => path.includes('.tmp'))).toEqual([]);
  });

  it('takes a title for one text only', async () => {
    const { code, stderr } = await runBin(['import', seed, seed, '--title', 'One title for two'], { cwd: makeArchive() });
    expect(code).toBe(2);
    expect(stderr).toContain('import the files one by one');
  });
});

describe('throughline new', () => {
  it('writes a draft with the sections of its kind, which passes the check', async () => {
    const cwd = makeArchive();
    const args = [
      'new',
      'Separation is priced, not done',
      '--theme',
      'decoupling',
      '--kind',
      'executive-summary',
      '--date',
      '2026-02-06',
      '--author',
      'research-desk',
    ];
    const { code, stdout } = await runBin(args, { cwd });
    expect([code, stdout]).toEqual([0, 'content/briefings/2026/2026-02-06-separation-is-priced-not-done.md\n']);
    expect(readFileSync(join(cwd, stdout.trim()), 'utf8')).toMatchInlineSnapshot(`
      "---
      title: Separation is priced, not done
      date: 2026-02-06
      summary: "Write the bottom line here, in one or two sentences: what holds now, and what follows from it for the reader."
      themes: [decoupling]
      kind: executive-summary
      authors: [research-desk]
      status: draft
      ---

      ## Executive Summary

      Write the finding first, then why it holds.

      ## A Title for Each Argument

      Write what supports the finding, a section for each argument.

      ## Strategic Implications

      - Write each judgement as one complete statement
      - Write the second one
      - Write the third one

      ## Outlook

      Write what to expect next, and what would change the judgement.
      "
    `);
    expect(await runBin(['check'], { cwd })).toMatchObject({ code: 0, stdout: 'No problems in 6 files.\n' });
  });

  it('takes the next free address instead of overwriting', async () => {
    const cwd = makeArchive();
    const args = ['new', 'First ledger', '--theme', 'decoupling', '--date', '2026-02-06'];
    expect((await runBin(args, { cwd })).stdout).toBe('content/briefings/2026/2026-02-06-first-ledger-2.md\n');
    expect((await runBin(args, { cwd })).stdout).toBe('content/briefings/2026/2026-02-06-first-ledger-3.md\n');
  });

  it.each([
    [['--theme', 'decuopling'], 'Unexpected theme `decuopling`. Did you mean decoupling?'],
    [['--kind', 'notes'], 'Unexpected kind `notes`. Did you mean note?'],
    [['--author', 'reserch-desk'], 'Unexpected author `reserch-desk`. Did you mean research-desk?'],
  ])('refuses %j and writes nothing', async (args, message) => {
    const cwd = makeArchive();
    const { code, stderr } = await runBin(['new', 'A title long enough', ...args], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(briefings(cwd)).toEqual(['2026/2026-01-23-first-ledger.md']);
  });

  it.each([
    ['Short', 'title of 5 characters, expected 8 to 120'],
    ['x'.repeat(121), 'title of 121 characters, expected 8 to 120'],
    ['Two\nlines of it', 'line end or control character in the title, expected one line'],
  ])('refuses the title %j', async (title, message) => {
    const { code, stderr } = await runBin(['new', title], { cwd: makeArchive() });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('asks for a publication without mistakes', async () => {
    const cwd = makeTemporaryFolder();
    writeFiles(cwd, { 'content/publication.yaml': 'name: X\n' });
    const { code, stderr } = await runBin(['new', 'A title long enough'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('publication.yaml is missing or has mistakes');
  });
});
