import { parse as parseToml } from 'smol-toml';
import { makeReporter } from '../../core/diagnostics/reporter.ts';
import { splitFrontMatter } from '../../core/parse/split-front-matter.ts';
import { parseYaml } from '../../core/parse/yaml.ts';
import type { ImportProblem } from '../problem.ts';

/** A Markdown file in two parts. */
export interface SplitSource {
  readonly front: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** Line of the file with which the body begins. */
  readonly bodyLine: number;
}

/** Splits a file with front matter in YAML, TOML or JSON, or without any. */
export function splitSource(text: string): SplitSource | ImportProblem {
  if (/^---[ \t]*\n/u.test(text)) return splitYaml(text);
  if (/^\+\+\+[ \t]*\n/u.test(text)) return splitToml(text);
  if (/^\{[ \t]*\n/u.test(text)) return splitJson(text);
  return { front: {}, body: text, bodyLine: 1 };
}

function splitYaml(text: string): SplitSource | ImportProblem {
  const report = makeReporter('', text);
  const split = splitFrontMatter(text, report);
  const source = split === undefined ? undefined : parseYaml(split.yaml, split.yamlStart, report);
  const [first] = report.diagnostics;
  if (split === undefined || source === undefined || first !== undefined) {
    return {
      code: 'import-front-matter',
      reason: first?.reason ?? 'Unexpected front matter, expected YAML',
      fix: first?.fix ?? 'correct it',
      ...(first && { place: first.place }),
    };
  }
  return { front: toRecord(source.data), body: split.body, bodyLine: countLines(text, split.bodyStart) };
}

function splitToml(text: string): SplitSource | ImportProblem {
  const close = /\n\+\+\+[ \t]*(?:\n|$)/u.exec(text);
  if (close === null)
    return refuse('Unexpected end of file in the front matter, expected a closing line `+++`', 'add a line `+++` after the last key');
  const start = text.indexOf('\n') + 1;
  try {
    const bodyStart = close.index + close[0].length;
    return {
      front: toRecord(parseToml(text.slice(start, close.index + 1))),
      body: text.slice(bodyStart),
      bodyLine: countLines(text, bodyStart),
    };
  } catch (error) {
    return refuse(`Unexpected front matter (${firstLine(error)}), expected TOML`, 'correct it as Hugo would ask');
  }
}

function splitJson(text: string): SplitSource | ImportProblem {
  const close = /\n\}[ \t]*(?:\n|$)/u.exec(text);
  if (close === null) return { front: {}, body: text, bodyLine: 1 };
  const bodyStart = close.index + close[0].length;
  try {
    return { front: toRecord(JSON.parse(text.slice(0, bodyStart))), body: text.slice(bodyStart), bodyLine: countLines(text, bodyStart) };
  } catch (error) {
    return refuse(`Unexpected front matter (${firstLine(error)}), expected JSON`, 'correct it');
  }
}

const refuse = (reason: string, fix: string): ImportProblem => ({ code: 'import-front-matter', reason, fix });

const firstLine = (error: unknown): string => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));

const toRecord = (data: unknown): Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {};

const countLines = (text: string, end: number): number => text.slice(0, end).split('\n').length;
