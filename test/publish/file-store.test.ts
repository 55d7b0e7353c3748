import { readdirSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Body, FileFacts } from '../../src/core/model.ts';
import { emptyOutline } from '../../src/core/render/outline.ts';
import { openFileStore, type SavedFiles } from '../../src/publish/file-store.ts';
import { isSettled } from '../../src/publish/settled.ts';
import { makeTemporaryFolder } from '../support/folders.ts';

/** A mark of a file that was changed so many milliseconds after 1970. */
const markAt = (changed: number, rest = '1 10 7'): string => `${changed} ${rest}`;
const readAt = 1_000_000;
const settled = markAt(readAt - 10_000.5);
const path = 'briefings/2026/2026-01-23-first-ledger.md';

const body = (markdown: string): Body => ({
  passages: [],
  links: [],
  pictures: [],
  terms: [],
  mentions: [],
  citations: [],
  words: 3,
  markdown,
});

const facts = (digest: string): FileFacts => ({
  digest,
  frontDigest: `front of ${digest}`,
  front: { title: 'On ledgers' },
  outline: { ...emptyOutline('é'), words: 3 },
  diagnostics: [],
});

function open(folder: string, code = 'code', at = readAt): SavedFiles {
  const store = openFileStore({ folder, code, readAt: at });
  onTestFinished(store.close);
  return store;
}

/** A folder in which one run kept one file. */
function makeStore(mark: string | undefined = settled): string {
  const folder = makeTemporaryFolder();
  const store = open(folder);
  store.keep(path, mark, 'lexicon', facts('digest'), body('A text.'));
  store.save();
  store.close();
  return folder;
}

describe('a file', () => {
  test('is found by its mark with its facts and its body', () => {
    const found = open(makeStore()).find(path, settled, 'lexicon');
    expect(found).toMatchObject({ ...facts('digest'), clean: undefined });
    expect(found?.body()).toEqual(body('A text.'));
  });

  test('is found by its mark still when it was found by its digest elsewhere, where it has none', () => {
    const store = open(makeStore());
    expect(store.findDigest(path, undefined, 'digest')).toMatchObject(facts('digest'));
    expect(store.find(path, settled, 'lexicon')).toMatchObject(facts('digest'));
  });

  test('has its body back in the run that keeps it', () => {
    const store = open(makeTemporaryFolder());
    expect(store.keep(path, settled, 'lexicon', facts('digest'), body('A text.'))()).toEqual(body('A text.'));
  });

  test.each([
    ['another mark', path, markAt(readAt - 10_000.5, '1 11 7'), 'lexicon'],
    ['no mark', path, undefined, 'lexicon'],
    ['an empty mark', path, '', 'lexicon'],
    ['another lexicon', path, settled, 'another lexicon'],
    ['another path', 'briefings/2026/2026-01-24-first-ledger.md', settled, 'lexicon'],
  ])('is not found with %s', (_, at, mark, lexicon) => {
    expect(open(makeStore()).find(at, mark, lexicon)).toBeUndefined();
  });

  test('is not found by other code', () => {
    expect(open(makeStore(), 'other code').find(path, settled, 'lexicon')).toBeUndefined();
  });

  test('that was touched and says the same is found by its digest, and by its new mark from then on', () => {
    const folder = makeStore();
    const touched = markAt(readAt - 5000.5);
    const store = open(folder);
    expect(store.find(path, touched, 'lexicon')).toBeUndefined();
    expect(store.findDigest(path, touched, 'another digest')).toBeUndefined();
    expect(store.findDigest(path, touched, 'digest')?.body()).toEqual(body('A text.'));
    store.save();
    expect(open(folder).find(path, touched, 'lexicon')?.digest).toBe('digest');
    expect(open(folder).find(path, settled, 'lexicon')).toBeUndefined();
  });

  test('that was parsed again is found as it is now', () => {
    const folder = makeStore();
    const [store, changed] = [open(folder), markAt(readAt - 5000.5)];
    store.keep(path, changed, 'lexicon', facts('new digest'), body('Another text.'));
    store.save();
    const found = open(folder).find(path, changed, 'lexicon');
    expect([found?.digest, found?.body()]).toEqual(['new digest', body('Another text.')]);
  });

  test('that a run did not use is forgotten, with its body', () => {
    const folder = makeStore();
    const store = open(folder);
    store.keep('about.md', settled, 'lexicon', facts('about'), body('About.'));
    store.save();
    expect(open(folder).find(path, settled, 'lexicon')).toBeUndefined();
    expect(open(folder).find('about.md', settled, 'lexicon')?.body()).toEqual(body('About.'));
    expect(readdirSync(folder).filter((name) => name.endsWith('.pack'))).toHaveLength(1);
  });

  test('is kept by a run that only found it', () => {
    const folder = makeStore();
    const store = open(folder);
    store.find(path, settled, 'lexicon');
    store.save();
    expect(open(folder).find(path, settled, 'lexicon')?.body()).toEqual(body('A text.'));
  });

  test('of a run that did not save is not found', () => {
    const folder = makeTemporaryFolder();
    open(folder).keep(path, settled, 'lexicon', facts('digest'), body('A text.'));
    expect(open(folder).find(path, settled, 'lexicon')).toBeUndefined();
  });
});

