import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFiles, linkFiles, briefingAt } from '../support/memory-tree.ts';
import { briefingFile, emptyArchive } from '../support/sample-files.ts';

const glossary = {
  'glossary.yaml':
    '- term: FDA\n  expansion: U.S. Food and Drug Administration\n  aliases: [the Agency]\n  definition: An agency of the United States.\n',
};

function render(markdown: string): string {
  const body = `## What is at stake {#stake}\n\n${markdown}\n\n## What follows\n\n- One`;
  const site = linkFiles({
    ...emptyArchive,
    ...glossary,
    ...briefingFile({ date: '2026-01-10', slug: 'other' }),
    ...briefingFile({ date: '2026-01-23', slug: 'one', front: 'sources:\n  - title: The Rules', body }),
  });
  return briefingAt(site, 'one').sections[0]?.html ?? '';
}

describe('Markdown becomes HTML', () => {
  test.each<[name: string, markdown: string, html: string]>([
    ['emphasis and strength', '*a* and **b**', '<p><em>a</em> and <strong>b</strong></p>'],
    ['lists', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['a task list, as a list', '- [ ] a', '<ul>\n<li>a</li>\n</ul>'],
    ['dashes that stay with their word', 'navigating—not avoiding', '<p><span class="nb">navigating—</span>not avoiding</p>'],
    [
      'links to briefings, as addresses of the site',
      '[x](2026-01-10-other.md#what-is-at-stake)',
      '<p><a href="/briefings/other/#what-is-at-stake">x</a></p>',
    ],
    ['links to themes', '[x](../../themes/decoupling.md)', '<p><a href="/themes/decoupling/">x</a></p>'],
    ['links within the page', '[x](#stake)', '<p><a href="#stake">x</a></p>'],
    [
      'double brackets, with the title of the briefing',
      'See [[other]].',
      '<p>See <a href="/briefings/other/">On other in practice</a>.</p>',
    ],
    [
      'double brackets with words of their own',
      '[[other#what-is-at-stake|that]]',
      '<p><a href="/briefings/other/#what-is-at-stake">that</a></p>',
    ],
    ['citations of sources', 'So it is.[^source-1]', '<p>So it is.<a href="#source-1" class="cite">[1]</a></p>'],
    [
      'the first use of a term, explained',
      'The FDA and the FDA',
      '<p>The <a href="#term-fda" title="U.S. Food and Drug Administration" class="term">FDA</a> and the FDA</p>',
    ],
    ['no term inside a word or a link', '[FDA](https://fda.example) FDAX', '<p><a href="https://fda.example">FDA</a> FDAX</p>'],
    ['no link from escaped brackets', '\\[\\[other]] and \\[^n]', '<p>[[other]] and [^n]</p>'],
    ['footnotes', 'a[^n]\n\n[^n]: b', '<p>a<sup><a href="#fn-n" id="fnref-n" aria-label="Note 1">1</a></sup></p>'],
    [
      'tables that scroll in a named region',
      '| a | n |\n|---|--:|\n| b | 1 |',
      '<div class="scroll" role="region" tabindex="0" aria-label="Table: a, n"><table>\n<thead>\n<tr>\n<th scope="col">a</th>\n<th scope="col" class="num">n</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n<td class="num">1</td>\n</tr>\n</tbody>\n</table></div>',
    ],
    ['angle brackets in code', '`<script>`', '<p><code>&#x3C;script></code></p>'],
  ])('%s', (_name, markdown, html) => expect(render(markdown)).toBe(html));
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x)',
  '![x](javascript:alert(1))',
  '<a href="javascript:x">x</a>',
  '<svg/onload=alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '<https://x.example/"onmouseover="alert(1)>',
  '`</code><script>alert(1)</script>`',
  '| <script>x</script> |\n|---|\n| [x](javascript:x) |',
];

/** HTML of a body that may have errors: what would reach readers if nothing refused it. */
function forceRender(markdown: string): string {
  const { archive, diagnostics } = checkFiles({
    ...emptyArchive,
    ...briefingFile({ date: '2026-01-23', slug: 'one', body: `## What is at stake\n\n${markdown}\n\n## What follows\n\n- One` }),
  });
  if (archive === undefined) return diagnostics.every(({ severity }) => severity === 'error') ? '' : 'unclear';
  return archive.briefings[0]?.body.passages.map(({ html }) => html).join('') ?? '';
}

describe('hostile Markdown', () => {
  test.each(HOSTILE)('%s runs no script', (markdown) => {
    const html = forceRender(markdown);
    expect(html).not.toMatch(/<script|\son\w+=|href="(?:javascript|data|vbscript)|src="javascript/iu);
  });
});

test('no text makes parsing throw, and none gets a script, a handler or a foreign protocol through', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '[',
    ']',
    '(',
    ')',
    '!',
    '\n',
    '\n\n',
    '# ',
    '## a\n',
    '- ',
    '> ',
    '`',
    '```\n',
    '|',
    '---',
    '[[',
    ']]',
    '[^a]',
    '{#a}',
    'javascript:',
    'onload=',
    '<script>',
    'FDA',
    'decoupling',
    '—',
    '\t',
    '*',
    '_',
    '\\',
    '&',
    'é',
    '数',
    '\u{1F600}',
    'a',
    ' ',
  );
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 60 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (markdown) => !/<script|<[^>]+\son\w+=|href="javascript:/iu.test(forceRender(markdown))),
    { numRuns: 150 },
  );
});

