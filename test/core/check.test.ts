import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkArchive } from '../../src/core/pipeline.ts';
import { readTree } from '../../src/core/read/disk.ts';
import { AS_OF, checkFiles, findings, memoryTree } from '../support/memory-tree.ts';
import { briefingFile, emptyArchive, minimalArchive, type Files } from '../support/sample-files.ts';

const broken = join(import.meta.dirname, '../fixtures/broken-archive');
const checkFolder = (folder: string) => checkArchive(readTree(folder), { asOf: '2026-07-01T00:00:00Z' });

describe('an archive in which every file has a fault', () => {
  const { diagnostics, archive } = checkFolder(broken);
  const files = readTree(broken)
    .entries.map(({ path }) => path)
    .filter((path) => path.startsWith('briefings/2026/2026'));

  test('is refused', () => expect(archive).toBeUndefined());

  test('holds more than thirty broken briefings', () => expect(files.length).toBeGreaterThan(35));

  test.each(files)('%s is reported for the fault in its name, and for that alone', (file) => {
    const code = /\d{4}-\d{2}-\d{2}-([a-z-]+?)(?:-\d)?\.\w+$/u.exec(file)?.[1];
    expect(new Set(diagnostics.filter((item) => item.file === file).map(({ ruleId }) => ruleId))).toEqual(new Set([code]));
  });

  test('gets every message with its place and its remedy', async () => {
    const report = diagnostics.map(
      ({ file, place, severity, ruleId, reason, fix }) =>
        `${file}:${place.start.line}:${place.start.column} ${severity} ${ruleId}\n  ${reason}\n  fix ${fix}\n`,
    );
    await expect(report.join('\n')).toMatchFileSnapshot('../fixtures/broken-archive.txt');
  });

  test('is reported in the order of files, lines and columns, whatever order they are read in', () => {
    const { entries } = readTree(broken);
    expect(checkArchive({ entries: [...entries].reverse() }, { asOf: '2026-07-01T00:00:00Z' }).diagnostics).toEqual(diagnostics);
  });
});

test('the sample archive has no problem at all, warnings included', () => {
  expect(checkFolder(join(import.meta.dirname, '../../content')).diagnostics).toEqual([]);
});

test('one valid briefing makes an archive', () => {
  expect(checkFiles(minimalArchive).archive?.briefings.map(({ id }) => id)).toEqual(['first-ledger']);
});

test('an archive without briefings is valid', () => {
  expect(checkFiles(emptyArchive).archive?.briefings).toEqual([]);
});

describe('files that are not what they seem', () => {
  test('a pipe is reported and never read', () => {
    const tree = memoryTree(minimalArchive);
    const read = (): Uint8Array => {
      throw new Error('a pipe must not be read');
    };
    const pipe = { path: 'briefings/2026/2026-01-24-pipe.md', type: 'other' as const, size: 0, read };
    const { diagnostics } = checkArchive({ entries: [...tree.entries, pipe] }, { asOf: AS_OF });
    expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['file-special']);
  });

  test('a file too large is reported and never read', () => {
    const read = (): Uint8Array => {
      throw new Error('a huge file must not be read');
    };
    const huge = { path: 'briefings/2026/2026-01-24-huge.md', type: 'file' as const, size: 300 * 1024, read };
    const { diagnostics } = checkArchive({ entries: [...memoryTree(minimalArchive).entries, huge] }, { asOf: AS_OF });
    expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['file-too-large']);
  });

  test('a file that cannot be opened is reported', () => {
    const read = (): Uint8Array => {
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    };
    const locked = { path: 'briefings/2026/2026-01-24-locked.md', type: 'file' as const, size: 10, read };
    const { diagnostics } = checkArchive({ entries: [...memoryTree(minimalArchive).entries, locked] }, { asOf: AS_OF });
    expect(diagnostics.map(({ reason }) => reason)).toEqual(['Unexpected failure to read the file (EACCES), expected a readable file']);
  });

  test.each([
    ['names that differ in case', 'themes/Decoupling.md', 'file-name'],
    ['names that differ in Unicode form', 'briefings/2026/2026-01-24-cafe\u0301.md', 'file-name-clash'],
    ['a second extension in use elsewhere', 'briefings/2026/2026-01-24-x.markdown', 'file-extension'],
    ['a text outside every folder', 'draft.md', 'file-unexpected'],
    ['a briefing in the folder of another year', 'briefings/2025/2026-01-24-x.md', 'file-name'],
  ])('%s', (_name, path, code) => {
    const text = minimalArchive['briefings/2026/2026-01-23-first-ledger.md'] ?? '';
    const twin = path.includes('cafe') ? { [path.normalize('NFC')]: text } : {};
    expect(checkFiles({ ...minimalArchive, ...twin, [path]: text }).diagnostics.map(({ ruleId }) => ruleId)).toContain(code);
  });

  test('hidden files of editors and systems are no content', () => {
    expect(findings({ ...minimalArchive, '.DS_Store': 'x', 'briefings/.gitkeep': '' })).toEqual([]);
  });

  test('a folder without a publication says so', () => {
    expect(findings({})).toEqual(['publication.yaml:1:1 publication-missing']);
  });
});