describe('a mark', () => {
  test.each([
    [readAt - 10_000, true],
    [readAt - 2501, true],
    [readAt - 60.25, true],
    [readAt - 49.5, false],
    [readAt - 0.25, false],
    [readAt - 2000, false],
    [readAt, false],
    [readAt + 5000.5, false],
  ])('of %f, read at 1,000,000, is trusted: %s', (changed, isTrusted) => {
    expect(isSettled(markAt(changed), readAt)).toBe(isTrusted);
    const mark = markAt(changed);
    expect(open(makeStore(mark)).find(path, mark, 'lexicon') !== undefined).toBe(isTrusted);
    const folder = makeStore();
    const store = open(folder);
    store.findDigest(path, mark, 'digest');
    store.save();
    expect(open(folder).find(path, mark, 'lexicon') !== undefined).toBe(isTrusted);
  });

  test('that is not known is not trusted, and the digest still finds the file', () => {
    const folder = makeStore(undefined);
    expect(open(folder).find(path, undefined, 'lexicon')).toBeUndefined();
    expect(open(folder).find(path, '', 'lexicon')).toBeUndefined();
    expect(open(folder).findDigest(path, undefined, 'digest')?.digest).toBe('digest');
  });
});

describe('that a file is clean', () => {
  test('is remembered with its surroundings, and forgotten when it is said to be so no more', () => {
    const folder = makeStore();
    const mark = (surroundings: string | undefined): string | undefined => {
      const store = open(folder);
      store.find(path, settled, 'lexicon');
      store.setClean(path, surroundings);
      store.save();
      return open(folder).find(path, settled, 'lexicon')?.clean;
    };
    expect([mark('one'), mark('two'), mark(undefined)]).toEqual(['one', 'two', undefined]);
  });

  test('holds when the file was only touched, and no longer when it was parsed again', () => {
    const folder = makeStore();
    const store = open(folder);
    store.find(path, settled, 'lexicon');
    store.setClean(path, 'surroundings');
    store.save();
    const touched = markAt(readAt - 5000.5);
    const next = open(folder);
    expect(next.findDigest(path, touched, 'digest')?.clean).toBe('surroundings');
    next.keep(path, touched, 'lexicon', facts('new digest'), body('Another text.'));
    next.save();
    expect(open(folder).find(path, touched, 'lexicon')?.clean).toBeUndefined();
  });
});

describe('a picture', () => {
  const picture = { digest: 'abc', width: 80, height: 40 };

  test('is found by its mark, and is no text', () => {
    const folder = makeTemporaryFolder();
    const store = open(folder);
    store.keepPicture('briefings/2026/map.png', settled, picture);
    store.save();
    const next = open(folder);
    expect(next.findPicture('briefings/2026/map.png', settled)).toEqual(picture);
    expect(next.findPicture('briefings/2026/map.png', markAt(1.5))).toBeUndefined();
    expect(next.findPicture('briefings/2026/map.png', undefined)).toBeUndefined();
    expect(next.find('briefings/2026/map.png', settled, '')).toBeUndefined();
    expect(open(makeStore()).findPicture(path, settled)).toBeUndefined();
  });

  test('that was changed too lately is measured again', () => {
    const folder = makeTemporaryFolder();
    const [store, mark] = [open(folder), markAt(readAt - 10.5)];
    store.keepPicture('map.png', mark, picture);
    store.save();
    expect(open(folder).findPicture('map.png', mark)).toBeUndefined();
  });
});
