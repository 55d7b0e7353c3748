import { describe, expect, test } from 'vitest';
import type { Comparison, Side } from '../../src/core/compare/comparison.ts';
import { checkArchive, compareArchives, gateArchive, linkArchive } from '../../src/core/pipeline.ts';
import { AS_OF, memoryTree, mergeFiles } from '../support/memory-tree.ts';
import { briefingFile, emptyArchive, publicationFile, type Files } from '../support/sample-files.ts';

const first = briefingFile({ date: '2026-01-02', slug: 'first' });
const second = briefingFile({
  date: '2026-01-09',
  slug: 'second',
  body: '## What is at stake {#stake}\n\nDecoupling, as [the first](2026-01-02-first.md#what-follows) says.',
});
const base = mergeFiles(emptyArchive, first, second);
const FIRST = 'briefings/2026/2026-01-02-first.md';

function side(files: Files): Side {
  const archive = checkArchive(memoryTree(files), { asOf: AS_OF }).salvage()?.archive;
  if (archive === undefined) throw new Error('no archive');
  const gated = gateArchive(archive, AS_OF);
  return { archive, gated, site: linkArchive(gated.published).site };
}

const compare = (before: Files, after: Files): Comparison => compareArchives(side(before), side(after));
const edit = (files: Files, path: string, from: string, to: string): Files => ({ ...files, [path]: String(files[path]).replace(from, to) });
const without = (files: Files, path: string): Files => Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));

describe('a change is told by what readers would notice', () => {
  test('nothing, where nothing changed', () => {
    const { pages, threads, anchors, withheld, words } = compare(base, base);
    expect([pages.appear, pages.change, pages.move, pages.vanish, pages.isEveryPage]).toEqual([[], [], [], [], false]);
    expect([threads, anchors, withheld, words]).toEqual([[], [], [], { added: 0, removed: 0 }]);
  });

  test('nothing, where only a comment or the space between paragraphs is another', () => {
    const after = edit(edit(base, FIRST, 'date: 2026-01-02', 'date: 2026-01-02 # checked'), FIRST, '\n\nThree', '\n\n\n\nThree');
    expect(compare(base, after).pages.change).toEqual([]);
  });

  test('the page of a text that was revised, with its words, and the pages that quote it', () => {
    const { pages, words } = compare(base, edit(base, FIRST, 'two laboratories and one ledger', 'three laboratories'));
    expect(pages.change).toContainEqual({ path: 'briefings/first/', words: { added: 1, removed: 4 } });
    expect(pages.change.map(({ path }) => path)).toContain('themes/decoupling/');
    expect(pages.change.map(({ path }) => path)).not.toContain('briefings/second/');
    expect(words).toEqual({ added: 1, removed: 4 });
  });

  test.each([
    ['a likelihood', 'likelihood: likely', 'likelihood: unlikely', { added: 1, removed: 1 }],
    ['a confidence', 'confidence: low', 'confidence: high', { added: 1, removed: 1 }],
    ['a source', 'title: Annual report', 'title: Quarterly report', { added: 0, removed: 0 }],
    ['a reordered list of authors', '[research-desk, second-desk]', '[second-desk, research-desk]', { added: 0, removed: 0 }],
  ])('as one of the page’s own text, where %s is another', (_name, from, to, words) => {
    const record = String(publicationFile['publication.yaml']).replace('authors:', 'authors:\n  second-desk: Second desk');
    const judged = briefingFile({
      date: '2026-01-02',
      slug: 'first',
      front: `judgements:
  - text: Contracts move before freight does
    likelihood: likely
  - text: Auditors ask for the ledger first
    confidence: low
sources:
  - title: Annual report
authors: [research-desk, second-desk]`,
    });
    const before = mergeFiles(base, judged, { 'publication.yaml': record });
    expect(compare(before, edit(before, FIRST, from, to)).pages.change).toContainEqual({ path: 'briefings/first/', words });
  });

  test('words of a language without spaces are counted one by one', () => {
    const chinese = (text: string) => mergeFiles(base, briefingFile({ date: '2026-01-02', slug: 'first', body: `## 概要\n\n${text}` }));
    expect(compare(chinese('脱钩很少发生。'), chinese('脱钩经常发生。')).words).toEqual({ added: 1, removed: 1 });
  });

  test('a new briefing appears, and its theme gains it', () => {
    const { pages, threads } = compare(base, mergeFiles(base, briefingFile({ date: '2026-02-06', slug: 'third' })));
    expect(pages.appear).toEqual(['briefings/third/']);
    expect(pages.isEveryPage).toBe(false);
    expect(threads).toEqual([{ theme: 'decoupling', title: 'Decoupling', gains: ['third'], loses: [] }]);
  });

  test('a briefing that is renamed with an alias moves, and nothing of it is gained or lost', () => {
    const renamed = mergeFiles(without(base, FIRST), {
      'briefings/2026/2026-01-02-ground.md': String(base[FIRST]).replace('themes:', 'aliases: [first]\nthemes:'),
    });
    const { pages, threads, words, anchors } = compare(base, renamed);
    expect(pages.move).toEqual([{ from: 'briefings/first/', to: 'briefings/ground/' }]);
    expect([pages.appear, pages.vanish, threads, anchors, words]).toEqual([[], [], [], [], { added: 0, removed: 0 }]);
  });

  test('a briefing that is gone vanishes, though another still links to it', () => {
    const { pages } = compare(base, without(base, FIRST));
    expect(pages.vanish).toEqual([{ path: 'briefings/first/', because: 'removed' }]);
  });

  test('one that is under embargo now vanishes as withheld, with the end of the embargo', () => {
    const lone = mergeFiles(emptyArchive, first);
    const { pages, withheld } = compare(lone, edit(lone, FIRST, 'themes:', 'embargo: 2026-04-01T08:00:00Z\nthemes:'));
    expect(pages.vanish).toContainEqual({ path: 'briefings/first/', because: 'withheld' });
    expect(withheld).toEqual([
      { id: 'first', path: FIRST, title: 'On first in practice', reason: 'embargo', until: '2026-04-01T08:00:00.000Z' },
    ]);
  });

  test('its former addresses vanish with it as withheld', () => {
    const lone = edit(mergeFiles(emptyArchive, first), FIRST, 'themes:', 'aliases: [former]\nthemes:');
    const { pages } = compare(lone, edit(lone, FIRST, 'themes:', 'status: draft\nthemes:'));
    expect(pages.vanish).toContainEqual({ path: 'briefings/former/', because: 'withheld' });
  });

  test('an address within a page that is lost is named with the pages that led there', () => {
    const { anchors } = compare(base, edit(base, FIRST, '## What follows', '## What comes of it'));
    expect(anchors).toEqual([
      { page: 'briefings/first/', anchor: 'what-follows', title: 'What follows', usedBy: ['briefings/second/', 'themes/decoupling/'] },
    ]);
    expect(compare(base, edit(base, FIRST, '## What follows', '## What comes of it {#what-follows}')).anchors).toEqual([]);
  });

  test('every page changes with what stands on all of them', () => {
    const record = String(publicationFile['publication.yaml']).replace(
      'Every briefing here is illustrative',
      'All of this is illustrative',
    );
    const { pages } = compare(base, { ...base, 'publication.yaml': record });
    expect([pages.isEveryPage, pages.appear, pages.vanish]).toEqual([true, [], []]);
  });
});
