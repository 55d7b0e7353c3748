import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkExample, makeRulePages } from '../../src/cli/report/rule-page.ts';
import { findRule, ruleCodes } from '../../src/core/rules/find-rule.ts';
import type { Example } from '../../src/core/rules/rule.ts';

const check = (example: Example) => checkExample(example).diagnostics;
const NO_RULES = new Set(['rule.ts', 'find-rule.ts', 'example-archive.ts', 'prose.ts', 'check-prose.ts']);

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
    'reports bad example %i, and nothing else',
    (_index, example) => {
      expect(check(example).map(({ ruleId, reason }) => [ruleId, reason])).toEqual([[code, example.reason]]);
    },
  );
});
