import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/core/parse/markdown.ts';
import { plainText } from '../../src/core/parse/plain-text.ts';
import { importText, type Imported } from '../../src/import/import-text.ts';
import type { ImportOptions } from '../../src/import/fill-front.ts';
import { vocabulary } from './vocabulary.ts';

const told: ImportOptions = {
  title: 'A title that is long enough',
  summary: 'A bottom line that is long enough to be one.',
  themes: ['decoupling'],
  slug: 'free',
};

const importString = (text: string, options: ImportOptions = told): Imported =>
  importText(new TextEncoder().encode(text), options, vocabulary);

function bodyOf(text: string, options?: ImportOptions): string {
  const imported = importString(text, options);
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  return imported.text.slice(imported.text.indexOf('---\n\n') + 5);
}

function guessesOf(text: string, options?: ImportOptions): Record<string, string> {
  const imported = importString(text, options);
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  return Object.fromEntries(imported.guesses.map(({ subject, text: guess }) => [subject, guess]));
}

const codesOf = (imported: Imported): string[] => (imported.ok ? [] : imported.problems.map(({ code }) => code));

describe('the body', () => {
  it.each([
    ['a headline becomes a heading', 'The Point\nText follows here.', '## The Point\n\nText follows here.\n'],
    ['a question may be a headline', 'What Comes Next?\nText follows here.', '## What Comes Next?\n\nText follows here.\n'],
    ['a line that ends as a sentence is text', 'The Point\nA short one.\nAnother.', '## The Point\n\nA short one.\n\nAnother.\n'],
    [
      'the last line is text even when short',
      'The Point\nText follows here.\nThe Research Desk',
      '## The Point\n\nText follows here.\n\nThe Research Desk\n',
    ],
    ['bullets of every kind make a list', 'The Point\n- one\n• two\n* three\n– four', '## The Point\n\n- one\n- two\n- three\n- four\n'],
    ['indented bullets make a list in the list', 'The Point\n- one\n  - under one\n- two', '## The Point\n\n- one\n  - under one\n- two\n'],
    ['numbers make a numbered list', 'The Point\n1. one\n2. two', '## The Point\n\n1. one\n2. two\n'],
    ['a list goes on over blank lines', 'The Point\n- one\n\n- two', '## The Point\n\n- one\n- two\n'],
    [
      'a line indented under an item goes on with it',
      'The Point\n- one goes\n  on here\n- two',
      '## The Point\n\n- one goes on here\n- two\n',
    ],
    ['a number that begins no list is text', 'The Point\n2026. That was a year.', '## The Point\n\n2026\\. That was a year.\n'],
    [
      'numbers before headings are left out',
      '1. The Point\nText one.\n2. The Rest\nText two.',
      '## The Point\n\nText one.\n\n## The Rest\n\nText two.\n',
    ],
    ['Windows line ends and trailing spaces go', 'The Point  \r\nText follows here.\t\r\n', '## The Point\n\nText follows here.\n'],
    ['a no-break space stays', 'The Point\nIn 5\u00A0years, perhaps.', '## The Point\n\nIn 5\u00A0years, perhaps.\n'],
    [
      'an address becomes a link of the same words',
      'The Point\nSee https://example.org/a_b_c.',
      '## The Point\n\nSee <https://example.org/a_b_c>.\n',
    ],
  ])('%s', (_name, text, body) => {
    expect(bodyOf(`2026-01-23\n${text}`)).toBe(body);
  });

  it('joins lines that were broken at a margin, and says so', () => {
    const text =
      '2026-01-23\n\nThe Point\n\nThis paragraph was broken at a margin of forty\ncharacters, as mail programs do it.\n\nA second one stands below.\n\n- an item that was broken at the margin as\nwell\n- two\n';
    expect(bodyOf(text)).toBe(
      '## The Point\n\nThis paragraph was broken at a margin of forty characters, as mail programs do it.\n\nA second one stands below.\n\n- an item that was broken at the margin as well\n- two\n',
    );
    expect(guessesOf(text)).toHaveProperty('lines joined');
  });

  it('puts a heading above text that begins without one, and says so', () => {
    expect(bodyOf('2026-01-23\nJust a sentence.')).toBe('## Executive Summary\n\nJust a sentence.\n');
    expect(guessesOf('2026-01-23\nJust a sentence.')).toHaveProperty('heading added');
  });

  it('escapes whatever Markdown would take for markup', () => {
    const text = '*not* _emphasis_ <b>bold</b> [link](x) ![picture](y) `code` # a &amp; b ~~gone~~ [^1] [[slug]] 1. | a | b |';
    expect(plainText(parseMarkdown(bodyOf(`2026-01-23\nThe Point\n${text}`)).children)).toBe(`The Point\n${text}`);
  });

  it('keeps every word of any text, or refuses it', () => {
    const piece = fc.constantFrom(
      '*',
      '_',
      '[',
      '](x)',
      '<b>',
      '&amp;',
      '#',
      '# ',
      '1. ',
      '- ',
      '• ',
      '\t',
      '  ',
      '`',
      '~~',
      '|',
      '---',
      '\\',
      '![',
      '[[slug]]',
      '[^1]: x',
      '[ ] a',
      'https://a.b',
      'a@b.co',
      '\u00A0',
      'Word',
      'word',
      '.',
      ':',
      '\n',
      '\n\n',
      '\r\n',
      '\n- ',
      '\n1. ',
      '\n  - ',
      '> ',
      '<!--',
      '🚀',
      '中文',
      'Title Like\n',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 25 }).map((pieces) => pieces.join(''));
    const wordsIn = (body: string): string[] => plainText(parseMarkdown(body).children).match(/[\p{L}\p{N}]+/gu) ?? [];
    fc.assert(
      fc.property(text, (body) => {
        const imported = importString(`2026-01-23\n\n${body}`);
        if (!imported.ok) return imported.problems.every(({ code }) => code === 'import-empty' || code === 'import-words-changed');
        // Numbers of lists and of headings are markup.
        const source = body.match(/[\p{L}\p{N}]+/gu) ?? [];
        const title = imported.guesses.find(({ subject }) => subject === 'title line')?.text ?? '';
        const result = [title, ...wordsIn(imported.text.slice(imported.text.indexOf('---\n\n') + 5))].join(' ');
        return source.filter((word) => word !== '1').every((word) => result.includes(word));
      }),
      { numRuns: 500, seed: 23 },
    );
  });
});

