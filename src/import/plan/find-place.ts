import { makeLocator } from '../../core/diagnostics/locator.ts';
import type { ImportProblem } from '../problem.ts';

/** A problem with its place, where it is about a key of the front matter. @param text the whole source */
export function findPlace(problem: ImportProblem, text: string): ImportProblem {
  const key = problem.key?.toLowerCase();
  if (key === undefined || problem.place !== undefined) return problem;
  let offset = 0;
  for (const line of text.split('\n')) {
    const name = /^[ \t"]*([\w-]+)"?[ \t]*[:=]/u.exec(line);
    if (name?.[1]?.toLowerCase() === key) {
      const value = line.slice(name[0].length).trim();
      const start = offset + (value === '' ? 0 : line.indexOf(value, name[0].length));
      return { ...problem, place: makeLocator(text).place(start, start + (value === '' ? line.length : value.length)) };
    }
    offset += line.length + 1;
  }
  return problem;
}
