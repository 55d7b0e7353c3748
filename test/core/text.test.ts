import { describe, expect, test } from 'vitest';
import { codeFrame } from '../../src/core/diagnostics/code-frame.ts';
import { makeLocator } from '../../src/core/diagnostics/locator.ts';
import { suggest } from '../../src/core/diagnostics/suggest.ts';
import { dateInZone, makeStartOfDay } from '../../src/core/text/dates.ts';
import { setPhrase } from '../../src/core/text/phrase.ts';
import { shorten, splitSentences } from '../../src/core/text/sentences.ts';
import { countWords, readingTime } from '../../src/core/text/words.ts';

test.each([
  ['U.S.–China cooperation', 2],
  ['cross-border, innovation-driven', 2],
  ['navigating—not avoiding', 3],
  ['it’s 2026', 2],
  ['临床数据出境', 3],
  ['', 0],
])('counts the words of %j', (text, words) => expect(countWords(text)).toBe(words));

test.each([
  [5, '10 seconds'],
  [60, '20 seconds'],
  [230, '1 minute'],
  [324, '1½ minutes'],
  [920, '4 minutes'],
])('%i words are read in %s', (words, time) => expect(readingTime(words)).toBe(time));

test.each([
  ['The U.S. Food agency said so. Then it left.', ['The U.S. Food agency said so.', 'Then it left.']],
  [
    'Ask what stops, for whom, and from which date. Most answer one.',
    ['Ask what stops, for whom, and from which date.', 'Most answer one.'],
  ],
  ['通道之窄，是有意为之。可行的设计是存在的。', ['通道之窄，是有意为之。', '可行的设计是存在的。']],
])('splits %j into sentences', (text, sentences) => expect(splitSentences(text)).toEqual(sentences));

test('a shortened text ends at a word, with an ellipsis', () => expect(shorten('one two three four', 12)).toBe('one two…'));

describe('a phrase', () => {
  test('keeps compounds whole and dashes at their word', () => {
    expect(setPhrase('U.S.–China—innovation-driven').html).toBe(
      '<span class="nb">U.S.–China—</span><span class="nb">innovation-driven</span>',
    );
  });
  test('is escaped', () => expect(setPhrase('<b>"x"&\'').html).toBe('&lt;b&gt;&quot;x&quot;&amp;&#39;'));
});

test.each([
  ['decuopling', ['decoupling', 'licensing'], ['decoupling']],
  ['Decoupling', ['decoupling'], ['decoupling']],
  ['licencing', ['licensing', 'decoupling'], ['licensing']],
  ['xyz', ['decoupling'], []],
])('for %j suggests from %j', (word, words, expected) => expect(suggest(word, words)).toEqual(expected));

test.each([
  ['2026-01-23', 'Etc/UTC', '2026-01-23T00:00:00.000Z'],
  ['2026-07-01', 'Europe/London', '2026-06-30T23:00:00.000Z'],
  ['2026-01-23', 'Asia/Tokyo', '2026-01-22T15:00:00.000Z'],
  ['2026-01-23', 'America/New_York', '2026-01-23T05:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
])('%s begins in %s at %s', (date, zone, instant) => {
  expect(new Date(makeStartOfDay(zone)(date)).toISOString()).toBe(instant);
  expect(dateInZone(instant, zone)).toBe(date);
});

describe('a code frame', () => {
  const frame = (text: string, start: number, end: number) => codeFrame(text, makeLocator(text).place(start, end));
  test('counts wide characters twice', () => expect(frame('数据 x', 3, 4)).toMatchObject({ indent: 5, width: 1 }));
  test('counts combining characters not at all', () => expect(frame('e\u0301 x', 3, 4)).toMatchObject({ indent: 2 }));
  test('counts joiners not at all, and rare characters of Chinese twice', () =>
    expect(frame('a\u200C\u{20000} x', 5, 6)).toMatchObject({ indent: 4 }));
  test('cuts no sign in two', () => {
    const shown = (before: number): string => frame(`${'a'.repeat(before)}${'\u{1F4C8}e\u0301'.repeat(60)}.`, 180, 181)?.text ?? '';
    for (const before of [0, 1, 2, 3]) expect(shown(before)).toMatch(/^…?(?:a*(?:\u{1F4C8}|e\u0301)+\.?)…?$/u);
  });
  test('shows a window of a long line', () => {
    const shown = frame(`${'a'.repeat(200)} here ${'b'.repeat(200)}`, 201, 205);
    expect(shown?.text.slice(shown.indent, shown.indent + shown.width)).toBe('here');
    expect(shown?.text.length).toBeLessThan(110);
  });
});
