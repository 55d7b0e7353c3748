import type { BuildRow } from '../../bench/build/corpus-bench.ts';
import type { Measurement } from '../../bench/build/measure.ts';

/** A measurement of which only the named figures matter. */
export function measurement(figures: Partial<Measurement>): Measurement {
  return { wallMs: 0, cpuMs: 0, peakBytes: 0, writtenBytes: 0, siteBytes: 0, lines: [], ...figures };
}

/** A row of one repetition for each of `runs`. */
export function row(
  briefings: number,
  scenario: BuildRow['scenario'],
  tool: BuildRow['tool'],
  ...runs: readonly Partial<Measurement>[]
): BuildRow {
  return { briefings, scenario, tool, runs: runs.map(measurement) };
}
