import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createBriefing } from '../../src/cli/create-briefing.ts';
import { createTerm } from '../../src/cli/create-term.ts';
import { makeInk, makeProgress, type Terminal } from '../../src/cli/terminal.ts';
import { listFiles, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { type Files, minimalArchive, publicationFile } from '../support/sample-files.ts';
import { runBin } from './run-bin.ts';

const DOWN = '\u001B[B';
const ENTER = '\r';
const LICENSING =
  '---\ntitle: Licensing\nsummary: A licence says who may sell what, and where.\nterms: [licence]\nas-of: 2026-01-05\n---\n';
const ESCAPE = '\u001B';

function makeArchive(files: Files = {}): string {
  const folder = makeTemporaryFolder();
  writeFiles(join(folder, 'content'), { ...minimalArchive, ...files });
  return folder;
}

/** A terminal at which somebody answers each question, when it is put, with the next keys. */
function makeTerminal(
  cwd: string,
  answers: readonly (readonly [question: string, keys: string])[],
): Terminal & { readonly said: string[] } {
  const input = new PassThrough();
  const said: string[] = [];
  const waiting = [...answers];
  const output = new PassThrough();
  output.on('data', (bytes: Buffer) => {
    const next = waiting[0];
    if (next === undefined || !stripVTControlCharacters(bytes.toString()).includes(next[0])) return;
    waiting.shift();
    // The question listens once it stands there.
    setImmediate(() => input.write(next[1]));
  });
  const ink = makeInk(false);
  const say = (text: string): void => void said.push(text);
  return {
    out: say,
    note: say,
    progress: makeProgress({ write: () => true }),
    ink,
    noteInk: ink,
    cwd,
    env: {},
    keyboard: { input, output },
    said,
  };
}

describe('throughline new, on a terminal', () => {
  const kinds = '  comment:\n    title: Comment\n';
  const archive = (): string =>
    makeArchive({ 'publication.yaml': `${String(publicationFile['publication.yaml'])}${kinds}`, 'themes/licensing.md': LICENSING });

  it('asks for title, kind and themes, from what the archive has', async () => {
    const cwd = archive();
    const terminal = makeTerminal(cwd, [
      ['What is the finding?', `Separation is priced, not done${ENTER}`],
      ['Which kind', `${DOWN}${ENTER}`],
      ['Which theme leads?', `${DOWN}${ENTER}`],
      ['Which others', ` ${ENTER}`],
    ]);
    expect(await createBriefing(undefined, { content: join(cwd, 'content'), date: '2026-02-06' }, terminal)).toBe(0);
    expect(terminal.said[0]).toBe('content/briefings/2026/2026-02-06-separation-is-priced-not-done.md\n');
    const text = readFileSync(join(cwd, terminal.said[0]?.trim() ?? ''), 'utf8');
    expect(text).toContain('themes: [licensing, decoupling]\nkind: comment\n');
    expect((await runBin(['check'], { cwd })).code).toBe(0);
  });

  it('asks again for a title that will not do, and only for what was not given', async () => {
    const cwd = archive();
    const terminal = makeTerminal(cwd, [
      ['What is the finding?', `Short${ENTER}`],
      ['expected 8 to 120', ` titles are lengthened${ENTER}`],
    ]);
    const options = { content: join(cwd, 'content'), date: '2026-02-06', kind: 'comment', theme: ['licensing'] };
    expect(await createBriefing(undefined, options, terminal)).toBe(0);
    expect(terminal.said[0]).toContain('short-titles-are-lengthened.md');
  });

  it.each(['What is the finding?', 'Which kind', 'Which theme leads?', 'Which others'])(
    'writes nothing when cancelled at “%s”',
    async (last) => {
      const cwd = archive();
      const before = listFiles(cwd);
      const answers = [
        ['What is the finding?', `Separation is priced, not done${ENTER}`],
        ['Which kind', ENTER],
        ['Which theme leads?', ENTER],
        ['Which others', ENTER],
      ] as const;
      const terminal = makeTerminal(
        cwd,
        answers.map(([question, keys]) => [question, question === last ? ESCAPE : keys]),
      );
      await expect(createBriefing(undefined, { content: join(cwd, 'content') }, terminal)).rejects.toThrow(
        'Cancelled; nothing was written.',
      );
      expect(listFiles(cwd)).toEqual(before);
    },
  );

  it('asks for what a term stands for and what it is', async () => {
    const cwd = archive();
    const terminal = makeTerminal(cwd, [
      ['What does it stand for?', `contract research organization${ENTER}`],
      ['What is it', `A company that runs studies for others.${ENTER}`],
    ]);
    expect(await createTerm('CRO', { content: join(cwd, 'content') }, terminal)).toBe(0);
    expect((await runBin(['check'], { cwd })).code).toBe(0);
  });
});

describe('throughline new, without a terminal', () => {
  it.each([
    [['new'], 'Expected a title: throughline new "Licensing follows the data"'],
    [['new', '  '], 'Expected a title: throughline new "Licensing follows the data"'],
    [['new', 'Licensing\nfollows'], 'Unexpected line end or control character in the title, expected one line.'],
    [['new', 'Short'], 'Unexpected title of 5 characters, expected 8 to 120, with no space around.'],
    [['new', '📈📉📈📉📈📉📈📉'], 'Unexpected title without letters or digits'],
    [['new', 'theme', ''], 'Expected a name: throughline new theme'],
    [['new', 'theme', 'Licensing'], 'Expected the standing view, --summary:'],
    [['new', 'glossary', 'CRO', '--expansion', 'contract research organization'], 'Expected what it is, --definition:'],
    [['new', 'theme', 'Licensing', '--kind', 'note'], 'Unexpected --kind for a theme.'],
    [['new', 'Licensing', 'follows'], 'Unexpected `follows` after a title. A title stands in quotes.'],
  ])('%j says what is missing or too much', async (args, message) => {
    const cwd = makeArchive();
    const before = listFiles(cwd);
    const { code, stderr } = await runBin(args, { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(listFiles(cwd)).toEqual(before);
  });
});

const theme = ['new', 'theme', 'Données de santé', '--summary', 'Rules of custody decide who may hold a sample, and where.'];

describe('throughline new theme', () => {
  it('writes a theme that passes the check, dated in the publication’s zone', async () => {
    const cwd = makeArchive();
    const { code, stdout } = await runBin([...theme, '--term', 'health data,custody', '--date', '2026-02-06'], { cwd });
    expect([code, stdout]).toEqual([0, 'content/themes/donnees-de-sante.md\n']);
    expect(readFileSync(join(cwd, stdout.trim()), 'utf8')).toMatch(
      /^---\ntitle: Données de santé\n.*terms:\n {2}- health data\n {2}- custody\nas-of: 2026-02-06\n---\n$/su,
    );
    expect((await runBin(['check'], { cwd })).code).toBe(0);
  });

  it('refuses one with a mistake that another has already, and takes a phrase once', async () => {
    const worn = LICENSING.replace('terms: [licence]', 'terms: [licence]\nparent: nothing');
    const cwd = makeArchive({ 'themes/licensing.md': worn });
    expect((await runBin([...theme, '--parent', 'nothing'], { cwd })).stderr).toMatch(/Nothing was written.*`nothing`/u);
    const { stdout } = await runBin([...theme, '--term', 'custody,custody'], { cwd });
    expect(readFileSync(join(cwd, stdout.trim()), 'utf8')).toContain('terms:\n  - custody\nas-of');
  });

  it('refuses one that is there, one whose term is another’s, and a parent that is none', async () => {
    const cwd = makeArchive();
    const before = listFiles(cwd);
    const run = async (...args: string[]): Promise<string> => (await runBin(args, { cwd })).stderr;
    expect(await run('new', 'theme', 'Decoupling', ...theme.slice(3))).toContain('The theme decoupling is there already');
    expect(await run(...theme, '--term', 'decoupling')).toMatch(/Nothing was written.*`decoupling`/u);
    expect(await run(...theme, '--parent', 'nothing')).toMatch(/Nothing was written.*`nothing`/u);
    expect(listFiles(cwd)).toEqual(before);
  });
});

describe('throughline new glossary', () => {
  const term = [
    'new',
    'glossary',
    'CRO',
    '--expansion',
    'contract research: organization',
    '--definition',
    'A company that runs studies for others.',
  ];
  const entry = (end: string): string =>
    `- term: CRO${end}  expansion: "contract research: organization"${end}  definition: A company that runs studies for others.${end}`;
  const other = '- { term: EMA, expansion: European Medicines Agency, definition: It approves medicines in Europe. }';

  it.each([
    ['set off by empty lines', `# ours\n${other}\n\n${other.replaceAll('EMA', 'EMB')}   # last\n`, `\n${entry('\n')}`],
    ['close together, without a last line end', `${other}\n${other.replaceAll('EMA', 'EMB')}`, `\n${entry('\n')}`],
    ['with the line ends of another system', `${other}\r\n`, entry('\r\n')],
  ])('adds to a file %s and leaves the rest as it is', async (_name, before, added) => {
    const cwd = makeArchive({ 'glossary.yaml': before });
    const { code, stdout } = await runBin(term, { cwd });
    expect([code, stdout]).toEqual([0, 'content/glossary.yaml\n']);
    expect(readFileSync(join(cwd, 'content/glossary.yaml'), 'utf8')).toBe(before + added);
    expect((await runBin(['check'], { cwd })).code).toBe(0);
  });

  it('begins a file where there is none, and writes a file of its own where terms have one each', async () => {
    const cwd = makeArchive();
    expect((await runBin(term, { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'content/glossary.yaml'), 'utf8')).toBe(entry('\n'));
    const apart = makeArchive({
      'glossary/ema.md': '---\nterm: EMA\nexpansion: European Medicines Agency\ndefinition: It approves medicines in Europe.\n---\n',
    });
    expect((await runBin([...term, '--alias', 'clinical contractor'], { cwd: apart })).stdout).toBe('content/glossary/cro.md\n');
    expect(readFileSync(join(apart, 'content/glossary/cro.md'), 'utf8')).toContain('aliases: [clinical contractor]\n');
    expect((await runBin(['check'], { cwd: apart })).code).toBe(0);
  });

  it.each([
    ['set in from the margin', `  ${other}\n`],
    ['in brackets', '[]\n'],
    ['that ends before the file does', `${other}\n...\n`],
  ])('asks for the usual form instead of a list %s', async (_name, glossary) => {
    const cwd = makeArchive({ 'glossary.yaml': glossary });
    const { code, stderr } = await runBin(term, { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('expected a list whose entries begin with `- ` at the start of a line')]);
    expect(readFileSync(join(cwd, 'content/glossary.yaml'), 'utf8')).toBe(glossary);
  });

  it('writes through no link', async () => {
    const cwd = makeArchive();
    writeFileSync(join(cwd, 'elsewhere.yaml'), '');
    symlinkSync('../elsewhere.yaml', join(cwd, 'content/glossary.yaml'));
    expect((await runBin(term, { cwd })).stderr).toContain('Unexpected link or device, expected a file.');
    expect(lstatSync(join(cwd, 'content/glossary.yaml')).isSymbolicLink()).toBe(true);
  });

  it('refuses a term that is there, and a file in another form', async () => {
    for (const glossary of [
      `${other.replaceAll('EMA', 'CRO')}\n`,
      `[{ term: EMA, expansion: European Medicines Agency, definition: It approves medicines. }]\n`,
    ]) {
      const cwd = makeArchive({ 'glossary.yaml': glossary });
      expect(await runBin(term, { cwd })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('Nothing was written to glossary.yaml.') as string,
      });
      expect(readFileSync(join(cwd, 'content/glossary.yaml'), 'utf8')).toBe(glossary);
    }
  });
});
