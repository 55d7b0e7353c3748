import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openTable, type Table } from '../../src/publish/table.ts';
import { makeTemporaryFolder } from '../support/folders.ts';

type Row = readonly [name: string, size: number];

const open = (folder: string, version = '1'): Table<Row> => openTable<Row>(folder, 'sample', version);
const rowsOf = (folder: string, version?: string): Record<string, Row> => Object.fromEntries(open(folder, version).rows);
const base = (folder: string): string => join(folder, 'sample.json');
const log = (folder: string): string => join(folder, 'sample.log');

const rows = Object.fromEntries(Array.from({ length: 1000 }, (_, index): [string, Row] => [`row ${index}`, [`é ${index}\n`, index]]));

/** A folder with a table of 1,000 rows. */
function makeTable(): string {
  const folder = makeTemporaryFolder();
  change(folder, rows);
  return folder;
}

/** Opens the table, sets rows or deletes them, and saves. */
function change(folder: string, changes: Readonly<Record<string, Row | undefined>>): void {
  const table = open(folder);
  for (const [name, row] of Object.entries(changes)) {
    if (row === undefined) table.delete(name);
    else table.set(name, row);
  }
  table.save();
}

describe('a table', () => {
  test('is empty where there is none, and writes nothing until it is saved', () => {
    const folder = makeTemporaryFolder();
    const table = open(folder);
    table.set('a', ['a', 1]);
    expect(table.rows.get('a')).toEqual(['a', 1]);
    expect(readdirSync(folder)).toEqual([]);
    expect(rowsOf(folder)).toEqual({});
  });

  test('keeps its rows, names like those of objects’ own fields among them', () => {
    const folder = makeTemporaryFolder();
    const odd = new Map<string, Row>([
      ['', ['', 0]],
      ['constructor', ['c', 1]],
      ['__proto__', ['p', 2]],
      ['a\nb "c"', ['\u2028', 3]],
      ['12', ['n', 4]],
    ]);
    change(folder, Object.fromEntries(odd));
    expect(new Map([...open(folder).rows].sort())).toEqual(new Map([...odd].sort()));
    expect(readdirSync(folder)).toEqual(['sample.json']);
  });

  test('is empty where another version of the program wrote it in another form', () => {
    const folder = makeTable();
    const text = JSON.stringify(['1', { a: ['a', 1] }]);
    writeFileSync(base(folder), `${crc32(text).toString(16).padStart(8, '0')}${text}`);
    expect(rowsOf(folder)).toEqual({});
    change(folder, { b: ['b', 2] });
    expect(rowsOf(folder)).toEqual({ b: ['b', 2] });
  });

  test('appends small changes to its log and leaves the rest alone', () => {
    const folder = makeTable();
    const before = readFileSync(base(folder));
    change(folder, { 'row 7': ['new', 7], 'row 8': undefined, 'row 8000': ['more', 8] });
    change(folder, { 'row 7': ['newer', 7] });
    expect(readFileSync(base(folder))).toEqual(before);
    expect(readFileSync(log(folder), 'utf8').split('\n')).toHaveLength(3);
    const rest = Object.fromEntries(Object.entries(rows).filter(([name]) => name !== 'row 8'));
    expect(rowsOf(folder)).toEqual({ ...rest, 'row 7': ['newer', 7], 'row 8000': ['more', 8] });
  });

  test('is written anew when much changed, at once or little by little', () => {
    const folder = makeTable();
    const before = readFileSync(base(folder));
    change(folder, Object.fromEntries(Array.from({ length: 100 }, (_, index): [string, Row] => [`row ${index}`, ['one', 1]])));
    expect(existsSync(log(folder))).toBe(true);
    change(folder, Object.fromEntries(Array.from({ length: 100 }, (_, index): [string, Row] => [`row ${index}`, ['two', 2]])));
    expect(existsSync(log(folder))).toBe(false);
    expect(readFileSync(base(folder))).not.toEqual(before);
    const changed = Object.fromEntries(Array.from({ length: 100 }, (_, index): [string, Row] => [`row ${index}`, ['two', 2]]));
    expect(rowsOf(folder)).toEqual({ ...rows, ...changed });
  });

  test('writes nothing when nothing changed', () => {
    const folder = makeTable();
    change(folder, { 'row 1': ['new', 1] });
    const before = [readFileSync(base(folder)), readFileSync(log(folder))];
    change(folder, {});
    expect([readFileSync(base(folder)), readFileSync(log(folder))]).toEqual(before);
  });

  test('that was cleared holds only what was set since, also for the next run', () => {
    const folder = makeTable();
    change(folder, { 'row 1': ['logged', 1] });
    const table = open(folder);
    table.clear();
    table.set('only', ['only', 1]);
    table.save();
    expect(rowsOf(folder)).toEqual({ only: ['only', 1] });
  });

  test('of another version is empty', () => {
    const folder = makeTable();
    expect(rowsOf(folder, '2')).toEqual({});
    expect(rowsOf(folder)).toEqual(rows);
  });
});

