import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type BodyPack, openBodyPack } from '../../src/publish/body-pack.ts';
import { PackDamaged } from '../../src/publish/pack-damaged.ts';
import { makeTemporaryFolder } from '../support/folders.ts';

function open(folder: string): BodyPack {
  const pack = openBodyPack(folder);
  onTestFinished(pack.close);
  return pack;
}

describe('a pack of texts', () => {
  test('gives back what was put in, at once and in the next run', () => {
    const folder = makeTemporaryFolder();
    const pack = open(folder);
    const texts = ['', 'plain', 'zwei Anträge, 临床数据 \u{1F4A1}', 'x'.repeat(3_000_000), 'after'];
    const places = texts.map(pack.add);
    expect(places.map(pack.read)).toEqual(texts);
    pack.flush();
    expect([...places].reverse().map(open(folder).read)).toEqual([...texts].reverse());
  });

  test('takes more after it was read from', () => {
    const pack = open(makeTemporaryFolder());
    const first = pack.add('first');
    expect(pack.read(first)).toBe('first');
    const second = pack.add('second');
    expect([pack.read(second), pack.read(first)]).toEqual(['second', 'first']);
  });

  test('opens no file before something is put in', () => {
    const folder = makeTemporaryFolder();
    open(folder).flush();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('has files of its own when two are written at once', () => {
    const folder = makeTemporaryFolder();
    const [mine, other] = [open(folder), open(folder)];
    const [a, b, c] = [mine.add('mine'), other.add('other'), mine.add('more of mine')];
    for (const pack of [mine, other]) pack.flush();
    expect(a[0]).not.toBe(b[0]);
    expect(readdirSync(folder)).toHaveLength(2);
    expect([a, b, c].map(open(folder).read)).toEqual(['mine', 'other', 'more of mine']);
  });

  test('keeps only the files that are named, and what is none of its files', () => {
    const folder = makeTemporaryFolder();
    writeFileSync(join(folder, 'files.json'), '');
    const places = ['one', 'two', 'three'].map((text) => {
      const pack = open(folder);
      const place = pack.add(text);
      pack.flush();
      return place;
    });
    const [, second] = places;
    if (second === undefined) throw new Error('there is no second place');
    const pack = open(folder);
    pack.keepOnly(new Set([second[0]]));
    expect(readdirSync(folder).sort()).toEqual([`bodies-${second[0]}.pack`, 'files.json']);
    expect(pack.read(second)).toBe('two');
  });
});

describe('a damaged pack', () => {
  const damages: readonly (readonly [string, (path: string) => void])[] = [
    ['changed', (path) => writeFileSync(path, readFileSync(path, 'latin1').replace('ledger', 'lodger'), 'latin1')],
    ['cut off', (path) => writeFileSync(path, readFileSync(path).subarray(0, -1))],
    ['gone', (path) => rmSync(path)],
  ];

  test.each(damages)('says so where what is asked for is %s', (_, damage) => {
    const folder = makeTemporaryFolder();
    const pack = openBodyPack(folder);
    const place = pack.add('a text of a ledger');
    pack.close();
    damage(join(folder, `bodies-${place[0]}.pack`));
    expect(() => open(folder).read(place)).toThrow(PackDamaged);
  });
});
