import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RelationMemory } from '../../src/core/link/related.ts';
import { openSiteMemory, type SiteMemory, type SiteRecord } from '../../src/publish/site-memory.ts';
import { makeTemporaryFolder } from '../support/folders.ts';

const open = (folder: string, version = '1'): SiteMemory => openSiteMemory(folder, version);

const record = (manifest: string): SiteRecord => ({
  manifest,
  scan: 'scan',
  stamp: { inputs: 'inputs', since: 1, until: undefined, diagnostics: [], notes: [] },
  report: { pages: 1, briefings: 2, withheld: { draft: 1 }, files: 3, bytes: 4 },
  prints: { files: 'print of files', folders: 'print of folders' },
  hasMirror: true,
});

const relation = (id: string) => ({ id, chosen: false, citedIn: [], themes: ['decoupling'], phrases: ['option deal'] });
const relations: RelationMemory = {
  frame: 'frame',
  inputs: 'inputs',
  ids: ['a', 'b'],
  prints: ['print of a', 'print of b'],
  relations: [[relation('b')], [relation('a')]],
  least: [0, 0.25],
};

/** What a memory says once all of it is open. */
function read(memory: SiteMemory): [SiteRecord | undefined, number, boolean] {
  const { products } = memory.open();
  return [memory.record, products.rows.size, memory.isInStep()];
}

/** A folder in which one build left what it knew. */
function makeMemory(): string {
  const folder = makeTemporaryFolder();
  const memory = open(folder);
  const { products } = memory.open();
  products.set('index.html', ['key', [['index.html', 'sum', 10]]]);
  products.set('gone.html', ['key', [['gone.html', 'sum', 10]]]);
  memory.save(record('first'), relations);
  return folder;
}

describe('the memory of a site', () => {
  test('is empty where nothing was built', () => {
    const memory = open(makeTemporaryFolder());
    expect(memory.open().relations).toBeUndefined();
    expect(read(memory)).toEqual([undefined, 0, false]);
  });

  test('is what the last build left', () => {
    const memory = open(makeMemory());
    expect(memory.record).toEqual(record('first'));
    expect(memory.open().relations).toEqual(relations);
    expect([...memory.open().products.rows.keys()]).toEqual(['index.html', 'gone.html']);
    expect(memory.isInStep()).toBe(true);
  });

  test('is empty for another version of the program', () => {
    const memory = open(makeMemory(), '2');
    expect(memory.open().relations).toBeUndefined();
    expect(read(memory)).toEqual([undefined, 0, false]);
  });

  test('has the relations of the last build, those that were removed gone', () => {
    const folder = makeMemory();
    const memory = open(folder);
    const known = memory.open().relations;
    const fresh: RelationMemory = {
      frame: 'frame-2',
      inputs: 'inputs-2',
      ids: ['b', 'c'],
      prints: ['print of b', 'print of c'],
      relations: [known?.relations[1] ?? [], [relation('b')]],
      least: [0.25, 0.5],
    };
    memory.save(record('second'), fresh);
    expect(open(folder).open().relations).toEqual(fresh);
    expect(open(folder).record).toEqual(record('second'));
  });

  test('says that the mirror is out of step from when it was touched to when the next site stands', () => {
    const folder = makeMemory();
    open(folder).setOutOfStep();
    const memory = open(folder);
    expect([memory.isInStep(), memory.record]).toEqual([false, record('first')]);
    memory.save(record('second'), relations);
    expect(open(folder).isInStep()).toBe(true);
  });

  test('takes a new record alone', () => {
    const folder = makeMemory();
    open(folder).saveRecord(record('retitled'));
    expect(read(open(folder))).toEqual([record('retitled'), 2, true]);
  });

  test('can be forgotten, at once and for the next run', () => {
    const folder = makeMemory();
    const memory = open(folder);
    memory.forget();
    for (const forgotten of [memory, open(folder)]) expect(read(forgotten)).toEqual([undefined, 0, false]);
  });
});

describe('a memory that does not hold together', () => {
  test('is none: a build was ended while it saved', () => {
    const folder = makeMemory();
    const memory = open(folder);
    const { products } = memory.open();
    products.delete('gone.html');
    products.save();
    expect(read(open(folder))).toEqual([undefined, 0, false]);
  });

  test.each(['products.json', 'products.log', 'site.json'])('is none when %s is cut off', (name) => {
    const folder = makeMemory();
    const memory = open(folder);
    memory.open().products.delete('gone.html');
    memory.save(record('second'), relations);
    expect(open(folder).record).toEqual(record('second'));
    truncateSync(join(folder, name), readFileSync(join(folder, name)).length - 4);
    expect(read(open(folder))).toEqual([undefined, 0, false]);
  });

  test('is none when the last changes of its products are gone', () => {
    const folder = makeMemory();
    const memory = open(folder);
    memory.open().products.delete('gone.html');
    memory.save(record('second'), relations);
    writeFileSync(join(folder, 'products.log'), '');
    expect(read(open(folder))).toEqual([undefined, 0, false]);
  });

  test('is saved whole by the next build', () => {
    const folder = makeMemory();
    writeFileSync(join(folder, 'products.json'), 'half a');
    const memory = open(folder);
    memory.open().products.set('index.html', ['new key', []]);
    memory.save(record('second'), relations);
    expect(open(folder).record).toEqual(record('second'));
    expect([...open(folder).open().products.rows.keys()]).toEqual(['index.html']);
    expect(existsSync(join(folder, 'in-step'))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes(String(process.pid)))).toEqual([]);
  });
});
