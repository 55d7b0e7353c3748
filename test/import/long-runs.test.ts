import { describe, expect, it } from 'vitest';
import { openNotes } from '../../src/import/draft.ts';
import { systems, type SystemName } from '../../src/import/folder/system.ts';
import { readHtml } from '../../src/import/html/read-html.ts';
import { importText } from '../../src/import/import-text.ts';
import { rewriteBlocks } from '../../src/import/markdown/blocks.ts';
import { rewriteText } from '../../src/import/markdown/read-markdown.ts';
import { splitSource } from '../../src/import/markdown/split-source.ts';
import { isProblem } from '../../src/import/problem.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { planFolder } from './plan-fixture.ts';
import { vocabulary } from './vocabulary.ts';

/** What takes time out of proportion to a text runs into this. */
const timeout = 20_000;
const SIZE = 120_000;

/** What patterns look for the end of, or may divide in more ways than one; each with what may follow the run. */
const RUNS: readonly (readonly [run: string, end?: string])[] = [
  [' ', '!'],
  ['\n', '!'],
  ['\t \n', '!'],
  ['a', '!'],
  ['{%'],
  ['{% '],
  ['{% raw %}'],
  ['{% highlight a'],
  ['{% post_url  ', '!'],
  ['{% include a '],
  ['{{ site.url }}', '!'],
  ['{{ "/a'],
  ['{{ "a" |'],
  ['{{'],
  ['{{<'],
  ['{{< a '],
  ['{{< figure src="a" '],
  ['{{</* '],
  ['- a\n{:'],
  ['# a\n{: toc '],
  ['{: toc toc '],
  ['{.a'],
  ['{:.a #b}'],
  ['[['],
  ['![['],
  ['[[a|'],
  ['!['],
  ['![](a'],
  ['](a'],
  ['[a]{.b '],
  ['=='],
  ['==a'],
  [' ^a'],
  [' #a'],
  ['#a, '],
  ['@a', '@'],
  [':', '!'],
  [': ', '!'],
  [':::{.a}\n\n'],
  ['::: {.callout-note}\n'],
  ['::: {.hidden}\n'],
  ['>', '!'],
  ['> ', '[!note]'],
  ['`', 'a`'],
  ['`a', '``'],
  ['```\n'],
  ['~~~', '!'],
  ['- ', '```'],
];
const repeat = ([run, end = '']: readonly [string, string?]): string => run.repeat(Math.ceil(SIZE / run.length)) + end;
const nameOf = ([run]: readonly [string, string?]): string => JSON.stringify(run);

describe.each(Object.keys(systems) as SystemName[])('rewriting what %s adds to Markdown', { timeout }, (name) => {
  it.each(RUNS.map((run) => [nameOf(run), repeat(run)]))('comes to an end on a long run of %s', (_name, text) => {
    const { comments, rewritings } = systems[name];
    const dialect = { comments, rewritings: rewritings(() => undefined), hidesCode: false };
    const written = rewriteText(text, 1, dialect, openNotes());
    expect(typeof written === 'string' ? rewriteBlocks(written, openNotes(), 1).length : written.reason).toBeTruthy();
  });
});

describe('a document of a folder', { timeout }, () => {
  const page = (front: string, body: string): string => `---\ntitle: A page\ndate: 2024-01-01\n${front}---\n\n## Text\n\n${body}\n`;

  it.each<[string, string, string]>([
    ['an address of slashes', page(`permalink: ${'/'.repeat(SIZE)}x\n`, 'Text.'), 'title: A page'],
    ['a date after blanks', page(`date2:${' '.repeat(SIZE)}x\nembargo: ${'some day '.repeat(20)}\n`, 'Text.'), 'import-date-invalid'],
    [
      'tags that are no themes',
      page(`tags: [${Array.from({ length: 8000 }, (_, at) => `tag${at}`).join(', ')}]\n`, 'Text.'),
      'title: A page',
    ],
    ['the same heading thousands of times', page('', '## Same\n\nText.\n\n'.repeat(8000)), 'title: A page'],
    ['tags of HTML in every paragraph', page('', `${'<b>a '.repeat(900)}\n\n`.repeat(20)), 'title: A page'],
    ['links to a heading that is not there', page('', '[a](#b)\n\n## C\n\n'.repeat(5000)), 'title: A page'],
    ['blanks between marks', page('', `{{<${' '.repeat(15_000)}!`), 'blanks or empty lines in a row'],
    ['a long line', page('', 'a '.repeat(SIZE / 2)), 'expected at most 20000'],
  ])('is imported, or refused at once, with %s', (_name, text, expected) => {
    const folder = makeTemporaryFolder();
    writeFiles(folder, { 'content/p.md': text });
    expect(planFolder(folder, { from: 'hugo' }).textOf('content/p.md')).toContain(expected);
  });

  it('is refused with JSON whose quotes do not close', () => {
    expect(isProblem(splitSource(`{"a${'\\"'.repeat(SIZE / 2)}`))).toBe(true);
  });
});

