import { describe, expect, test } from 'vitest';
import { checkArchive } from '../../src/core/pipeline.ts';
import { EXAMPLE_AS_OF, EXAMPLE_PATH, makeExampleTree } from '../../src/core/rules/example-archive.ts';
import type { Example } from '../../src/core/rules/rule.ts';

/** What is reported, of the example as its line and code, of other files with their names. */
const findings = (example: Example): string[] =>
  checkArchive(makeExampleTree(example), { asOf: EXAMPLE_AS_OF }).diagnostics.map(
    ({ file, place, ruleId }) => `${file === EXAMPLE_PATH ? '' : `${file} `}${place.start.line} ${ruleId}`,
  );

const HEAD = 'title: Two ledgers keep a partnership honest\ndate: 2026-01-23';
const SUMMARY = 'summary: Partners that keep two ledgers settle disputes in weeks, not in years.';
const briefing = (front: string, body = '## What is at stake\n\nDecoupling.'): Example => ({ text: `---\n${front}\n---\n\n${body}\n` });

describe('every mistake of a file is told at once', () => {
  test.each<[name: string, example: Example, expected: string[]]>([
    [
      'values out of form and unknown names',
      { front: 'title: Short\nthemes: [decuopling]\nauthors: [nobody]\nrelated: [none]\naliases: [second-sources]' },
      ['2 value-invalid', '5 theme-unknown', '6 author-unknown', '7 briefing-unknown', '8 alias-clash'],
    ],
    [
      'the items of one list',
      { front: 'themes: [decuopling, Big Theme, licencing]' },
      ['5 theme-unknown', '5 value-invalid', '5 theme-unknown'],
    ],
    [
      'the parts of one group',
      { front: 'judgements:\n  - text: Short\n    passage: none\n  - text: Contracts will move before freight does\n    passage: nowhere' },
      ['7 value-invalid', '8 passage-unknown', '10 passage-unknown'],
    ],
    [
      'front matter and sections',
      { front: 'kind: executive-summary\nauthors: nobody', body: '## What is at stake\n\nDecoupling, and a licence.' },
      ['2 body-length', '6 section-required', '7 value-invalid', '10 section-required', '10 section-required', '12 theme-undeclared'],
    ],
    [
      'front matter, links and citations',
      { front: 'title: Short\nsources: [{ title: A survey of ledgers }]', body: '## What\n\nDecoupling [so](none.md) is.[^source-2]' },
      ['2 value-invalid', '11 link-form', '11 source-unknown'],
    ],
    [
      'mistakes of YAML and all others',
      briefing(
        `title: Two ledgers: one\ndate: 2026-02-30\n${SUMMARY}\nthemes: [decuopling]\nkind: &a note`,
        '## What\n\n<b>Decoupling</b>.',
      ),
      ['2 yaml-syntax', '3 value-invalid', '5 theme-unknown', '6 yaml-syntax', '11 html-raw'],
    ],
    [
      'mistakes of YAML that others hide',
      briefing(`title: "Two ledgers\ndate: 2026-01-23\n${SUMMARY}\nthemes: [decuopling\nkind: note: short`),
      ['2 yaml-syntax', '5 yaml-syntax', '6 yaml-syntax'],
    ],
    [
      'a key used twice and another',
      { front: 'kind: nota\nkind : note\nregions: [asia]' },
      ['6 kind-unknown', '7 yaml-syntax', '8 region-unknown'],
    ],
    [
      'a text without front matter',
      { text: '# Two ledgers\n\n<b>Decoupling</b>.\n' },
      ['1 front-matter-missing', '1 heading-level', '3 html-raw'],
    ],
    [
      'a body without a section that its kind requires',
      { front: 'kind: executive-summary', body: '' },
      ['2 body-length', '6 section-required', '6 section-required', '6 section-required'],
    ],
  ])('%s', (_name, example, expected) => expect(findings(example)).toEqual(expected));

  test('in the publication, and in briefings that depend on it', () => {
    const publication = `name: Meridian\ndescription: Short\nurl: https://meridian.example\nlanguage: en\ntime-zone: Etc/UTC\ncontact: desk@meridian.example\nauthors:\n  research-desk: Research desk\nkinds:\n  note:\n    title: N\n`;
    expect(findings({ front: 'authors: [nobody]\nkind: note', files: { 'publication.yaml': publication } })).toEqual([
      '6 author-unknown',
      'publication.yaml 2 value-invalid',
      'publication.yaml 11 value-invalid',
    ]);
  });
});

