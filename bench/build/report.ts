import { median } from '../metrics.ts';
import { formatTable } from '../table.ts';
import type { BuildReport, BuildRow, Scenario } from './bench-builds.ts';
import type { Measurement } from './measure.ts';

const scenarios: Readonly<Record<Scenario, string>> = {
  cold: 'cold: nothing kept',
  'code cached': 'content cold, renderer kept ¹',
  'one edited': 'one briefing edited',
  unchanged: 'nothing changed',
};

interface Measure {
  readonly title: string;
  readonly read: (measurement: Measurement) => number;
  readonly format: (value: number) => string;
}

const measures: readonly Measure[] = [
  { title: 'wall s', read: ({ wallMs }) => wallMs / 1000, format: (value) => value.toFixed(2) },
  { title: 'CPU s', read: ({ cpuMs }) => cpuMs / 1000, format: (value) => value.toFixed(2) },
  { title: 'peak MB', read: ({ peakBytes }) => peakBytes / 1e6, format: (value) => value.toFixed(0) },
  { title: 'written MB', read: ({ writtenBytes }) => writtenBytes / 1e6, format: (value) => value.toFixed(1) },
];

/** The report as tables for people: medians of both tools, then where Throughline's time goes. */
export function formatReport(report: BuildReport): string {
  const { briefings, drafts, runs, seed, node, cores, load, rows } = report;
  return [
    `${briefings} briefings and ${drafts} withheld drafts (seed ${seed}); medians of ${runs} runs in turns`,
    `Node ${node}, ${cores} cores, load ${load.map((value) => value.toFixed(1)).join(' before, ')} after`,
    '',
    ...measures.map((measure) => formatMeasure(measure, rows)),
    '¹ Astro cannot keep its code without its content: its cold build stands beside.',
    '',
    'Wall time of Throughline’s stages, in seconds',
    '',
    formatStages(rows),
  ].join('\n');
}

function formatMeasure({ title, read, format }: Measure, rows: readonly BuildRow[]): string {
  const find = (tool: BuildRow['tool'], scenario: Scenario): number | undefined => {
    const row = rows.find((one) => one.tool === tool && one.scenario === scenario);
    return row && median(row.runs.map(read));
  };
  const lines = (Object.keys(scenarios) as Scenario[]).map((scenario) => {
    const ours = find('Throughline', scenario) ?? NaN;
    const theirs = find('Astro', scenario) ?? find('Astro', 'cold') ?? NaN;
    return [scenarios[scenario], format(ours), format(theirs), (ours / theirs).toFixed(2)];
  });
  return formatTable([title, 'Throughline', 'Astro', 'ratio'], lines);
}

function formatStages(rows: readonly BuildRow[]): string {
  const ours = rows.filter(({ tool }) => tool === 'Throughline');
  const stages = ours.map(({ runs }) => runs.map(readStages));
  const names = [...new Set(stages.flat().flatMap((run) => [...run.keys()]))];
  const lines = names.map((name) => [name, ...stages.map((runs) => (median(runs.map((run) => run.get(name) ?? 0)) / 1000).toFixed(2))]);
  return formatTable(['stage', ...ours.map(({ scenario }) => scenario)], lines);
}

/** Throughline names each stage on its error stream when it begins. */
function readStages({ lines, wallMs }: Measurement): Map<string, number> {
  const starts = [{ text: 'Starting', atMs: 0 }, ...lines];
  return new Map(starts.map(({ text, atMs }, index) => [text, (starts[index + 1]?.atMs ?? wallMs) - atMs]));
}
