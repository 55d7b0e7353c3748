import { makeLocator } from '../../core/diagnostics/locator.ts';
import type { ImportProblem } from '../problem.ts';

/** A problem with its place, where it is about a line of the source or a key of its front matter. @param text the whole source */
export function findPlace(problem: ImportProblem, text: string): ImportProblem {
  const key = problem.key?.toLowerCase();
  if (problem.place !== undefined || (key === undefined && problem.line === undefined)) return problem;
  let offset = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const name = key === undefined ? undefined : nameOf(line);
    if (index + 1 === problem.line || (name !== undefined && name.key === key)) {
      const value = line.slice(name?.length ?? 0).trim();
      const start = offset + line.indexOf(value, name?.length ?? 0);
      return { ...problem, place: makeLocator(text).place(start, start + value.length) };
    }
    offset += line.length + 1;
  }
  return problem;
}

/** The key that a line of YAML, TOML or JSON begins with, and how much of the line goes for it. */
function nameOf(line: string): { readonly key: string; readonly length: number } | undefined {
  const [whole = '', key] = /^[ \t"]*([\w-]+)"?[ \t]*[:=]/u.exec(line) ?? [];
  return key === undefined ? undefined : { key: key.toLowerCase(), length: whole.length };
}
