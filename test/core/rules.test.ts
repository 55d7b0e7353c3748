import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkExample, makeRulePages } from '../../src/cli/report/rule-page.ts';
import { fixArchive } from '../../src/core/fix/fix-archive.ts';
import type { ContentTree } from '../../src/core/model.ts';
import { checkArchive } from '../../src/core/pipeline.ts';
import { EXAMPLE_AS_OF, makeExampleEarlier, makeExampleTree } from '../../src/core/rules/example-archive.ts';
import { findRule, ruleCodes } from '../../src/core/rules/find-rule.ts';
import type { Example } from '../../src/core/rules/rule.ts';

const optionsOf = (example: Example) => ({ asOf: EXAMPLE_AS_OF, earlier: makeExampleEarlier(example) });
const check = (example: Example) => checkExample(example).diagnostics;
const readTexts = ({ entries }: ContentTree): [path: string, text: string][] =>
  entries.flatMap((entry) => (/\.(?:md|yaml)$/u.test(entry.path) && entry.type === 'file' ? [[entry.path, readText(entry)]] : []));

function readText({ read }: ContentTree['entries'][number]): string {
  try {
    return new TextDecoder().decode(read());
  } catch {
    return 'not to be opened';
  }
}
const NO_RULES = new Set(
  ['rule', 'file-rule', 'archive-rule', 'closed-list', 'kind-sections', 'find-rule', 'example-archive', 'prose', 'check-prose'].map(
    (name) => `${name}.ts`,
  ),
);

test('every code has a rule, and every rule a code', () => {
  const files = readdirSync(join(import.meta.dirname, '../../src/core/rules')).filter(
    (name) => name.endsWith('.ts') && !NO_RULES.has(name),
  );
  expect(files.sort()).toEqual(ruleCodes.map((code) => `${code}.ts`).sort());
  expect(ruleCodes.map((code) => findRule(code).code)).toEqual(ruleCodes);
});

test('the pages of the rules are as the rules are; npm run rules writes them anew', () => {
  const folder = join(import.meta.dirname, '../../docs/rules');
  const pages = readdirSync(folder).map((name): [string, string] => [name, readFileSync(join(folder, name), 'utf8')]);
  expect(Object.fromEntries(pages)).toEqual(Object.fromEntries(makeRulePages()));
});

test('the archive of the examples has no problem itself', () => expect(check({})).toEqual([]));

describe.each(ruleCodes.map((code) => [code] as const))('%s', (code) => {
  const rule = findRule(code);

  test('has examples of both kinds', () => {
    expect(rule.good.length).toBeGreaterThan(0);
    expect(rule.bad.length).toBeGreaterThan(0);
  });

  test.each(rule.good.map((example, index) => [index + 1, example] as const))('is quiet in good example %i', (_index, example) => {
    expect(check(example)).toEqual([]);
  });

  test.each(rule.bad.map((example, index) => [index + 1, example] as const))(
    'bad example %i after --fix is as it says',
    (_index, example) => {
      const options = optionsOf(example);
      const tree = makeExampleTree(example);
      const { files, checked } = fixArchive(tree, checkArchive(tree, options), (fixed) => checkArchive(fixed, options));
      const wanted = readTexts(makeExampleTree({ ...example, ...example.fixed }));
      const after = new Map(files.map((file) => [file.path, file.after]));
      expect(wanted.map(([path, text]) => [path, after.get(path) ?? text])).toEqual(wanted);
      expect(files.length).toBe(example.fixed === undefined ? 0 : 1);
      if (example.fixed !== undefined) expect(checked.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  test.each(rule.bad.map((example, index) => [index + 1, example] as const))(
    'reports bad example %i, and nothing else',
    (_index, example) => {
      expect(check(example).map(({ ruleId, reason }) => [ruleId, reason])).toEqual([[code, example.reason]]);
    },
  );
});
