import { median } from '../metrics.ts';
import type { BuildRow } from './corpus-bench.ts';
import type { Measurement } from './measure.ts';
import type { Scenario } from './scenarios.ts';
import type { ToolId } from './tool-ids.ts';

/** What is compared of a build, in the units of the report. */
export const measures = {
  wall: ({ wallMs }: Measurement) => wallMs / 1000,
  cpu: ({ cpuMs }: Measurement) => cpuMs / 1000,
  peak: ({ peakBytes }: Measurement) => peakBytes / 1e6,
  written: ({ writtenBytes }: Measurement) => writtenBytes / 1e6,
} as const;

export type Measure = keyof typeof measures;

export const measureIds = Object.keys(measures) as readonly Measure[];

/** One figure of a run. */
export interface Figure {
  readonly briefings: number;
  readonly scenario: Scenario;
  readonly tool: ToolId;
  readonly measure: Measure;
}

/** The median over the repetitions; undefined when the run does not hold the figure. */
export function findMedian(rows: readonly BuildRow[], figure: Figure): number | undefined {
  const { briefings, scenario, tool, measure } = figure;
  const row = rows.find((one) => one.briefings === briefings && one.scenario === scenario && one.tool === tool);
  return row && median(row.runs.map(measures[measure]));
}

/** A median, and how often it holds Hugo's of the same scenario. */
export interface Compared {
  readonly value: number;
  readonly ofHugo: number | undefined;
}

export interface ComparisonRow {
  readonly tool: ToolId;
  readonly figures: Readonly<Record<Measure, Compared>>;
}

/** All tools of one scenario and one corpus. Hugo renders every page each time: a changed template costs it a cold build. */
export function compareTools(rows: readonly BuildRow[], { briefings, scenario }: Pick<Figure, 'briefings' | 'scenario'>): ComparisonRow[] {
  const hugo = { briefings, scenario: scenario === 'template' ? ('cold' as const) : scenario, tool: 'hugo' as const };
  return rows
    .filter((row) => row.briefings === briefings && row.scenario === scenario)
    .map(({ tool, runs }) => {
      const compare = (measure: Measure): Compared => {
        const value = median(runs.map(measures[measure]));
        const base = findMedian(rows, { ...hugo, measure });
        return { value, ofHugo: base === undefined || base === 0 ? undefined : value / base };
      };
      return { tool, figures: { wall: compare('wall'), cpu: compare('cpu'), peak: compare('peak'), written: compare('written') } };
    });
}
