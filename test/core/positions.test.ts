import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic.ts';
import { checkArchive } from '../../src/core/pipeline.ts';
import { EXAMPLE_AS_OF, EXAMPLE_PATH, makeExampleTree } from '../../src/core/rules/example-archive.ts';

/** A briefing with one mistake, between `«` and `»`; `¦` marks an empty stretch. Wide, combining and four-byte letters stand before it wherever they may. */
interface Case {
  readonly code: string;
  readonly front?: string;
  readonly body?: string;
}

const HEAD =
  'title: 芯片 and two ledgers e\u0301𝒳 keep\ndate: 2026-01-23\nsummary: "Partners that keep two ledgers 数据 settle disputes in weeks, and those with one in court."';

const makeText = ({ front = 'themes: [decoupling]', body = 'Decoupling.' }: Case): string =>
  `---\n${front.startsWith('title:') ? front : `${HEAD}\n${front}`}\n---\n\n## What is at stake\n\n${body}\n`;

const cases: readonly (readonly [name: string, mistake: Case])[] = [
  ['an unknown key', { code: 'key-unknown', front: 'themes: [decoupling]\n«emborgo»: 2026-02-06T06:00:00Z' }],
  [
    'an unknown key in a list of groups',
    { code: 'key-unknown', front: 'themes: [decoupling]\nsources:\n  - title: 数据 and ledgers\n    «titel»: x' },
  ],
  ['an unknown theme in brackets', { code: 'theme-unknown', front: 'themes: [decoupling, «decuopling»]' }],
  ['an unknown theme in quotes', { code: 'theme-unknown', front: 'themes: [ decoupling,\t«"decuopling"» ]' }],
  ['an unknown theme, a line each', { code: 'theme-unknown', front: 'themes:\n  - decoupling # 数据\n  - «decuopling»' }],
  ['a value out of form', { code: 'value-invalid', front: 'themes: [decoupling]\nreview-by:   «2026-02-30» # e\u0301' }],
  [
    'a value out of form in a group',
    { code: 'value-invalid', front: 'themes: [decoupling]\nchanges: [{ date: 2026-02-01, kind: «fix», note: A correction of 数据 }]' },
  ],
  ['a missing key, after the key before it', { code: 'key-missing', front: `${HEAD}\n¦kind: note` }],
  [
    'a missing key, after a list',
    { code: 'key-missing', front: 'themes: [decoupling]\nchanges:\n  - date: 2026-02-01 # 数据\n¦    note: A correction of ledgers' },
  ],
  ['a missing key, at the beginning of its group', { code: 'key-missing', front: 'themes: [decoupling]\nsources:\n  - ¦publisher: 数据' }],
  ['a missing key, in braces', { code: 'key-missing', front: 'themes: [decoupling]\nstatus: withdrawn\nwithdrawn: { date: 2026-02-01¦ }' }],
  ['a second colon', { code: 'yaml-syntax', front: 'themes: [decoupling]\nregions: 数据e\u0301«:» x' }],
  ['an open quote', { code: 'yaml-syntax', front: 'themes: [decoupling]\nregions: [europe, «"数据]»\nkind: note' }],
  ['an open bracket', { code: 'yaml-syntax', front: 'themes: [decoupling]\nregions: «[europe, 数据»\nkind: note' }],
  ['a key used twice', { code: 'yaml-syntax', front: 'themes: [decoupling]\nkind: note\n«kind»: note' }],
  ['a tab before a key', { code: 'yaml-syntax', front: 'themes: [decoupling]\n«\t»kind: note' }],
  ['raw HTML after wide letters', { code: 'html-raw', body: '数据 e\u0301𝒳 «<b>» x' }],
  ['raw HTML after a tab', { code: 'html-raw', body: 'x\t«<b>» x' }],
  ['an address in a link', { code: 'link-form', body: '- 数据 [e\u0301](«/briefings/x/») x' }],
  ['a link to a briefing that is none', { code: 'link-target', body: '> 数据 [x](«2026-01-01-none.md»)' }],
  [
    'a link to a passage that is none',
    { code: 'passage-unknown', body: '| 数据 | e\u0301 |\n| - | - |\n| 𝒳 | [x](«../2025/2025-11-28-second-sources.md#none») |' },
  ],
  ['a link in double brackets', { code: 'link-target', body: '数据 *e\u0301* [[«none»|words]]' }],
  ['a picture that is missing', { code: 'picture-missing', body: '数据 ![What 数据 shows](«chart.png»)' }],
  ['a note without text after an escape', { code: 'note-undefined', body: '\\* 数据 &amp; e\u0301 «[^none]»' }],
  ['a source that is none', { code: 'source-unknown', body: '数据\te\u0301 «[^source-1]»' }],
  ['a theme in a heading', { code: 'theme-unknown', body: 'Decoupling.\n\n## 数据 {#data themes="decoupling «none»"}\n\nText.' }],
  ['an id in a heading', { code: 'heading-attributes', body: 'Decoupling.\n\n## 数据 {«#No_Id»}\n\nText.' }],
  ['a term of a theme', { code: 'theme-undeclared', body: 'Decoupling 数据 of licences \\*e\u0301 in a «licence».' }],
  ['a heading too deep', { code: 'heading-level', body: 'Decoupling.\n\n«#### 数据»\n\nText.' }],
];

