import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/import/read-date.ts';

describe('readDate', () => {
  it.each([
    '23 January 2026',
    '23 Jan 2026',
    '23 Jan. 2026',
    '23rd January, 2026',
    '23rd of January 2026',
    'January 23, 2026',
    'Jan 23 2026',
    'JANUARY 23rd, 2026',
    'Friday, 23 January 2026',
    'Fri 23 January 2026',
    'Date: 23 January 2026',
    '23. Januar 2026',
    'Freitag, 23. Januar 2026',
    '2026-01-23',
    '2026/01/23',
    '2026.1.23',
    '2026年1月23日',
    '23/01/2026',
    '01/23/2026',
    '23.01.2026',
    '23\u00A0January\u00A02026',
  ])('reads %s', (line) => {
    expect(readDate(line)).toEqual({ is: 'date', date: '2026-01-23' });
  });

  it('reads equal day and month in numbers, which can be read in one way', () => {
    expect(readDate('05/05/2026')).toEqual({ is: 'date', date: '2026-05-05' });
  });

  it.each([
    ['03/04/2026', ['2026-04-03', '2026-03-04']],
    ['3.4.2026', ['2026-04-03', '2026-03-04']],
    ['23/01/26', ['2026-01-23']],
  ])('finds %s ambiguous', (line, readings) => {
    expect(readDate(line)).toEqual({ is: 'ambiguous', readings });
  });

  it.each(['30 February 2026', '2026-13-01', '32/13/2026', '0 January 2026'])('finds %s invalid', (line) => {
    expect(readDate(line)).toEqual({ is: 'invalid' });
  });

  it.each(['January 2026', '23 Brumaire 2026', 'Executive Summary', '23 January 2026 was a day.', '2026', ''])(
    'leaves %s alone',
    (line) => {
      expect(readDate(line)).toBeUndefined();
    },
  );
});
