import type { Engine } from './engine.ts';
import type { Found } from './match.ts';

/** Gives the ISO date of a briefing found, or about that date. */
export type DateOf = (item: Found) => string;

/** Estimates the dates of briefings, which costs little. */
export async function estimateDates(found: readonly Found[]): Promise<DateOf> {
  const estimates = new Map(await Promise.all(listEngines(found).map(async (engine) => [engine, await engine.estimateDates()] as const)));
  return ({ matching, match }) => estimates.get(matching.engine)?.(match.id) ?? '';
}

/** Reads the dates of all briefings of the engines that found something. */
export async function readDates(found: readonly Found[]): Promise<DateOf> {
  const engines = listEngines(found);
  const dates = new Map<Engine, ReadonlyMap<string, string>>(
    await Promise.all(
      engines.map(async (engine) => {
        const listed = await engine.listDates();
        return [engine, new Map(listed.map(({ id, date }) => [id, date]))] as const;
      }),
    ),
  );
  return ({ matching, match }) => dates.get(matching.engine)?.get(match.id) ?? '';
}

function listEngines(found: readonly Found[]): Engine[] {
  return [...new Set(found.map(({ matching }) => matching.engine))];
}
