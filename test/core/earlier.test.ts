import { describe, expect, test } from 'vitest';
import { fixArchive } from '../../src/core/fix/fix-archive.ts';
import type { ContentTree, Earlier } from '../../src/core/model.ts';
import { checkArchive, type Checked } from '../../src/core/pipeline.ts';
import { AS_OF, memoryTree, mergeFiles } from '../support/memory-tree.ts';
import { briefingFile, emptyArchive, type Files } from '../support/sample-files.ts';

const PATH = 'briefings/2026/2026-01-02-first.md';
const base = mergeFiles(emptyArchive, briefingFile({ date: '2026-01-02', slug: 'first' }));
const text = String(base[PATH]);

const earlierOf = (before: Files): Earlier => ({
  texts: new Map(Object.entries(before).map(([path, content]) => [path, String(content)])),
  had: (path) => path in before,
});
const checker =
  (before: Files) =>
  (tree: ContentTree): Checked =>
    checkArchive(tree, { asOf: AS_OF, earlier: earlierOf(before) });
const codes = (before: Files, after: Files): string[] => checker(before)(memoryTree(after)).diagnostics.map(({ ruleId }) => ruleId);
const now = (change: (text: string) => string): Files => ({ ...base, [PATH]: change(text) });

/** The briefing at a path after its fixes. */
function fix(before: Files, after: Files, path = PATH): string | undefined {
  const tree = memoryTree(after);
  const check = checker(before);
  return fixArchive(tree, check(tree), check).files.find((file) => file.path === path)?.after;
}

describe('a changed text asks for an entry in changes', () => {
  test.each([
    ['a word', 'one ledger', 'two ledgers'],
    ['a number sign', 'one ledger', '−1 ledger'],
    ['the bottom line', 'The finding of first holds', 'The finding of first fails'],
    ['a comma that may turn the sense', 'name what they share', 'name, what they share'],
  ])('%s', (_name, from, to) =>
    expect(
      codes(
        base,
        now((old) => old.replace(from, to)),
      ),
    ).toEqual(['change-unrecorded']),
  );

  test('also where only the note of an earlier change is worded otherwise', () => {
    const changes = 'changes: [{ date: 2026-02-01, kind: update, note: Two ledgers nwo. }]\nthemes:';
    const before = now((old) => old.replace('themes:', changes));
    const mended = String(before[PATH]).replace('nwo', 'now');
    expect(codes(before, { ...base, [PATH]: mended })).toEqual([]);
    expect(codes(before, { ...base, [PATH]: mended.replace('one ledger', 'two ledgers') })).toEqual(['change-unrecorded']);
  });

  test.each([
    ['line ends', (old: string) => old.replaceAll('\n', '\r\n')],
    ['a paragraph wrapped otherwise', (old: string) => old.replace('that first makes', 'that\nfirst makes')],
    ['curly quotation marks, dashes and emphasis', (old: string) => old.replace('one ledger', '*one* ledger')],
    ['a theme or an anchor', (old: string) => old.replace('## What follows', '## What follows {#what-follows}')],
    [
      'an entry that records it',
      (old: string) =>
        old
          .replace('one ledger', 'two ledgers')
          .replace('themes:', 'changes: [{ date: 2026-02-01, kind: update, note: Two ledgers now. }]\nthemes:'),
    ],
    ['a draft', (old: string) => old.replace('one ledger', 'two ledgers').replace('themes:', 'status: draft\nthemes:')],
  ])('not %s', (_name, change) => expect(codes(base, now(change))).toEqual([]));

  test('not a text that readers had not seen: a draft, or one dated later', () => {
    for (const held of ['status: draft', 'embargo: 2026-03-02T00:00:00Z'])
      expect(
        codes(
          now((old) => old.replace('themes:', `${held}\nthemes:`)),
          now((old) => old.replace('one ledger', 'two ledgers')),
        ),
      ).toEqual([]);
  });

  test('not a text that could not be read before', () => {
    expect(
      codes(
        now((old) => old.replace('title:', 'titel:')),
        now((old) => old.replace('one', 'two')),
      ),
    ).toEqual([]);
    expect(codes({ [PATH]: '' }, base)).toEqual([]);
  });
});

