import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/cli/content.ts';
import { listFiles, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, type Files, minimalArchive } from '../support/sample-files.ts';

const linking = `## What is at stake

Decoupling is seen in [the first ledger](2026-01-23-first-ledger.md#what-follows).

## What follows

- One judgement follows`;

const archive: Files = { ...minimalArchive, ...briefingFile({ date: '2026-02-06', slug: 'second-ledger', body: linking }) };

/** The same archive without the passage that the second briefing links to. */
const changed: Files = {
  ...archive,
  ...briefingFile({
    date: '2026-01-23',
    slug: 'first-ledger',
    front: 'judgements: [{ text: Contracts move first }]',
    body: '## What is at stake\n\nDecoupling.',
  }),
};

function check(folder: string, cache: string): string[] {
  const { checked } = checkContent({
    content: join(folder, 'content'),
    cache: join(folder, cache),
    asOf: { instant: '2026-03-01T09:00:00Z' },
  });
  return checked.diagnostics.map(({ file, place, ruleId }) => `${file}:${place.start.line} ${ruleId}`);
}

test('a check with the memory of an earlier one finds what a first one finds', () => {
  const folder = makeTemporaryFolder();
  writeFiles(join(folder, 'content'), archive);
  expect(check(folder, 'cache')).toEqual([]);
  writeFiles(join(folder, 'content'), changed);
  const found = check(folder, 'cache');
  expect(found).toContain('briefings/2026/2026-02-06-second-ledger.md:10 passage-unknown');
  expect(found).toEqual(check(folder, 'another cache'));
  writeFiles(join(folder, 'content'), archive);
  expect(check(folder, 'cache')).toEqual([]);
});

test('a check finds the same when what an earlier one kept is damaged', () => {
  const folder = makeTemporaryFolder();
  writeFiles(join(folder, 'content'), archive);
  expect(check(folder, 'cache')).toEqual([]);
  const packs = listFiles(folder).filter((path) => path.endsWith('.pack'));
  expect(packs).toHaveLength(1);
  for (const pack of packs) truncateSync(join(folder, pack), 3);
  writeFiles(join(folder, 'content'), changed);
  expect(check(folder, 'cache')).toContain('briefings/2026/2026-02-06-second-ledger.md:10 passage-unknown');
});
