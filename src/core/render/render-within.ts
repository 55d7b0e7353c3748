import type { FileReporter } from '../diagnostics/reporter.ts';
import type { Body, TimeLimit } from '../model.ts';
import type { BodyContext } from '../parse/read-body.ts';
import type { SplitFile } from '../parse/split-front-matter.ts';
import { renderBody } from './render-body.ts';

/** Shorter texts are always done in time, and watching costs more than parsing them (docs/decisions/0014-a-time-limit-per-file.md). */
const WATCHED = 8_000;

/** Renders a body; refuses one that would take too long, or that nests deeper than the parser can follow. */
export function renderWithin(limit: TimeLimit | undefined, split: SplitFile, context: BodyContext, report: FileReporter): Body | undefined {
  const known = report.diagnostics.length;
  const render = (): Body => {
    report.diagnostics.length = known;
    return renderBody(split, context, report);
  };
  try {
    const done = limit === undefined || split.body.length < WATCHED ? { value: render() } : limit(render);
    if (done !== undefined) return done.value;
  } catch (error) {
    if (!isTooDeep(error)) throw error;
  }
  report.diagnostics.length = known;
  const start = split.bodyStart + split.body.search(/\S|$/u);
  report.at('limit-exceeded', start, start + 1, {
    reason: 'Unexpected text that takes too long to parse, expected prose',
    fix: 'shorten it, and take out long runs of marks such as `*`, `[` or `>`',
  });
  return undefined;
}

const isTooDeep = (error: unknown): boolean => error instanceof RangeError && error.message.includes('call stack');