describe('a fix drafts the entry, naming what changed', () => {
  const revise = (old: string): string => old.replace('one ledger', 'two ledgers');
  const entry = '  - date: 2026-03-01\n    kind: update\n    note: "Revised “What is at stake”."';

  test.each([
    ['none before', (old: string) => old, `themes: [decoupling]\nchanges:\n${entry}\n---`],
    [
      'one before',
      (old: string) =>
        old.replace('themes:', 'changes:\n  - date: 2026-02-01 # then\n    kind: update\n    note: Three ledgers then.\nthemes:'),
      `note: Three ledgers then.\n${entry}\nthemes:`,
    ],
    [
      'a list in brackets',
      (old: string) => old.replace('themes:', 'changes: [{ date: 2026-02-01, kind: update, note: Three ledgers then. }]\nthemes:'),
      'note: Three ledgers then. }, { date: 2026-03-01, kind: update, note: "Revised “What is at stake”." }]\nthemes:',
    ],
  ])('%s', (_name, prepare, expected) => {
    for (const write of [(old: string) => old, (old: string) => old.replaceAll('\n', '\r\n')])
      expect(
        fix(
          now((old) => write(prepare(old))),
          now((old) => write(revise(prepare(old)))),
        ),
      ).toContain(write(expected));
  });

  test('parts that came and went are named too', () => {
    const after = now((old) => old.replace(/The finding of/u, 'A finding of').replace('## What follows', '## What comes of it'));
    expect(fix(base, after)).toContain('"Revised the bottom line; added “What comes of it”; removed “What follows”."');
  });
});

describe('a file renamed in another way', () => {
  const NEW = 'briefings/2026/2026-01-02-ground.md';
  const linking = briefingFile({
    date: '2026-01-09',
    slug: 'second',
    body: '## What follows\n\n- Decoupling, as [the first](2026-01-02-first.md) and [[first]] say',
  });
  const before = mergeFiles(base, linking);
  const after = mergeFiles(emptyArchive, linking, { [NEW]: text });

  test('asks for its old slug as an alias; the links to it lead to where it is', () => {
    const { diagnostics } = checker(before)(memoryTree(after));
    expect(diagnostics.map(({ ruleId, file, expected }) => [ruleId, file, expected])).toEqual([
      ['alias-missing', NEW, ['first']],
      ['link-target', 'briefings/2026/2026-01-09-second.md', [NEW]],
      ['link-target', 'briefings/2026/2026-01-09-second.md', ['ground']],
    ]);
  });

  test('and is mended with its links', () => {
    expect(fix(before, after, NEW)).toContain('date: 2026-01-02\naliases: [first]\n');
    expect(fix(before, after, 'briefings/2026/2026-01-09-second.md')).toContain('[the first](2026-01-02-ground.md) and [[ground]] say');
  });

  test('is known by most of its words, and then its change is asked about as well', () => {
    const revised = mergeFiles(emptyArchive, { [NEW]: text.replace('one ledger', 'two ledgers') });
    expect(codes(base, revised)).toEqual(['alias-missing', 'change-unrecorded']);
  });

  test('is not taken for another text, nor for one that was there before', () => {
    const other = briefingFile({ date: '2026-01-02', slug: 'ground', body: '## What follows\n\n- No word of it stands in the other' });
    expect(codes(base, mergeFiles(emptyArchive, other))).toEqual([]);
    expect(codes({ ...base, [NEW]: text }, { ...emptyArchive, [NEW]: text })).toEqual([]);
  });

  test('needs no alias when nobody could have known the old address', () => {
    expect(
      codes(
        now((old) => old.replace('themes:', 'status: draft\nthemes:')),
        mergeFiles(emptyArchive, { [NEW]: text }),
      ),
    ).toEqual([]);
  });
});
