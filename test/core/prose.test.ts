import { describe, expect, test } from 'vitest';
import { checkArchive } from '../../src/core/pipeline.ts';
import { EXAMPLE_AS_OF, makeExampleTree } from '../../src/core/rules/example-archive.ts';
import type { Example } from '../../src/core/rules/rule.ts';
import { sentencesOf } from '../../src/core/rules/prose.ts';

/** What is reported, as `line:column-column code`. */
const findings = (example: Example): string[] =>
  checkArchive(makeExampleTree(example), { asOf: EXAMPLE_AS_OF }).diagnostics.map(
    ({ ruleId, place: { start, end } }) => `${start.line}:${start.column}-${end.column} ${ruleId}`,
  );
const inBody = (text: string): string[] => findings({ body: `## What is at stake\n\nDecoupling is at stake.\n\n${text}` });
const LINK = '../2025/2025-11-28-second-sources.md';

describe('rules of prose point at the very words', () => {
  test.each([
    ['after emphasis, wide letters and an escape', '**数据** e\u0301 \\* the CJEU', '12:18-22 acronym-undefined'],
    ['in the second line of a list item', '- Two courts and\n  the CJEU', '13:7-11 acronym-undefined'],
    ['after a link', `[Second sources](${LINK}) are for various stakeholders.`, '12:64-84 word-vague'],
    ['of a link', `Read it [*here*](${LINK}).`, '12:10-16 link-words'],
    ['in the second sentence', 'We hold this with no doubt. With low confidence we say it is unlikely.', '12:34-48 likelihood-confidence'],
  ])('%s', (_name, text, expected) => expect(inBody(text)).toEqual([expected]));

  test('with Windows line ends', () => {
    const text = `---\ntitle: Two ledgers keep a partnership honest\ndate: 2026-01-23\nsummary: Partners that keep two ledgers settle disputes in weeks, not in years.\nthemes: [decoupling]\n---\n\n## What\n\nDecoupling is\nfor the CJEU.\n`;
    expect(findings({ text: text.replaceAll('\n', '\r\n') })).toEqual(['11:9-13 acronym-undefined']);
  });
});

describe('rules of prose read the bottom line and the judgements, and point at the very words', () => {
  const REST = 'so partners keep two ledgers and settle disputes in weeks.';
  test.each([
    ['plain', `summary: We find numerous issues, ${REST}`, '4:18-33 word-vague'],
    ['plain, over two lines', `summary: We find numerous\n  issues, ${REST}`, '4:18-9 word-vague'],
    ['in single quotes, after a doubled one', `summary: 'It''s that numerous issues, ${REST}'`, '4:22-37 word-vague'],
    ['in double quotes, after escapes', `summary: "\\u00C9t\\xE9 \\"so\\" numerous issues, ${REST}"`, '4:30-45 word-vague'],
    ['folded', `summary: >-\n  We find that\n  numerous issues, ${REST}`, '6:3-18 word-vague'],
    ['a judgement', 'judgements:\n  - text: With high confidence a split is unlikely', '7:16-31 likelihood-confidence'],
    ['a judgement in braces', 'judgements: [{ text: "There is a good chance of it", likelihood: likely }]', '6:32-45 likelihood-word'],
    ['an acronym that nothing explains', `summary: The CJEU rules, ${REST}`, '4:14-18 acronym-undefined'],
  ])('%s', (_name, front, expected) => expect(findings({ front })).toEqual([expected]));

  test.each([
    ['an acronym that the body explains', 'The Court of Justice of the European Union (CJEU) rules.', {}],
    ['another language', 'Der CJEU.', { front: `language: de\nsummary: Der CJEU und numerous issues, ${REST}` }],
  ])('and are quiet on %s', (_name, text, { front = `summary: The CJEU rules, ${REST}` }: Example) =>
    expect(findings({ front, body: `## What is at stake\n\nDecoupling is at stake.\n\n${text}` })).toEqual([]),
  );
});

describe('rules of prose are quiet on', () => {
  test.each([
    ['code', 'Write `CJEU` and `various stakeholders`.'],
    ['a quotation', '> There is a good chance of various stakeholders at the CJEU.'],
    ['an address', 'See [the register](https://example.org/CJEU) and <https://example.org/EBITDA>.'],
    ['a table', '| CJEU | here |\n| - | - |\n| x | y |'],
    ['a likelihood and a confidence in sentences of their own', 'It is unlikely, says the U.S. We have high confidence in that.'],
    ['an acronym explained later', 'The CJEU ruled.\n\nThe Court of Justice of the European Union (CJEU) is in Luxembourg.'],
    ['Roman numerals and shouted lines', 'Part XIV of the text.\n\nNOT FOR SALE'],
    ['“may well” of another kind', 'Partners may well-advisedly wait.'],
  ])('%s', (_name, text) => expect(inBody(text)).toEqual([]));

  test('texts in languages it does not know', () => {
    const body = '## Was es heißt\n\nDas CJEU ist here, various stakeholders, und decoupling.';
    expect(findings({ front: 'language: de', body })).toEqual([]);
    expect(findings({ body })).toHaveLength(2);
  });

  const paragraph = `Decoupling is ${'agreed in clauses that nobody reads aloud, '.repeat(5)}and kept.`;
  const other = (front: string): NonNullable<Example['files']> => ({
    'briefings/2025/2025-12-05-clauses.md': `---\ntitle: Clauses that nobody reads aloud\ndate: 2025-12-05\nsummary: The clauses that part two partners are short, dull and agreed before anything else is.\nthemes: [decoupling]\n${front}---\n\n## The clauses\n\n${paragraph}\n`,
  });

  test('a paragraph that a withdrawn or superseded briefing has as well', () => {
    const body = `## What is at stake\n\n${paragraph}`;
    expect(findings({ body, files: other('') })).toEqual(['8:1-20 passage-repeated']);
    expect(findings({ body, front: 'supersedes: [clauses]', files: other('') })).toEqual([]);
    expect(findings({ body, files: other('status: withdrawn\nwithdrawn: { date: 2026-01-05, reason: It was wrong }\n') })).toEqual([]);
  });
});

test('sentences end at stops that end them', () => {
  const text = 'The U.S. Senate met Dr. No. It voted 3.5 to 1 (“at last.”) Nobody knew why… 数据 too';
  expect(sentencesOf({ start: 7, text }).map(({ start, text: sentence }) => [start, sentence])).toEqual([
    [7, 'The U.S. Senate met Dr. No.'],
    [35, 'It voted 3.5 to 1 (“at last.”)'],
    [66, 'Nobody knew why… 数据 too'],
  ]);
});
