import { describe, expect, test } from 'vitest';
import { planRenaming } from '../../src/core/pipeline.ts';
import { addAlias } from '../../src/core/rename/add-alias.ts';
import { checkFiles, mergeFiles } from '../support/memory-tree.ts';
import { makePng } from '../support/pictures.ts';
import { briefingFile, emptyArchive, type Files } from '../support/sample-files.ts';

const png = await makePng(8, 8);

const path = (slug: string): string => `briefings/2026/2026-01-02-${slug}.md`;

function rename(files: Files, from: string, to: string) {
  const all = mergeFiles(emptyArchive, files);
  const { archive, sources, diagnostics } = checkFiles(all);
  const briefing = archive?.briefings.find(({ id }) => id === from);
  if (archive === undefined || briefing === undefined) throw new Error(JSON.stringify(diagnostics));
  const planned = planRenaming(archive, sources, { kind: 'briefing', file: briefing }, to);
  if ('obstacle' in planned) throw new Error(planned.obstacle);
  const { moves, texts } = planned.renaming;
  const moved = new Map(moves);
  const after = Object.fromEntries(
    Object.entries(all).map(([name, bytes]) => [moved.get(name) ?? name, texts.get(moved.get(name) ?? name) ?? bytes]),
  );
  return { moves, texts, after, errors: checkFiles(after).diagnostics.map(({ file, reason }) => `${file}: ${reason}`) };
}

const judged = (text: string): string => `## What follows\n\n- ${text}\n`;

describe('giving a briefing another slug', () => {
  test('rewrites every form of link and reference to it, and nothing that only looks like one', () => {
    const link = `[the base](2026-01-02-base.md#what-follows), [[base]], [[base#what-follows|base words]] and [by name][b]. And [[base-line]], https://example.org/base.

[b]: 2026-01-02-base.md 'base'`;
    const { texts, errors } = rename(
      mergeFiles(
        briefingFile({ date: '2026-01-02', slug: 'base', body: judged('See [above](#what-follows), or `[[base]]`.') }),
        briefingFile({ date: '2026-01-02', slug: 'base-line', body: judged('The base holds.') }),
        briefingFile({
          date: '2026-01-03',
          slug: 'other',
          front: "related: [base-line, 'base'] # both\nsupersedes:\n  - base",
          body: judged(link),
        }),
        { 'themes/decoupling.md': `${String(emptyArchive['themes/decoupling.md'])}\nAs [shown](../briefings/2026/2026-01-02-base.md).\n` },
      ),
      'base',
      'ground',
    );
    expect(errors).toEqual([]);
    expect([...texts.keys()].sort()).toEqual([
      'briefings/2026/2026-01-02-ground.md',
      'briefings/2026/2026-01-03-other.md',
      'themes/decoupling.md',
    ]);
    const other = texts.get('briefings/2026/2026-01-03-other.md');
    expect(other).toContain("related: [base-line, 'ground'] # both\nsupersedes:\n  - ground");
    expect(other).toContain(
      '[the base](2026-01-02-ground.md#what-follows), [[ground]], [[ground#what-follows|base words]] and [by name][b].',
    );
    expect(other).toContain("And [[base-line]], https://example.org/base.\n\n[b]: 2026-01-02-ground.md 'base'");
    expect(texts.get('themes/decoupling.md')).toContain('As [shown](../briefings/2026/2026-01-02-ground.md).');
    expect(texts.get(path('ground'))).toContain('date: 2026-01-02\naliases: [base]\n');
    expect(texts.get(path('ground'))).toContain('See [above](#what-follows), or `[[base]]`.');
  });

  test('moves the pictures that carry its name, and no others', () => {
    const body = judged(
      '![A map of it.](base-map.png) ![A chart.](2026-01-02-base.chart.png) ![Of another.](base-line-map.png) ![A port.](port.png)',
    );
    const { moves, texts, errors } = rename(
      mergeFiles(briefingFile({ date: '2026-01-02', slug: 'base', body }), briefingFile({ date: '2026-01-02', slug: 'base-line' }), {
        'briefings/2026/base-map.png': png,
        'briefings/2026/2026-01-02-base.chart.png': png,
        'briefings/2026/base-line-map.png': png,
        'briefings/2026/port.png': png,
      }),
      'base',
      'ground',
    );
    expect(errors).toEqual([]);
    expect(moves).toEqual([
      [path('base'), path('ground')],
      ['briefings/2026/base-map.png', 'briefings/2026/ground-map.png'],
      ['briefings/2026/2026-01-02-base.chart.png', 'briefings/2026/2026-01-02-ground.chart.png'],
    ]);
    expect(texts.get(path('ground'))).toContain(
      '(ground-map.png) ![A chart.](2026-01-02-ground.chart.png) ![Of another.](base-line-map.png)',
    );
  });

  test('gives a draft no alias', () => {
    const { texts } = rename(briefingFile({ date: '2026-01-02', slug: 'base', front: 'status: draft' }), 'base', 'ground');
    expect(texts.get(path('ground'))).not.toContain('aliases');
  });

  test('and the old one again takes back the alias', () => {
    const { texts, errors } = rename(
      briefingFile({ date: '2026-01-02', slug: 'base', front: 'aliases: [first, ground]' }),
      'base',
      'ground',
    );
    expect(errors).toEqual([]);
    expect(texts.get(path('ground'))).toContain('aliases: [first, base]');
  });
});

describe('an alias', () => {
  const add = (yaml: string): string => {
    const { start, end, text } = addAlias(yaml, 'old', 'new');
    return yaml.slice(0, start) + text + yaml.slice(end);
  };

  test.each([
    ['date: 2026-01-02 # day\nthemes: [a]\n', 'date: 2026-01-02 # day\naliases: [old]\nthemes: [a]\n'],
    ['date: 2026-01-02\r\nthemes: [a]\r\n', 'date: 2026-01-02\r\naliases: [old]\r\nthemes: [a]\r\n'],
    ['date: 2026-01-02', 'date: 2026-01-02\naliases: [old]'],
    ["date: 2026-01-02\naliases: [ 'one' ] # kept\n", "date: 2026-01-02\naliases: [ 'one', old ] # kept\n"],
    [
      'aliases:\n  - one # first\n  - two # second\ndate: 2026-01-02\n',
      'aliases:\n  - one # first\n  - two # second\n  - old\ndate: 2026-01-02\n',
    ],
    ['aliases:\r\n- one\r\ndate: 2026-01-02\r\n', 'aliases:\r\n- one\r\n- old\r\ndate: 2026-01-02\r\n'],
    ['date: 2026-01-02\naliases:\n  - new\n  - one\n', 'date: 2026-01-02\naliases:\n  - old\n  - one\n'],
  ])('joins %j in its own form', (before, after) => {
    expect(add(before)).toBe(after);
  });
});
