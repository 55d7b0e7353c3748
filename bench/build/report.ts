import { median } from '../metrics.ts';
import { formatTable } from '../table.ts';
import type { BuildReport } from './bench-builds.ts';
import { type Compared, compareTools, type Measure, measureIds } from './comparison.ts';
import type { BuildRow } from './corpus-bench.ts';
import { computeGoals, type Goal } from './goals.ts';
import type { Measurement } from './measure.ts';
import { scenarioIds, scenarios } from './scenarios.ts';
import type { ToolId } from './tool-ids.ts';

const columns: Readonly<Record<Measure, { readonly title: string; readonly digits: number }>> = {
  wall: { title: 'wall s', digits: 2 },
  cpu: { title: 'CPU s', digits: 2 },
  peak: { title: 'peak MB', digits: 0 },
  written: { title: 'written MB', digits: 1 },
};

/** The report as tables for people: each scenario's medians and their ratios to Hugo, the goals, then where Throughline's time goes. */
export function formatReport(report: BuildReport): string {
  const { rows } = report;
  const sizes = [...new Set(rows.map(({ briefings }) => briefings))];
  const goals = computeGoals(rows);
  return [
    formatHead(report),
    ...sizes.flatMap((briefings) => scenarioIds.map((scenario) => formatScenario(report, { briefings, scenario }))),
    goals.length === 0 ? '' : formatGoals(goals),
    ...sizes.map((briefings) => formatStages(report, briefings)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function formatHead({ seed, node, cores, load, tools, missing, rows }: BuildReport): string {
  const counts = [...new Set(rows.map(({ runs }) => runs.length))].sort((a, b) => a - b);
  return [
    `Medians of ${counts.join(' to ')} ${counts.at(-1) === 1 ? 'run' : 'runs'} in turns (seed ${seed}); Node ${node}, ${cores} cores`,
    `Load ${load.map((value) => value.toFixed(1)).join(' before, ')} after`,
    ...tools.map(({ title, version }) => `${title} ${version}`),
    ...missing.map((id) => `Not installed here, and left out: ${id}`),
    '',
  ].join('\n');
}

function formatScenario(report: BuildReport, place: Pick<BuildRow, 'briefings' | 'scenario'>): string {
  const compared = compareTools(report.rows, place);
  if (compared.length === 0) return '';
  const { briefings, scenario } = place;
  const lines = compared.map(({ tool, figures }) => [
    titleOf(report, tool),
    ...measureIds.flatMap((id) => formatCompared(figures[id], columns[id].digits)),
  ]);
  const header = ['', ...measureIds.flatMap((id) => [columns[id].title, '×Hugo'])];
  return `${briefings.toLocaleString('en')} briefings, ${scenarios[scenario]}\n\n${formatTable(header, lines)}`;
}

function formatCompared({ value, ofHugo }: Compared, digits: number): [string, string] {
  return [value.toFixed(digits), ofHugo?.toFixed(2) ?? '–'];
}

function formatGoals(goals: readonly Goal[]): string {
  const lines = goals.map(({ title, figure, target, unit, isMet }) => {
    const format = (value: number): string => `${value.toFixed(unit === 'MB' ? 0 : 3)} ${unit}`;
    return [title, format(figure), `≤ ${format(target)}`, isMet ? 'met' : 'not met'];
  });
  return `Goals\n\n${formatTable(['', 'figure', 'target', ''], lines)}`;
}

function formatStages(report: BuildReport, briefings: number): string {
  const ours = report.rows.filter(({ tool, ...row }) => tool.startsWith('throughline') && row.briefings === briefings);
  const parts = Map.groupBy(ours, ({ tool }) => tool);
  return [...parts].map(([tool, rows]) => formatStagesOf(titleOf(report, tool), briefings, rows)).join('\n');
}

function formatStagesOf(title: string, briefings: number, rows: readonly BuildRow[]): string {
  const stages = rows.map(({ runs }) => runs.map(readStages));
  const names = [...new Set(stages.flat().flatMap((run) => [...run.keys()]))];
  const lines = names.map((name) => [name, ...stages.map((runs) => (median(runs.map((run) => run.get(name) ?? 0)) / 1000).toFixed(2))]);
  const head = `${title}: wall time of its stages at ${briefings.toLocaleString('en')} briefings, in seconds`;
  return `${head}\n\n${formatTable(['', ...rows.map(({ scenario }) => scenario)], lines)}`;
}

/** Throughline names each stage on its error stream when it begins. */
function readStages({ lines, wallMs }: Measurement): Map<string, number> {
  const starts = [{ text: 'Starting', atMs: 0 }, ...lines];
  return new Map(starts.map(({ text, atMs }, index) => [text, (starts[index + 1]?.atMs ?? wallMs) - atMs]));
}

function titleOf({ tools }: BuildReport, tool: ToolId): string {
  return tools.find(({ id }) => id === tool)?.title ?? tool;
}