describe('a damaged table', () => {
  const damages: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
    ['cut off', (bytes) => bytes.subarray(0, bytes.length - 1)],
    ['cut off in the middle', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['emptied', () => Buffer.alloc(0)],
    ['cut to its checksum', (bytes) => bytes.subarray(0, 8)],
    ['changed in its first bit', (bytes) => flip(bytes, 0)],
    ['changed in one bit of its rows', (bytes) => flip(bytes, bytes.length / 2)],
    ['changed in its last bit', (bytes) => flip(bytes, bytes.length - 1)],
  ];

  test.each(damages)('that was %s counts as empty, its log too, and can be written anew', (_, damage) => {
    const folder = makeTable();
    change(folder, { 'row 1': ['logged', 1] });
    writeFileSync(base(folder), damage(readFileSync(base(folder))));
    expect(rowsOf(folder)).toEqual({});
    change(folder, { again: ['again', 1] });
    expect(rowsOf(folder)).toEqual({ again: ['again', 1] });
  });

  test('gives what its log says up to where the log is cut off, never half of what was saved together', () => {
    const folder = makeTable();
    change(folder, { 'row 1': ['one', 1] });
    const whole = readFileSync(log(folder)).length;
    change(folder, { 'row 2': ['two', 2], 'row 3': ['three', 3] });
    for (let cut = readFileSync(log(folder)).length - 1; cut >= whole; cut -= 7) {
      writeFileSync(log(folder), readFileSync(log(folder)).subarray(0, cut));
      expect(rowsOf(folder)).toEqual({ ...rows, 'row 1': ['one', 1] });
    }
    writeFileSync(log(folder), readFileSync(log(folder)).subarray(0, whole - 5));
    expect(rowsOf(folder)).toEqual(rows);
  });

  test('takes nothing from a line of its log that was changed in one bit', () => {
    const folder = makeTable();
    change(folder, { 'row 1': ['one', 1] });
    writeFileSync(log(folder), flip(readFileSync(log(folder)), 20));
    expect(rowsOf(folder)).toEqual(rows);
  });

  test('keeps what is appended after the place where its log was cut off', () => {
    const folder = makeTable();
    change(folder, { 'row 1': ['one', 1] });
    writeFileSync(log(folder), readFileSync(log(folder)).subarray(0, -5));
    change(folder, { 'row 2': ['two', 2] });
    change(folder, { 'row 3': ['three', 3] });
    expect(rowsOf(folder)).toEqual({ ...rows, 'row 2': ['two', 2], 'row 3': ['three', 3] });
  });

  test('takes nothing from the log of other rows', () => {
    const folder = makeTable();
    change(folder, { 'row 1': ['one', 1] });
    const foreign = readFileSync(log(folder));
    change(folder, Object.fromEntries(Object.keys(rows).map((name) => [name, ['fresh', 0] as const])));
    writeFileSync(log(folder), foreign);
    expect(rowsOf(folder)['row 1']).toEqual(['fresh', 0]);
  });
});

test('a table that two processes write at once is whole: that of one of them, or with the changes of both', () => {
  const folder = makeTable();
  const [mine, other] = [open(folder), open(folder)];
  mine.set('row 1', ['mine', 1]);
  other.set('row 2', ['other', 2]);
  mine.save();
  other.save();
  expect(rowsOf(folder)).toEqual({ ...rows, 'row 1': ['mine', 1], 'row 2': ['other', 2] });

  const late = open(folder);
  for (const name of Object.keys(rows)) mine.set(name, ['mine', 1]);
  mine.save();
  late.set('row 3', ['late', 3]);
  late.save();
  expect(new Set(Object.values(rowsOf(folder)).map(([by]) => by))).toEqual(new Set(['mine']));
});

test('a table is read by the next process', () => {
  const folder = makeTable();
  change(folder, { 'row 1': ['logged', 1] });
  const module = pathToFileURL(join(import.meta.dirname, '../../src/publish/table.ts')).href;
  const program = `
    const { openTable } = await import('${module}');
    console.log(JSON.stringify(Object.fromEntries(openTable(${JSON.stringify(folder)}, 'sample', '1').rows)));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual({ ...rows, 'row 1': ['logged', 1] });
});

/** With one bit of one byte turned over. */
function flip(bytes: Buffer, at: number): Buffer {
  const flipped = Buffer.from(bytes);
  const place = Math.floor(at);
  flipped[place] = (flipped[place] ?? 0) ^ 1;
  return flipped;
}
