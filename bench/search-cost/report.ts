import { formatTable } from '../table.ts';
import type { CostFigure } from './bench-search-cost.ts';

/** The figures as a table for people; those above their limit are marked. */
export function formatCosts(figures: readonly CostFigure[]): string {
  const rows = figures.map(({ name, value, unit, limit }) => [
    name,
    formatValue(value, unit),
    limit === undefined ? '' : formatValue(limit, unit),
    limit === undefined ? '' : value <= limit ? 'held' : 'missed',
  ]);
  return formatTable(['figure', 'measured', 'limit', ''], rows);
}

function formatValue(value: number, unit: CostFigure['unit']): string {
  return unit === 'B' ? `${(value / 1000).toFixed(1)} KB` : `${value.toFixed(unit === 'ms' ? 1 : 0)} ${unit}`;
}
