import { type Figure, findMedian, type Measure } from './comparison.ts';
import type { BuildRow } from './corpus-bench.ts';
import { type Scenario, scenarioIds } from './scenarios.ts';
import type { ToolId } from './tool-ids.ts';

/** A goal that a run can judge. */
export interface Goal {
  readonly title: string;
  readonly figure: number;
  /** The highest figure that meets the goal. */
  readonly target: number;
  /** A ratio, or megabytes. */
  readonly unit: '×' | 'MB';
  readonly isMet: boolean;
}

interface GoalPlan {
  readonly title: string;
  readonly target: number;
  readonly unit: Goal['unit'];
  /** Undefined when the run lacks a size, a tool or a scenario that the goal needs. */
  readonly find: (rows: readonly BuildRow[]) => number | undefined;
}

/** The goals that this run can judge, in their order. */
export function computeGoals(rows: readonly BuildRow[]): Goal[] {
  return plans.flatMap(({ title, target, unit, find }) => {
    const figure = find(rows);
    return figure === undefined ? [] : [{ title, figure, target, unit, isMet: figure <= target }];
  });
}

const pages = 'throughline';
const search = 'throughline-search';

const names: Readonly<Partial<Record<ToolId, string>>> = {
  hugo: 'Hugo',
  'hugo-pagefind': '(Hugo + Pagefind)',
  'astro-remark': 'Astro with remark',
};

const plans: readonly GoalPlan[] = [
  ratio('nothing changed, pages: wall', 0.06, at(10_000, 'unchanged', pages, 'wall'), 'hugo'),
  ratio('nothing changed, with search: wall', 0.06, at(10_000, 'unchanged', search, 'wall'), 'hugo'),
  ratio('one edited, pages: wall', 0.35, at(1000, 'edited', pages, 'wall'), 'hugo'),
  ratio('one edited, pages: wall', 0.1, at(10_000, 'edited', pages, 'wall'), 'hugo'),
  ratio('one edited, with search: wall', 0.15, at(10_000, 'edited', search, 'wall'), 'hugo-pagefind'),
  ratio('cold, pages: CPU', 2, at(10_000, 'cold', pages, 'cpu'), 'hugo'),
  ratio('cold, pages: CPU', 1 / 4, at(10_000, 'cold', pages, 'cpu'), 'astro-remark'),
  ratio('cold, with search: CPU', 1.3, at(10_000, 'cold', search, 'cpu'), 'hugo-pagefind'),
  ratio('every page re-rendered, pages: wall', 0.75, at(10_000, 'template', pages, 'wall'), 'hugo', 'cold'),
  { title: 'highest memory, pages, 10,000', target: 1000, unit: 'MB', find: findHighest },
  growth('cold, pages: CPU a briefing', pages),
  growth('cold, with search: CPU a briefing', search),
];

function at(briefings: number, scenario: Scenario, tool: ToolId, measure: Measure): Figure {
  return { briefings, scenario, tool, measure };
}

/** A figure of ours as a multiple of a peer's. */
function ratio(title: string, target: number, ours: Figure, tool: ToolId, scenario = ours.scenario): GoalPlan {
  const against = `${names[tool] ?? tool}${scenario === ours.scenario ? '' : `, ${scenario}`}`;
  return {
    title: `${title}, ${ours.briefings.toLocaleString('en')}, of ${against}`,
    target,
    unit: '×',
    find: (rows) => divide(findMedian(rows, ours), findMedian(rows, { ...ours, tool, scenario })),
  };
}

/** What a briefing costs in a large archive, as a multiple of what it costs in a small one. */
function growth(title: string, tool: ToolId): GoalPlan {
  const [small, large] = [at(1000, 'cold', tool, 'cpu'), at(10_000, 'cold', tool, 'cpu')];
  return {
    title: `${title}, 10,000, of 1,000`,
    target: 1.3,
    unit: '×',
    find: (rows) => divide(divide(findMedian(rows, large), large.briefings), divide(findMedian(rows, small), small.briefings)),
  };
}

function findHighest(rows: readonly BuildRow[]): number | undefined {
  const peaks = scenarioIds.flatMap((scenario) => findMedian(rows, at(10_000, scenario, pages, 'peak')) ?? []);
  return peaks.length === 0 ? undefined : Math.max(...peaks);
}

function divide(value: number | undefined, by: number | undefined): number | undefined {
  return value === undefined || by === undefined || by === 0 ? undefined : value / by;
}
