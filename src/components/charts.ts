import type { CoverageMonth } from '../core/page-model.ts';

/** A drawing: paths for an SVG of the given size in user units. */
export interface CoverageDrawing {
  readonly width: number;
  readonly height: number;
  readonly baseline: number;
  /** Squares of briefings the theme leads. */
  readonly lead: string;
  /** Squares of briefings that carry the theme among others. */
  readonly also: string;
  readonly ticks: readonly { readonly x: number; readonly text: string; readonly end: boolean }[];
}

const PITCH = 22;
const TALLEST = 8 * PITCH;
const TICK_ROOM = 110;

/** A unit chart: one square for each briefing, stacked by month, the leading ones at the bottom. */
export function drawCoverage(months: readonly CoverageMonth[]): CoverageDrawing {
  const rows = Math.max(1, ...months.map((month) => month.lead + month.also));
  const rise = Math.min(PITCH, TALLEST / rows);
  const side = rise * (16 / PITCH);
  const baseline = Math.ceil(rows * rise) + 0.5;
  const square = (column: number, row: number): string =>
    `M${trim(column * PITCH + 0.5)} ${trim(baseline - (row + 1) * rise)}h16v${trim(side)}h-16z`;
  let lead = '';
  let also = '';
  for (const [column, month] of months.entries()) {
    for (let row = 0; row < month.lead; row += 1) lead += square(column, row);
    for (let row = 0; row < month.also; row += 1) also += square(column, month.lead + row);
  }
  return { width: months.length * PITCH, height: baseline + 22.5, baseline, lead, also, ticks: chooseTicks(months) };
}

/** The first month, each January that has room, and the last month. */
function chooseTicks(months: readonly CoverageMonth[]): CoverageDrawing['ticks'] {
  const width = months.length * PITCH;
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const years = months
    .map((month, column) => ({ x: column * PITCH, text: month.month.slice(0, 4), end: false, january: month.month.endsWith('-01') }))
    .filter((tick) => tick.january && tick.x >= TICK_ROOM && tick.x <= width - TICK_ROOM - 40)
    .map(({ x, text, end }) => ({ x, text, end }));
  const ends = width >= 2 * TICK_ROOM ? [{ x: width, text: last.label, end: true }] : [];
  return [{ x: 0, text: first.label, end: false }, ...years, ...ends];
}

/** Bars of a strip 25 units high, four units to a month. */
export function drawStrip(counts: readonly number[]): string {
  const most = Math.max(3, ...counts);
  let path = '';
  for (const [month, count] of counts.entries()) {
    if (count === 0) continue;
    const height = Math.max(2, Math.round((count / most) * 22));
    path += `M${month * 4} ${24 - height}h3v${height}h-3z`;
  }
  return path;
}

/** A bar 240 units long for `part` of `whole`. */
export function drawMeter(part: number, whole: number): string {
  const length = whole === 0 ? 0 : Math.round((part / whole) * 240);
  return `M0 0h${length}v5H0z`;
}

const trim = (value: number): string => String(Math.round(value * 100) / 100);