describe('nothing is told that only follows from another mistake', () => {
  const link = (target: string): Example => ({ body: `## What is at stake\n\nDecoupling is [old](${target}).` });
  const OTHER = 'briefings/2025/2025-11-28-second-sources.md';
  const LINKED = link('../2025/2025-11-28-second-sources.md#what-buyers-ask');
  const other = (text: string): NonNullable<Example['files']> => ({ [OTHER]: text });

  test.each<[name: string, example: Example, expected: string[]]>([
    ['a link to a file in another encoding', { ...LINKED, files: { [OTHER]: new Uint8Array([0xe9]) } }, [`${OTHER} 1 file-encoding`]],
    ['a link to a file that may not be read', { ...LINKED, files: { [OTHER]: { is: 'locked' } } }, [`${OTHER} 1 file-unreadable`]],
    [
      'a link to a passage of a file without an end of its front matter',
      { ...LINKED, files: other('---\ntitle: x\n') },
      [`${OTHER} 1 front-matter-unclosed`],
    ],
    [
      'a link to a passage whose address is out of form',
      {
        ...LINKED,
        files: other(
          `---\n${HEAD.replace('2026-01-23', '2025-11-28')}\n${SUMMARY}\nthemes: [decoupling]\n---\n\n## Buyers {#What_Buyers_Ask}\n\nDecoupling.\n`,
        ),
      },
      [`${OTHER} 8 heading-attributes`],
    ],
    [
      'a reference to a file whose name is out of form',
      { front: 'related: [two]', files: { 'briefings/2026/2026-01-24-Two.md': 'x' } },
      ['briefings/2026/2026-01-24-Two.md 1 file-name'],
    ],
    [
      'a theme whose file is a link',
      { front: 'themes: [trade]', body: '## What\n\nTrade.', files: { 'themes/trade.md': { is: 'symlink' } } },
      ['themes/trade.md 1 file-symlink'],
    ],
    [
      'a picture that is none',
      { body: '## What\n\nDecoupling.\n\n![What it shows](chart.png)', files: { 'briefings/2026/chart.png': 'x' } },
      ['briefings/2026/chart.png 1 picture-unreadable'],
    ],
    ['a misspelt key that had to be there', briefing(`${HEAD}\nsumary: So\nthemes: [decoupling]`), ['4 key-unknown']],
    ['a line without a colon', briefing(`${HEAD}\nsummary "So it is"\nthemes: [decoupling]`), ['4 yaml-syntax']],
    ['a kind out of form', { front: 'kind: [executive-summary]' }, ['6 value-invalid']],
    [
      'a language out of form',
      { front: 'language: Deutsch!', body: '## Was es heißt\n\nDas CJEU ist here, und decoupling.' },
      ['6 value-invalid'],
    ],
    ['sources out of form', { front: 'sources: none', body: '## What\n\nDecoupling.[^source-1]' }, ['6 value-invalid']],
    [
      'judgements out of form',
      {
        front: 'kind: executive-summary\njudgements: none',
        body: '## Executive Summary\n\nDecoupling is a word that two ledgers make concrete.\n\n## Outlook\n\nMore of it.',
      },
      ['7 value-invalid'],
    ],
    ['a withdrawal out of form', { front: 'status: withdrawn\nwithdrawn: yes' }, ['7 value-invalid']],
    ['an embargo out of form', { front: 'embargo: tomorrow\nrelated: [ten-questions]' }, ['6 value-invalid', '7 reference-withheld']],
    [
      'a silence in a file with a mistake',
      {
        front: 'title: Short\nsilence:\n  theme-undeclared: the licence is named in a quotation only',
        body: '## What\n\nDecoupling is “a licence to wait”.',
      },
      ['2 value-invalid'],
    ],
    [
      'a glossary with a mistake',
      { body: '## What\n\nDecoupling, says the EMA.', files: { 'glossary.yaml': '- term: EMA\n  expansion: "European\n' } },
      ['glossary.yaml 2 yaml-syntax'],
    ],
    [
      'a briefing of which is not known when it appears',
      {
        front: 'related: [other]',
        files: {
          'briefings/2026/2026-02-01-other.md': `---\n${HEAD.replace('2026-01-23', '2026-02-01')}\n${SUMMARY}\nthemes: [decoupling]\nstatus: Draft\n---\n\n## What\n\nDecoupling.\n`,
        },
      },
      ['briefings/2026/2026-02-01-other.md 6 value-invalid'],
    ],
  ])('%s', (_name, example, expected) => expect(findings(example)).toEqual(expected));
});
