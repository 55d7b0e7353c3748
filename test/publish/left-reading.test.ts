import { expect, onTestFinished, test } from 'vitest';
import type { StoredFile } from '../../src/core/model.ts';
import { inspectInSteps } from '../../src/core/pipeline.ts';
import { toEnd } from '../../src/core/text/steps.ts';
import { keepOpenFilesApart } from '../../src/lsp/open-files-store.ts';
import { openFileStore, type SavedFiles } from '../../src/publish/file-store.ts';
import { makeTemporaryFolder } from '../support/folders.ts';
import { AS_OF, memoryTree, mergeFiles } from '../support/memory-tree.ts';
import { briefingFile, minimalArchive, type Files } from '../support/sample-files.ts';

const target = briefingFile({ date: '2026-01-24', slug: 'target' });
const without = mergeFiles(
  minimalArchive,
  briefingFile({ date: '2026-01-25', slug: 'leads', body: '## What follows\n\n- It rests on [[target]].' }),
);

function openStore(): SavedFiles {
  const store = openFileStore({ folder: makeTemporaryFolder(), code: 'code', readAt: 0 });
  onTestFinished(store.close);
  return store;
}

const inspect = (files: Files, store: SavedFiles) => inspectInSteps(memoryTree(files), { asOf: AS_OF, store });
const codesOf = (files: Files, store: SavedFiles): string[] => toEnd(inspect(files, store)).diagnostics.map(({ ruleId }) => ruleId);

test('a reading that is left leaves nothing that another archive would be taken for', () => {
  const store = openStore();
  const steps = [...inspect(mergeFiles(without, target), store)].length;
  expect(steps).toBeGreaterThan(10);
  for (let left = 1; left <= steps; left += 1) {
    expect(codesOf(without, store)).toEqual(['link-target']);
    const reading = inspect(mergeFiles(without, target), store);
    for (let step = 0; step < left; step += 1) reading.next();
    expect([left, codesOf(without, store)]).toEqual([left, ['link-target']]);
  }
});

test('what stands in an editor is not kept as what is on the disk', () => {
  const store = openStore();
  const [[path, text]] = Object.entries(target) as [[string, string]];
  const [entry] = memoryTree(target).entries;
  const mark = '-1000000.5 1 10 7';
  const tree = (entries: readonly object[]) => ({ entries: [...memoryTree(without).entries, ...entries] as never[] });
  const check = (entries: readonly object[], of: SavedFiles | ReturnType<typeof keepOpenFilesApart>) =>
    toEnd(inspectInSteps(tree(entries), { asOf: AS_OF, store: of }));
  const { read } = check([{ ...entry, mark }], store);
  const apart = keepOpenFilesApart(store, new Set([path]), new Map());
  const typed = memoryTree({ [path]: text.replace('themes: [decoupling]', 'themes: [nowhere]') }).entries;
  expect(check(typed, apart).diagnostics.map(({ ruleId }) => ruleId)).toContain('theme-unknown');
  const { lexiconDigest } = read.surroundings;
  expect(store.find(path, mark, lexiconDigest)?.digest).toBe(read.briefings.find((file) => file.path === path)?.digest);
  expect(check([{ ...entry, mark }], store).diagnostics).toEqual([]);
});

const [leads] = Object.keys(briefingFile({ date: '2026-01-25', slug: 'leads' })) as [string];
const harmless = String(without[leads]).replace('[[target]]', 'nothing');

test.each([
  ['opened', without, (open: Set<string>) => open.add(leads)],
  ['closed', mergeFiles(without, { [leads]: harmless }), (open: Set<string>) => open.delete(leads)],
] as const)('a file that is %s while the archive is read is not taken for as clean as it was among others', (name, shown, turn) => {
  const store = openStore();
  const steps = [...inspect(mergeFiles(without, target), store)].length;
  for (let left = 0; left <= steps; left += 1) {
    expect(codesOf(mergeFiles(without, target), store)).toEqual([]);
    const open = new Set(name === 'closed' ? [leads] : []);
    const held = new Map<string, StoredFile>();
    const reading = inspectInSteps(memoryTree(shown), { asOf: AS_OF, store: keepOpenFilesApart(store, open, held) });
    for (let step = 0; step < left; step += 1) reading.next();
    turn(open);
    toEnd(reading);
    expect([left, codesOf(without, store)]).toEqual([left, ['link-target']]);
  }
});

test('a file that lost what it names while it was open is found broken when it is closed', () => {
  const store = openStore();
  expect(codesOf(mergeFiles(without, target), store)).toEqual([]);
  const apart = keepOpenFilesApart(store, new Set([leads]), new Map());
  toEnd(inspectInSteps(memoryTree(mergeFiles(without, { [leads]: harmless })), { asOf: AS_OF, store: apart }));
  expect(codesOf(without, store)).toEqual(['link-target']);
});
