import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ContentTree } from '../../src/core/model.ts';
import { inspectInSteps } from '../../src/core/pipeline.ts';
import { readTree } from '../../src/core/read/disk.ts';
import { toEnd } from '../../src/core/text/steps.ts';
import { checkAgain, isCompared } from '../../src/core/validate/check-again.ts';
import { AS_OF, memoryTree, mergeFiles } from '../support/memory-tree.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';

const inspect = (tree: ContentTree) => toEnd(inspectInSteps(tree, { asOf: AS_OF }));

describe('one file checked again by itself', () => {
  const fixtures = join(import.meta.dirname, '../fixtures');

  test.each(['broken-archive', 'living-archive'])('finds in each file of the %s what the check of the whole found', (name) => {
    const tree = readTree(join(fixtures, name));
    const whole = inspect(tree);
    const said = tree.entries
      .filter(({ path, type }) => type === 'file' && /\.(?:md|yaml)$/u.test(path))
      .map((entry) => {
        const found = [...whole.diagnostics, ...whole.silenced.map(({ diagnostic }) => diagnostic)];
        const { diagnostics } = checkAgain(
          entry,
          whole,
          found.filter((item) => item.file === entry.path && isCompared(item)),
        );
        return [entry.path, diagnostics];
      });
    const wanted = said.map(([path]) => [path, whole.diagnostics.filter(({ file }) => file === path)]);
    expect(said).toEqual(wanted);
    expect(said.length).toBeGreaterThan(3);
  });

  test('leaves the others as they were', () => {
    const files = mergeFiles(
      minimalArchive,
      briefingFile({ date: '2026-01-24', slug: 'second', body: '## What follows\n\n- As [[first-ledger]] has it.' }),
    );
    const whole = inspect(memoryTree(files));
    const theme = String(files['themes/decoupling.md']);
    const again = (text: string) => checkAgain(memoryTree({ 'themes/decoupling.md': text }).entries[0] ?? never(), whole, []).diagnostics;
    expect(again(theme.replace('as-of:', 'parent: nowhere\nas-of:')).map(({ ruleId }) => ruleId)).toEqual(['theme-unknown']);
    expect(again(theme)).toEqual([]);
    expect([...whole.read.briefings, ...whole.read.themes].flatMap((file) => file.diagnosed())).toEqual([]);
  });
});

const never = (): never => {
  throw new Error('no entry');
};