describe('a page', { timeout }, () => {
  it.each<[string, string]>([
    [
      'marks that are never closed, in many blocks',
      `${Array.from({ length: 20_000 }, (_, at) => `<b id=${at}>`).join('')}${'<p>a'.repeat(20_000)}`,
    ],
    ['divisions that are never closed', '<div><p>a'.repeat(20_000)],
    ['notes that all lead to one place', `<div id=n>${'<p>a</p>'.repeat(3000)}</div>${'<p><a href=#n>1</a></p>'.repeat(3000)}`],
    ['marks of notes beside each other', `<p><span>${'<i></i><a id=a href=#n>1</a>'.repeat(5000)}</span></p><p id=n>a</p>`],
    ['a style of one list after the other', `<p style="${'mso-list:'.repeat(30_000)}">a</p>`],
    ['a class of one list after the other', `<ul class="${'lst-kix_'.repeat(30_000)}"><li>a</ul>`],
    ['a style sheet of comments', `<style>${'/*'.repeat(SIZE)}</style><p>a`],
    ['a style sheet of braces', `<style>${'.a{'.repeat(40_000)}${'}'.repeat(40_000)}</style><p>a`],
    ['thousands of lines in one mark', `<p><span>${'a<br>'.repeat(20_000)}</span>`],
    ['a heading of blanks', `<h2>a${'&nbsp;'.repeat(100_000)}b</h2><p>a`],
    ['short paragraphs without end', '<p>Word decoupling</p>'.repeat(20_000)],
  ])('is read, or refused at once, with %s', (_name, html) => {
    const read = readHtml(html, 'a.html');
    expect(isProblem(read) ? read.code : 'read').toMatch(/^(?:read|import-document)$/u);
  });
});

describe('a plain text', { timeout }, () => {
  const lines = (line: (at: number) => string): string => Array.from({ length: 12_000 }, (_, at) => line(at)).join('\n');

  it.each<[string, string]>([
    ['short lines', lines((at) => `Line ${at} Decoupling`)],
    ['numbered lines', lines((at) => `${(at % 900) + 1}. A line`)],
    ['a list', lines(() => '- a\n')],
    ['an indented list', lines((at) => `${' '.repeat(at % 9)}- a\n`)],
    ['blanks', `a${' '.repeat(SIZE)}b`],
    ['empty lines', `a.${'\n'.repeat(SIZE)}b`],
    ['double brackets', '[['.repeat(SIZE / 2)],
    ['notes', '[^'.repeat(SIZE / 2)],
    ['mail addresses', 'a@a.'.repeat(SIZE / 4)],
    ['web addresses', 'https://a.-'.repeat(SIZE / 12)],
    ['tags', '<a '.repeat(SIZE / 3)],
    ['backticks', '`a'.repeat(SIZE / 2)],
  ])('is imported, or refused, without delay: %s', (_name, text) => {
    const options = { title: 'A title of its own', summary: 'A bottom line that is long enough to be one.', themes: ['decoupling'] };
    const imported = importText(new TextEncoder().encode(`2026-01-23\nThe Point\n${text}`), options, vocabulary);
    expect(imported.ok ? imported.text : imported.problems[0]?.fix).toBeTruthy();
  });
});
