import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic.ts';
import type { ContentTree } from '../../src/core/model.ts';
import { inspectInSteps } from '../../src/core/pipeline.ts';
import { readTree } from '../../src/core/read/disk.ts';
import { toEnd } from '../../src/core/text/steps.ts';
import { checkAgain, isCompared } from '../../src/core/validate/check-again.ts';
import { lookFirst } from '../../src/core/validate/look-first.ts';
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

  test.each(['broken-archive', 'living-archive'])('says nothing of the %s that is not so before its briefings are read', (name) => {
    const tree = readTree(join(fixtures, name));
    const whole = inspect(tree);
    const first = lookFirst(tree, {});
    const early = tree.entries
      .filter(({ path, type }) => type === 'file' && /\.(?:md|yaml)$/u.test(path))
      .flatMap((entry) => checkAgain(entry, first, undefined).diagnostics);
    // Which briefing may have been meant instead is not known yet.
    const say = ({ file, ruleId, place, reason }: Diagnostic): string =>
      `${file}:${place.start.line}:${place.start.column} ${ruleId} ${reason}`;
    expect(whole.diagnostics.map(say)).toEqual(expect.arrayContaining(early.map(say)));
    if (name === 'broken-archive') expect(early.length).toBeGreaterThan(10);
  });

  test('says of no abbreviation that it is unexplained while the glossary has a mistake', () => {
    const briefing = briefingFile({ date: '2026-01-24', slug: 'second', body: '## What follows\n\n- The CAC rules on it' });
    const [[path, text]] = Object.entries(briefing) as [[string, string]];
    const codes = (glossary: string): string[] => {
      const whole = inspect(memoryTree(mergeFiles(minimalArchive, briefing, { 'glossary.yaml': glossary })));
      const { diagnostics } = checkAgain(memoryTree({ [path]: text }).entries[0] ?? never(), whole, []);
      return diagnostics.map(({ ruleId }) => ruleId);
    };
    expect(codes('[]\n')).toEqual(['acronym-undefined']);
    expect(codes('- term: [CAC\n')).toEqual([]);
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
