import type { Engine } from './engine.ts';
import type { Found } from './match.ts';

/** Reads the dates of all briefings of the engines that found something; gives the ISO date of a briefing found. */
export async function readDates(found: readonly Found[]): Promise<(item: Found) => string> {
  const engines = [...new Set(found.map(({ matching }) => matching.engine))];
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
