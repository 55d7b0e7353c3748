import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { moveFindings } from '../../src/lsp/diagnostics.ts';
import { openDocument } from '../../src/lsp/open-document.ts';
import { makeLocator } from '../../src/core/diagnostics/locator.ts';
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic.ts';

describe('positions of an open document', () => {
  const texts = [
    'one\ntwo',
    'one\r\ntwo\r\n',
    'o\rt\r\n\n',
    'Cafe\u0301 🧪\n数据 👨‍👩‍👧 x\n',
    '\uFEFF---\r\ntitle: 🧪\r\n',
    '',
    '\u2028a\u0085b\nc',
  ];

  it.each(texts)('lead from each character of %j to its range and back', (whole) => {
    const document = TextDocument.create('file:///a.md', 'markdown', 1, whole);
    const { text, rangeOf, offsetAt } = openDocument(document, 'a.md');
    const mark = whole.length - text.length;
    for (let offset = 0; offset <= text.length; offset += 1) {
      // between the two halves of a line end no cursor can stand
      if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
      const { start } = rangeOf(offset, offset);
      expect(start).toEqual(document.positionAt(offset + mark));
      expect(offsetAt(start)).toBe(offset);
    }
  });
});

describe('findings of an earlier text', () => {
  const finding = (text: string, word: string): Diagnostic => {
    const start = text.indexOf(word);
    const place = makeLocator(text).place(start, start + word.length);
    return { ruleId: 'passage-repeated', severity: 'suggestion', file: 'a.md', place, reason: word, fix: '' };
  };

  it.each([
    ['one two three', 'one two and three', ['one', 'two', 'three']],
    ['one two three', '\n\none two three', ['one', 'two', 'three']],
    ['one two three', 'one 🧪 three', ['one', 'three']],
    ['one two three', '', []],
  ])('%j move with their words to %j', (before, after, left) => {
    const findings = ['one', 'two', 'three'].map((word) => finding(before, word));
    const { place } = makeLocator(after);
    const moved = moveFindings(findings, before, after, place);
    expect(moved.map(({ reason }) => reason)).toEqual(left);
    for (const { reason, place: at } of moved) expect(after.slice(at.start.offset, at.end.offset)).toBe(reason);
  });
});
