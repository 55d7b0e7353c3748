import { describe, expect, test } from 'vitest';
import { relate, type RelationMemory } from '../../src/core/link/related.ts';
import { makeRandom, type Random } from '../support/random.ts';
import { contextOf, type Draft, drawDrafts, edits } from '../support/random-archive.ts';

/** A memory as the disk gives it back. */
const reread = (memory: RelationMemory): RelationMemory => JSON.parse(JSON.stringify(memory)) as RelationMemory;

interface Walk {
  readonly drafts: readonly Draft[];
  readonly memory: RelationMemory;
}

/** Relates an archive with what is remembered of an earlier one, and compares with relating it anew. Counts the rows that were taken from memory. */
function compare(drafts: readonly Draft[], memory: RelationMemory, label: string): { memory: RelationMemory; kept: number } {
  const context = contextOf(drafts);
  const anew = relate(context);
  const known = reread(memory);
  const again = relate(context, known);
  const differing = [...anew.relations].filter(([id, rows]) => JSON.stringify(again.relations.get(id)) !== JSON.stringify(rows));
  expect(differing, label).toEqual([]);
  expect([...again.relations.keys()], label).toEqual([...anew.relations.keys()]);
  const rows = new Set(known.relations);
  return { memory: again.memory, kept: again.memory.relations.filter((row) => rows.has(row)).length };
}

const begin = (random: Random, count: number): Walk => {
  const drafts = drawDrafts(random, count);
  return { drafts, memory: relate(contextOf(drafts)).memory };
};

describe('relations found with the memory of an earlier run', () => {
  test.each(Object.entries(edits))('are those found anew: %s', (name, edit) => {
    let kept = 0;
    for (let seed = 1; seed <= 4; seed += 1) {
      const random = makeRandom(seed * 7919 + name.length);
      const { drafts, memory } = begin(random, 60 + seed * 20);
      kept += compare(edit(drafts, random, 'fresh'), memory, `${name}, seed ${seed}`).kept;
    }
    // Without this the memory might never have been asked. A whole new text in a small archive changes how rare very many terms are.
    if (name !== 'a text changed') expect(kept).toBeGreaterThan(0);
  });

  test.each([
    [60, 11],
    [120, 22],
    [200, 33],
    [300, 44],
  ])('are those found anew over a walk of edits to %i briefings, seed %i', (count, seed) => {
    const random = makeRandom(seed);
    const start = begin(random, count);
    let [drafts, memory] = [start.drafts, start.memory];
    let kept = 0;
    for (let step = 0; step < 16; step += 1) {
      const names = Array.from({ length: 1 + Math.floor(random.next() * 4) }, () => random.pick(Object.keys(edits)));
      for (const [index, name] of names.entries()) drafts = edits[name]?.(drafts, random, `s${seed}-${step}-${index}`) ?? drafts;
      const compared = compare(drafts, memory, `step ${step}: ${names.join(', ')}`);
      kept += compared.kept;
      memory = compared.memory;
    }
    expect(kept).toBeGreaterThan(count);
  });

  test('are those found anew after edits that were taken back', () => {
    const random = makeRandom(5);
    const start = begin(random, 150);
    for (const [name, edit] of Object.entries(edits)) {
      const { memory } = compare(edit(start.drafts, random, 'fresh'), start.memory, name);
      compare(start.drafts, memory, `${name}, taken back`);
    }
  });

  test('are all taken from memory when nothing changed', () => {
    const { drafts, memory } = begin(makeRandom(9), 200);
    expect(compare(drafts, memory, 'unchanged').kept).toBe(memory.ids.length);
  });

  test('are those found anew when all is new, or all is gone', () => {
    const [first, second] = [begin(makeRandom(1), 80), begin(makeRandom(2), 70)];
    expect(compare(second.drafts, first.memory, 'all is new').kept).toBe(0);
    compare([], first.memory, 'all is gone');
    compare(first.drafts, relate(contextOf([])).memory, 'from nothing');
  });
});