describe('the title', () => {
  const rest = 'The Point\nA sentence that could be a title.\n';

  it('is the line above the first heading, which leaves the body', () => {
    const text = `2026-01-23\nThe Title of It All\n${rest}`;
    expect(guessesOf(text, { ...told, title: undefined }).title).toContain('“The Title of It All”');
    expect(bodyOf(text)).not.toContain('The Title');
  });

  it('may stand above the date', () => {
    expect(guessesOf(`The Title of It All\n23 January 2026\n${rest}`, { ...told, title: undefined }).title).toContain(
      '“The Title of It All”',
    );
  });

  it('is else the first judgement, else the first sentence', () => {
    const judgements = 'Strategic Implications\n- A judgement to stand behind\n- Another\n';
    expect(guessesOf(`2026-01-23\n${rest}${judgements}`, { ...told, title: undefined }).title).toContain(
      '“A judgement to stand behind”, from the first judgement',
    );
    expect(guessesOf(`2026-01-23\n${rest}`, { ...told, title: undefined }).title).toContain(
      '“A sentence that could be a title”, from the first sentence',
    );
  });

  it('is cut at a word when no sentence is short enough', () => {
    const text = `2026-01-23\nThe Point\n${'This goes on and on '.repeat(12)}without an end.`;
    const title = guessesOf(text, { ...told, title: undefined }).title ?? '';
    expect(title).toMatch(/^“This goes on .*…”, from the beginning/u);
  });
});

describe('the bottom line', () => {
  const ask = { ...told, summary: undefined };

  it('is the last sentence of the outlook, with the one before it when it is short', () => {
    const long = 'The question is not whether it goes on but how it is arranged.';
    const opening =
      '2026-01-23\nExecutive Summary\nA first sentence that is long enough to be taken for a summary.\nStrategic Implications\n- One judgement\nOutlook\n';
    expect(guessesOf(`${opening}First. ${long}`, ask).summary).toContain(`“${long}”, from the end of “Outlook”`);
    expect(guessesOf(`${opening}${long} So it is.`, ask).summary).toContain(`“${long} So it is.”`);
  });

  it('is else made of the first sentences', () => {
    expect(guessesOf('2026-01-23\nThe Point\nA first sentence. A second one that makes it long enough. A third.', ask).summary).toContain(
      '“A first sentence. A second one that makes it long enough.”, from the first sentences',
    );
  });
});

