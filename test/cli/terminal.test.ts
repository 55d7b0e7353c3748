import { describe, expect, it } from 'vitest';
import { resolveAsOf, parseAsOf } from '../../src/cli/as-of.ts';
import { reportFailure, UsageError } from '../../src/cli/failure.ts';
import { makeInk, makeProgress, wantsColor, type Terminal } from '../../src/cli/terminal.ts';

function recordStream(isTTY: boolean, columns = 40): { isTTY: boolean; columns: number; text: string; write: (text: string) => void } {
  const stream = {
    isTTY,
    columns,
    text: '',
    write: (text: string) => {
      stream.text += text;
    },
  };
  return stream;
}

describe('progress', () => {
  it('rewrites one line on a terminal, no longer than the terminal is wide, and takes it away', () => {
    const stream = recordStream(true, 20);
    const progress = makeProgress(stream);
    progress.show('Rendering pages', '1 of 400');
    progress.show('Rendering pages', '2 of 400');
    progress.clear();
    progress.clear();
    expect(stream.text).toBe('\r\u001B[KRendering pages · 1\r\u001B[KRendering pages · 2\r\u001B[K');
  });

  it('writes a plain line for each stage elsewhere', () => {
    const stream = recordStream(false);
    const progress = makeProgress(stream);
    progress.show('Rendering pages', '1 of 400');
    progress.show('Rendering pages', '2 of 400');
    progress.show('Writing feeds');
    progress.clear();
    expect(stream.text).toBe('Rendering pages\nWriting feeds\n');
  });
});

describe('colour', () => {
  it.each([
    [{ isTTY: true }, {}, true],
    [{ isTTY: false }, {}, false],
    [{ isTTY: true }, { NO_COLOR: '1' }, false],
    [{ isTTY: true }, { NO_COLOR: '' }, true],
    [{ isTTY: true }, { TERM: 'dumb' }, false],
    [{ isTTY: false }, { FORCE_COLOR: '' }, true],
    [{ isTTY: true }, { FORCE_COLOR: '0' }, false],
    [{ isTTY: false }, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('on %j with %j is %j', (stream, env, expected) => {
    expect(wantsColor(stream, env)).toBe(expected);
  });
});

function reportTo(env: NodeJS.ProcessEnv, error: unknown): { code: number; lines: string[] } {
  const lines: string[] = [];
  const ink = makeInk(false);
  const terminal: Terminal = {
    out: () => undefined,
    note: (text) => lines.push(text),
    progress: makeProgress(recordStream(false)),
    ink,
    noteInk: ink,
    cwd: '/',
    env,
  };
  return { code: reportFailure(error, terminal), lines };
}

describe('a failure', () => {
  it('of ours is one clear line and the way to the stack', () => {
    const { code, lines } = reportTo({}, new TypeError('x is not a function\nmore'));
    expect(code).toBe(2);
    expect(lines).toEqual([
      'throughline  This is a fault of Throughline or of this machine, not of the content: TypeError: x is not a function',
      'Set THROUGHLINE_DEBUG=1 and run it again to see where it happened.',
    ]);
  });

  it('of ours shows the stack when asked for', () => {
    expect(reportTo({ THROUGHLINE_DEBUG: '1' }, new TypeError('x')).lines[1]).toContain('terminal.test.ts');
  });

  it('of the person at the keyboard is their message alone', () => {
    expect(reportTo({}, new UsageError('Name another folder.'))).toEqual({ code: 2, lines: ['throughline  Name another folder.'] });
  });

  it('may be anything that was thrown', () => {
    expect(reportTo({}, 'a text')).toMatchObject({ code: 2 });
  });
});

describe('the as-of moment', () => {
  it.each([
    ['2026-01-23', 'Etc/UTC', '2026-01-23T00:00:00Z'],
    ['2026-01-23', 'America/New_York', '2026-01-23T05:00:00Z'],
    ['2026-07-01', 'Europe/London', '2026-06-30T23:00:00Z'],
    ['2026-01-23', 'Pacific/Kiritimati', '2026-01-22T10:00:00Z'],
    ['2026-01-23T09:00:00+01:00', 'America/New_York', '2026-01-23T08:00:00Z'],
    ['2026-01-23T09:00Z', 'Etc/UTC', '2026-01-23T09:00:00Z'],
    ['2026-01-23T09:00:00.500Z', 'Etc/UTC', '2026-01-23T09:00:00.500Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(resolveAsOf(parseAsOf(text), zone)).toBe(instant);
  });

  it.each([
    '',
    'now',
    '2026-1-23',
    '2026-02-29',
    '2026-01-23T24:00Z',
    '2026-01-23T09:60Z',
    '2026-01-23 09:00Z',
    '2026-01-23T09:00+25:00',
    '20260123',
    '2026-W04',
  ])('%j is refused', (text) => {
    expect(() => parseAsOf(text)).toThrow('Expected a date');
  });
});