describe('texts that stall other parsers', () => {
  test.each([
    ['nested empty list items', '* '.repeat(750)],
    ['nested quotations', '>'.repeat(5000)],
    ['openings of comments and tags', '</<!--'.repeat(3750)],
    ['runs of brackets', '['.repeat(30_000)],
    ['runs of emphasis', 'a*_'.repeat(3000)],
    ['quotations that go on without their marker', `> a\n${'a\n'.repeat(4000)}`],
    ['links within links', `${'[a'.repeat(990)}${'](https://b.example)'.repeat(990)}`],
    ['deep indentation', Array.from({ length: 200 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
  ])('%s are refused before parsing', (_name, markdown) => {
    const { diagnostics } = checkFiles({
      ...emptyArchive,
      ...briefingFile({ date: '2026-01-23', slug: 'one', body: `## What follows\n\n${markdown}` }),
    });
    expect(diagnostics.map(({ ruleId }) => ruleId)).toContain('limit-exceeded');
  });
});

describe('front matter that stalls other parsers', () => {
  test.each([
    ['lists within lists', `related: ${'['.repeat(5000)}`, 'limit-exceeded'],
    ['groups within groups', `related: ${'{a: '.repeat(500)}x${'}'.repeat(500)}`, 'limit-exceeded'],
    ['lists on one line', `related:\n  ${'- '.repeat(3000)}a`, 'limit-exceeded'],
    ['empty lines in quotes', `related: "a${'\n'.repeat(5000)}"`, 'limit-exceeded'],
    ['one key again and again', 'kind: note\n'.repeat(3000), 'yaml-syntax'],
    ['thousands of keys', Array.from({ length: 8000 }, (_, index) => `k${index}: 1`).join('\n'), 'key-unknown'],
  ])('%s is refused', (_name, front, code) => {
    const { diagnostics } = checkFiles({ ...emptyArchive, ...briefingFile({ date: '2026-01-23', slug: 'one', front }) });
    expect(diagnostics.map(({ ruleId }) => ruleId)).toContain(code);
  });
});

describe('characters that may not stand in a source', () => {
  const body = (text: string) => ({ body: `## What follows\n\n- ${text}` });
  test.each([
    ['by an entity, which would forge a slot', body('&#xE000;title|secret&#xE001;')],
    ['by an entity in an alternative text', body('![a&#xE000;](a.png)')],
    ['by an entity in a title', body('[a](https://a.example "&#57344;picture|x&#57345;")')],
    ['by an encoded address', body('[a](https://a.example/%EE%80%80)')],
    ['by an escape in the front matter', { front: 'review-by: "\\uE000title|secret\\uE001"' }],
    ['by an escape that writes a control character', { front: 'review-by: "2026\\0"' }],
    ['by an escape that writes half a character', { front: 'review-by: "\\uD800"' }],
  ])('are refused when they come in %s', (_name, sample) => {
    const { diagnostics } = checkFiles({ ...emptyArchive, ...briefingFile({ date: '2026-01-23', slug: 'one', ...sample }) });
    expect(diagnostics.map(({ ruleId }) => ruleId)).toContain('file-control-character');
  });
});
