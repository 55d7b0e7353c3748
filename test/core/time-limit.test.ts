import { describe, expect, test } from 'vitest';
import type { TimeLimit } from '../../src/core/model.ts';
import { checkArchive } from '../../src/core/pipeline.ts';
import { makeTimeLimit } from '../../src/publish/time-limit.ts';
import { AS_OF, memoryTree } from '../support/memory-tree.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';

const path = 'briefings/2026/2026-01-24-long.md';
const long = briefingFile({
  date: '2026-01-24',
  slug: 'long',
  body: `## What follows\n\n- One\n\n${'Ledgers <b>move</b>.\n\n'.repeat(600)}`,
});
const found = (timeLimit: TimeLimit): string[] =>
  checkArchive(memoryTree({ ...minimalArchive, ...long }), { asOf: AS_OF, timeLimit }).diagnostics.map(
    ({ file, place, ruleId }) => `${file}:${place.start.line}:${place.start.column} ${ruleId}`,
  );

describe('a text that takes too long', () => {
  test('is refused with its place, and nothing half found in it is reported', () => {
    const givesUp: TimeLimit = (run) => {
      run();
      return undefined;
    };
    expect(found(givesUp)).toEqual([`${path}:8:1 limit-exceeded`]);
  });

  test('is refused when it nests deeper than the stack', () => {
    const overflow: TimeLimit = (run) => overflow(run);
    expect(found(overflow)).toEqual([`${path}:8:1 limit-exceeded`]);
  });

  test('does not hide a mistake of the program', () => {
    const broken: TimeLimit = () => {
      throw new TypeError('a mistake');
    };
    expect(() => found(broken)).toThrow('a mistake');
  });
});

describe('the time limit', () => {
  const limit = makeTimeLimit(20);

  test('gives what the work gives', () => expect(limit(() => 5)).toEqual({ value: 5 }));

  test('ends a loop without end', () => {
    const spin = (): never => {
      for (;;);
    };
    expect(limit(spin)).toBeUndefined();
  });

  test('ends a regular expression that goes through every way to fail', () => {
    expect(limit(() => /^(?:a+)+$/u.test(`${'a'.repeat(60)}b`))).toBeUndefined();
  });

  test('lets no handler of the work hold it up', () => {
    let caught = false;
    expect(
      limit(() => {
        try {
          for (;;);
        } catch {
          caught = true;
        }
      }),
    ).toBeUndefined();
    expect(caught).toBe(false);
  });

  test('passes errors on', () => {
    const fail = (): never => {
      throw new TypeError('a mistake');
    };
    expect(() => limit(fail)).toThrow(TypeError);
  });

  test('may stand within another', () => expect(limit(() => limit(() => 5)?.value)).toEqual({ value: 5 }));
});
