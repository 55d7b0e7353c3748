import { describe, expect, test } from 'vitest';
import { fixArchive } from '../../src/core/fix/fix-archive.ts';
import { checkArchive } from '../../src/core/pipeline.ts';
import { EXAMPLE_AS_OF, EXAMPLE_PATH, makeExampleTree } from '../../src/core/rules/example-archive.ts';

const check = (tree: ReturnType<typeof makeExampleTree>) => checkArchive(tree, { asOf: EXAMPLE_AS_OF });

/** The briefing after its fixes; undefined when it is left as it is. */
function fix(text: string): string | undefined {
  const tree = makeExampleTree({ text });
  return fixArchive(tree, check(tree), check).files.find(({ path }) => path === EXAMPLE_PATH)?.after;
}

const briefing = (front: string, body = 'Decoupling is at stake.'): string =>
  `---\n# kept\ntitle: 'Two ledgers keep a partnership honest'\ndate: 2026-01-23 # kept too\nsummary: "Partners that keep two ledgers settle disputes in weeks."\n${front}\n---\n\n## What is at stake\n\n${body}\n`;

describe('a fix changes what was meant, and not a character more', () => {
  test.each([
    ['a theme in quotes', 'themes: [ "decuopling" ]  # x', 'themes: [ "decoupling" ]  # x'],
    ['a key', 'themes: [decoupling]\nreviewby: 2026-07-01', 'themes: [decoupling]\nreview-by: 2026-07-01'],
    ['an item a line', "themes:\n  - 'decuopling'\nkind: note", "themes:\n  - 'decoupling'\nkind: note"],
    [
      'a state in capitals, in quotes',
      "themes: [decoupling]\nstatus: 'Draft' # until May",
      "themes: [decoupling]\nstatus: 'draft' # until May",
    ],
    ['a theme named twice, with the comma', 'themes: [ decoupling , licensing, decoupling ] # x', 'themes: [ decoupling , licensing ] # x'],
    ['two in one line', 'themes: [decuopling, licencing]', 'themes: [decoupling, licensing]'],
  ])('%s', (_name, before, after) => {
    for (const write of [(text: string) => text, (text: string) => text.replaceAll('\n', '\r\n')])
      expect(fix(write(briefing(before)))).toBe(write(briefing(after)));
  });

  test.each([
    [
      'the address of a link',
      '[x](../2025/2025-11-28-second-source.md#what-buyers-ask)',
      '[x](../2025/2025-11-28-second-sources.md#what-buyers-ask)',
    ],
    [
      'the passage in a link',
      '[x](<../2025/2025-11-28-second-sources.md#what-buyers-asked>)',
      '[x](<../2025/2025-11-28-second-sources.md#what-buyers-ask>)',
    ],
    ['the slug in double brackets', '[[second-source|words]]', '[[second-sources|words]]'],
    ['a theme in a heading', 'So.\n\n## More {#more themes="licencing"}\n\nText.', 'So.\n\n## More {#more themes="licensing"}\n\nText.'],
  ])('%s', (_name, before, after) =>
    expect(fix(briefing('themes: [decoupling, licensing]', before))).toBe(briefing('themes: [decoupling, licensing]', after)),
  );

  test.each([
    ['in brackets', 'themes: [decoupling]', 'themes: [decoupling, licensing]'],
    ['a line each', 'themes:\n- decoupling\nkind: note', 'themes:\n- decoupling\n- licensing\nkind: note'],
  ])('a theme that the text uses, %s', (_name, before, after) => {
    const body = 'Decoupling is agreed in a licence.';
    for (const write of [(text: string) => text, (text: string) => text.replaceAll('\n', '\r\n')])
      expect(fix(write(briefing(before, body)))).toBe(write(briefing(after, body)));
  });
});

describe('a text is left as it is', () => {
  test.each([
    ['when nothing is wrong', briefing('themes: [decoupling]')],
    ['when two words could be meant', briefing('themes: [decoupling]\nrelated: [ten-second-questions-sources]')],
    ['when a new problem would come to light', briefing('theems: [decuopling]')],
    [
      'when the list of themes is of another form',
      briefing('themes: [decoupling, # first\n  decoupling-x]', 'Decoupling is agreed in a licence.'),
    ],
    ['when a text with a colon may be followed by a comment', briefing('themes: [decoupling]\nsources:\n  - title: Ledgers: a survey # x')],
    ['when a doubled theme is all there is in a line of another form', briefing('themes: [decoupling,\n  decoupling]')],
    ['when an embargo lacks its offset', briefing('themes: [decoupling]\nembargo: 2026-02-06T06:00:00')],
    ['when a heading has others below it', briefing('themes: [decoupling]', 'So.\n\n#### More\n\nText.\n\n#### Less\n\nText.')],
    ['when the value is an escape', briefing('themes: ["decuop\\u006Cing"]')],
  ])('%s', (_name, text) => expect(fix(text)).toBeUndefined());
});

test('a fix that makes another file fail is taken back', () => {
  const tree = makeExampleTree({
    text: briefing('themes: [decoupling]\nalias: [clauses]'),
    files: {
      'briefings/2026/2026-01-24-clauses.md': briefing('themes: [decoupling]')
        .replace('2026-01-23', '2026-01-24')
        .replace('Two ledgers', 'Two clauses'),
    },
  });
  const before = check(tree);
  expect(before.diagnostics.map(({ ruleId }) => ruleId)).toEqual(['key-unknown']);
  expect(fixArchive(tree, before, check)).toEqual({ files: [], checked: before });
});