const settings: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ['with line feeds', (text) => text],
  ['with Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
  ['after a byte-order mark', (text) => `\uFEFF${text}`],
  ['after a byte-order mark, with Windows line ends', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
];

/** Lines and columns as an editor counts them: from 1, in UTF-16 code units, a byte-order mark not counted. */
function expectedPlace(text: string): Pick<Diagnostic['place'], 'start' | 'end'> {
  const plain = text.replace(/^\uFEFF/u, '');
  const start = plain.search(/[«¦]/u);
  const end = plain.includes('¦') ? start : plain.indexOf('»') - 1;
  const clean = plain.replace(/[«»¦]/gu, '');
  const pointAt = (offset: number): Diagnostic['place']['start'] => {
    const lines = clean.slice(0, offset).split(/\r\n|\n/u);
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset };
  };
  return { start: pointAt(start), end: pointAt(end) };
}

describe.each(settings)('%s, the place is exact of', (_setting, write) => {
  test.each(cases)('%s', (_name, mistake) => {
    const marked = write(makeText(mistake));
    const { diagnostics } = checkArchive(makeExampleTree({ text: marked.replace(/[«»¦]/gu, '') }), { asOf: EXAMPLE_AS_OF });
    const found = diagnostics.filter(({ file }) => file === EXAMPLE_PATH).map(({ ruleId, place }) => [ruleId, place]);
    expect(found).toEqual([[mistake.code, expectedPlace(marked)]]);
  });
});

test('a byte that is no UTF-8 is shown where it is, in a text as far as it can be read', () => {
  const bytes = new TextEncoder().encode('---\r\ntitle: 数据 ?t\r\n---\r\n');
  bytes[bytes.indexOf(0x3f)] = 0xe9;
  const { diagnostics, sources } = checkArchive(makeExampleTree({ files: { [EXAMPLE_PATH]: bytes } }), { asOf: EXAMPLE_AS_OF });
  expect(diagnostics.map(({ ruleId, place: { start } }) => [ruleId, start.line, start.column])).toEqual([['file-encoding', 2, 11]]);
  expect(sources.get(EXAMPLE_PATH)).toContain('数据 \uFFFDt');
});

describe('YAML mistakes are said in an editor’s words', () => {
  const cases: readonly (readonly [line: string, reason: string])[] = [
    ['summary "no colon"', 'Unexpected line without a colon, expected `key: value`'],
    ['kind:note', 'Unexpected colon without a space, expected `key: value`'],
    ['regions: [us, eu', 'Unexpected `[` without `]`, expected both'],
    ['regions: {a: b', 'Unexpected `{` without `}`, expected both'],
    ['regions: [us]x', 'Unexpected text after a value, expected the end of the line'],
    ['kind: "unclosed', 'Unexpected opening quote `"` without a closing one, expected both'],
    ["kind: 'it's'", "Unexpected `'` inside a text in single quotes, expected the end of the line"],
    ['\tkind: note', 'Unexpected tab, expected spaces'],
    ['regions:\n  - a\n - b', 'Unexpected indentation of 1 spaces, expected 2 as in the item above'],
    [' kind: note', 'Unexpected indentation, expected the key at the beginning of the line'],
    ['kind: @note', 'Unexpected `@` at the beginning of a value, expected quotes around the text'],
    ['kind: `note`', 'Unexpected backtick at the beginning of a value, expected quotes around the text'],
    ['kind: note: short', 'Unexpected second colon in a value, expected quotes around a text that holds `: `'],
    ['- item', 'Unexpected list item, expected `key: value`'],
    ['kind: |note', 'Unexpected text after `|`, expected it on the next line, indented'],
    ['kind: &a note', 'Unexpected anchor, alias or tag (`&`, `*`, `!`), expected a plain value'],
    ['kind: "\\q"', 'Unexpected `\\q` in double quotes, expected `\\\\` for a backslash'],
    ['title: Two ledgers', 'Unexpected second `title`, expected each key once'],
  ];
  test.each(cases)('%j', (line, reason) => {
    const text = `---\ntitle: Two ledgers keep a partnership honest\n${line}\ndate: 2026-01-23\nsummary: Partners that keep two ledgers settle disputes in weeks, not in years.\nthemes: [decoupling]\n---\n\n## What\n\nDecoupling.\n`;
    const { diagnostics } = checkArchive(makeExampleTree({ text }), { asOf: EXAMPLE_AS_OF });
    expect(diagnostics.map((item) => item.reason)).toEqual([reason]);
  });
});