describe('odd content gets a clear word', () => {
  const body = (text: string): Files => briefingFile({ date: '2026-01-24', slug: 'odd', body: `${text}\n\n## What follows\n\n- One` });
  test.each<[name: string, files: Files, expected: string]>([
    [
      'a publication that is a list',
      { 'publication.yaml': '[]' },
      'Unexpected empty list, expected keys with values, one a line, such as `title: …`',
    ],
    [
      'a glossary that is a word',
      { 'glossary.yaml': 'hello' },
      'Unexpected `hello`, expected a list of entries, each with term, expansion and definition',
    ],
    [
      'a key of the object prototype',
      briefingFile({ date: '2026-01-24', slug: 'odd', front: '__proto__: 1' }),
      'Unexpected key `__proto__`, expected a key of a briefing',
    ],
    [
      'an author of the object prototype',
      briefingFile({ date: '2026-01-24', slug: 'odd', front: 'authors: [constructor]' }),
      'Unexpected author `constructor`, expected one of the authors in publication.yaml',
    ],
    [
      'a date before there were briefings',
      briefingFile({ date: '0001-01-01', slug: 'odd' }),
      'Unexpected `0001-01-01` in `date`, expected a real date as `YYYY-MM-DD`',
    ],
    [
      'a heading without letters',
      body('## 🚀\n\nText.'),
      'Unexpected address `#`, expected letters, digits and single hyphens, at most 100 characters',
    ],
    ['a link in a heading', body('## See [[first-ledger]]\n\nText.'), 'Unexpected link in a heading, expected words alone'],
    [
      'two terms that differ in signs only',
      {
        'glossary.yaml':
          '- term: A+\n  expansion: first\n  definition: The first of two.\n- term: A*\n  expansion: other\n  definition: The other of two.\n',
      },
      'Unexpected term `A*`, expected one that differs from `A+` in letters or digits',
    ],
    [
      'a translation of a translation',
      {
        ...briefingFile({ date: '2026-01-24', slug: 'de', front: 'language: de\ntranslation-of: first-ledger' }),
        ...briefingFile({ date: '2026-01-25', slug: 'fr', front: 'language: fr\ntranslation-of: de' }),
      },
      'Unexpected translation `de` in `translation-of`, expected the original',
    ],
  ])('%s', (_name, files, expected) => {
    expect(checkFiles({ ...minimalArchive, ...files }).diagnostics.map(({ reason }) => reason)).toContain(expected);
  });
});

test('notes and citations belong in briefings: a theme has no place to show them', () => {
  const theme = `${String(emptyArchive['themes/decoupling.md'])}\nSo it is.[^a] And so.[^source-1]\n\n[^a]: Is it?\n`;
  expect(findings({ ...minimalArchive, 'themes/decoupling.md': theme })).toEqual([
    'themes/decoupling.md:12:10 note-undefined',
    'themes/decoupling.md:12:22 note-undefined',
  ]);
});

test('a fault in one file does not make its neighbours complain', () => {
  const first = briefingFile({ date: '2026-01-23', slug: 'first', front: 'nonsense: true' });
  const second = briefingFile({ date: '2026-01-24', slug: 'second', front: 'related: [first]' });
  expect(findings({ ...emptyArchive, ...first, ...second })).toEqual(['briefings/2026/2026-01-23-first.md:6:1 key-unknown']);
});

test('a theme that the text uses and the front matter does not name is a warning, and no error', () => {
  const themes = {
    'themes/ledgers.md': String(emptyArchive['themes/decoupling.md'])
      .replace('Decoupling', 'Ledgers')
      .replace('[decoupling, separation]', '[ledger]'),
  };
  const { diagnostics, archive } = checkFiles({ ...minimalArchive, ...themes });
  expect(diagnostics.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['theme-undeclared', 'warning']]);
  expect(archive).toBeDefined();
});