describe('the themes', () => {
  const ask = { ...told, themes: undefined };

  it('are those that most passages use, judgements counting twice', () => {
    const text =
      '2026-01-23\nOne\nThe FDA decides.\nTwo\nThe EMA decides.\nThree\nA supply chain holds.\nStrategic Implications\n- Full decoupling is impractical\nOutlook\nDecoupling again.';
    expect(guessesOf(text, ask).themes).toBe(
      'decoupling (2 passages), regulatory-pathways (2 passages), manufacturing (1 passage); the first leads',
    );
  });

  it('begin with the wider where a narrower one is used too', () => {
    const text = '2026-01-23\nOne\nThe clinical data travel.\nTwo\nGood data governance helps.';
    const guesses = guessesOf(text, ask);
    expect(guesses.themes).toBe('data-governance (2 passages), clinical-data (1 passage); the first leads');
  });
});

describe('the kind', () => {
  it.each([
    ['executive-summary', 'Executive Summary\nText.\nStrategic Implications\n- One judgement\nOutlook\nText.'],
    ['note', 'Executive Summary\nText.\nOutlook\nText.'],
  ])('is %s by the sections', (kind, text) => {
    expect(guessesOf(`2026-01-23\n${text}`).kind).toBe(`${kind}, by its sections`);
  });
});

describe('refuses', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['an empty file', '', 'import-empty'],
    ['a file of blank lines', '\n \n\t\n', 'import-empty'],
    ['a date without a text', '23 January 2026\n\n', 'import-empty'],
    ['bytes that are not UTF-8', new Uint8Array([0x32, 0x30, 0xe9, 0x0a]), 'import-not-text'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 'import-not-text'],
    ['a Word document', 'PK\u0003\u0004…', 'import-not-text'],
    ['a NUL', '2026-01-23\nText\u0000 here.', 'import-not-text'],
    ['more than a briefing can be', 'x'.repeat(300_000), 'import-too-large'],
    ['a text without a date', 'The Point\nText follows here.', 'import-date-missing'],
    ['a date that can be read in two ways', '03/04/2026\nThe Point\nText.', 'import-date-ambiguous'],
    ['a day that does not exist', '31 February 2026\nThe Point\nText.', 'import-date-invalid'],
  ])('%s', (_name, content, code) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    expect(codesOf(importText(bytes, told, vocabulary))).toEqual([code]);
  });

  it.each<[string, ImportOptions, string]>([
    ['a title that is too short', { ...told, title: 'Short' }, 'import-value'],
    ['a summary that is too long', { ...told, summary: 'x'.repeat(321) }, 'import-value'],
    ['an unknown theme', { ...told, themes: ['decuopling'] }, 'import-value'],
    ['a slug out of form', { ...told, slug: 'Not A Slug' }, 'import-slug'],
    ['a slug that is taken', { ...told, slug: 'taken' }, 'import-target-exists'],
  ])('%s', (_name, options, code) => {
    expect(codesOf(importString('2026-01-23\nThe Point\nText.', options))).toEqual([code]);
  });

  it('says all that is wrong at once, where, and what to do', () => {
    const imported = importString('\uFEFF  3/4/2026\nText.', { slug: 'taken' });
    if (imported.ok) throw new Error('not refused');
    expect(imported.problems.map(({ code }) => code)).toEqual([
      'import-date-ambiguous',
      'import-value',
      'import-value',
      'import-value',
      'import-target-exists',
    ]);
    expect(imported.problems[0]).toMatchObject({
      reason: 'Unexpected date `3/4/2026`, expected one that can be read in one way only',
      fix: 'write it as `2026-04-03` or `2026-03-04`, or give it with `--date`',
      place: { start: { line: 1, column: 3 }, end: { line: 1, column: 11 } },
    });
  });
});
