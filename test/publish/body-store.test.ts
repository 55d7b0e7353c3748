import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BodyStore, CheckedBody } from '../../src/core/model.ts';
import { checkArchive, type Checked } from '../../src/core/pipeline.ts';
import { openBodyStore } from '../../src/publish/body-store.ts';
import { makeTemporaryFolder } from '../support/folders.ts';
import { AS_OF, memoryTree, mergeFiles } from '../support/memory-tree.ts';
import { briefingFile, minimalArchive, type Files } from '../support/sample-files.ts';

const root = join(import.meta.dirname, '../..');
const files = mergeFiles(minimalArchive, briefingFile({ date: '2026-01-24', slug: 'second-ledger' }));

const check = (content: Files, bodies?: BodyStore): Checked => checkArchive(memoryTree(content), { asOf: AS_OF, bodies });

/** Checks with the bodies kept in `cache`, as a command does. */
function checkKept(content: Files, cache: string): Checked {
  const bodies = openBodyStore(cache, root);
  const checked = check(content, bodies);
  bodies.save();
  return checked;
}

const storeFile = (cache: string): string => join(cache, readdirSync(cache)[0] ?? '');

test('what was parsed before is not parsed again', () => {
  const kept = new Map<string, CheckedBody>();
  const counts = { found: 0, made: 0 };
  const bodies: BodyStore = {
    get: (key) => {
      const found = kept.get(key);
      if (found !== undefined) counts.found += 1;
      return found;
    },
    set: (key, checked) => {
      counts.made += 1;
      kept.set(key, checked);
    },
  };
  check(files, bodies);
  const first = { ...counts };
  check(files, bodies);
  expect(counts).toEqual({ found: first.made, made: first.made });
  check(mergeFiles(files, briefingFile({ date: '2026-01-24', slug: 'second-ledger', title: 'Another title of it' })), bodies);
  expect(counts.made).toBe(first.made + 1);
});

describe('the result is the same as without a store', () => {
  const edits: [name: string, content: Files][] = [
    ['when nothing changed', files],
    [
      'when a text changed',
      mergeFiles(files, briefingFile({ date: '2026-01-24', slug: 'second-ledger', body: '## What follows\n\n- Other words' })),
    ],
    [
      'when a text has an error',
      mergeFiles(files, briefingFile({ date: '2026-01-24', slug: 'second-ledger', body: '## What follows\n\n<b>' })),
    ],
    [
      'when a theme signals itself by another term',
      { ...files, 'themes/decoupling.md': String(files['themes/decoupling.md']).replace('separation', 'ledger') },
    ],
    [
      'when the glossary grew',
      { ...files, 'glossary.yaml': '- term: ledger\n  expansion: book of accounts\n  definition: Where what was done is written down.\n' },
    ],
    ['when the base path changed', { ...files, 'publication.yaml': `${String(files['publication.yaml'])}base: /desk/\n` }],
    ['when a file was renamed', mergeFiles(minimalArchive, briefingFile({ date: '2026-01-24', slug: 'renamed-ledger' }))],
  ];
  test.each(edits)('%s', (_name, content) => {
    const cache = makeTemporaryFolder();
    checkKept(files, cache);
    expect(checkKept(content, cache)).toEqual(check(content));
    expect(checkKept(content, cache)).toEqual(check(content));
  });

  test.each([
    ['is cut off', (path: string) => truncateSync(path, 100)],
    [
      'has a bit turned',
      (path: string) =>
        writeFileSync(
          path,
          readFileSync(path).map((byte, index) => (index === 500 ? byte ^ 1 : byte)),
        ),
    ],
    ['is empty', (path: string) => writeFileSync(path, '')],
  ])('when the cache %s', (_name, damage) => {
    const cache = makeTemporaryFolder();
    checkKept(files, cache);
    damage(storeFile(cache));
    expect(checkKept(files, cache)).toEqual(check(files));
  });
});

test('a cache that cannot be written is no reason to fail', () => {
  const cache = join(makeTemporaryFolder(), 'a-file');
  writeFileSync(cache, '');
  expect(checkKept(files, cache).archive).toBeDefined();
});
