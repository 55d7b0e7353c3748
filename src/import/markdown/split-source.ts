import { parse as parseToml } from 'smol-toml';
import { makeReporter } from '../../core/diagnostics/reporter.ts';
import { splitFrontMatter } from '../../core/parse/split-front-matter.ts';
import { parseYaml } from '../../core/parse/yaml.ts';
import { isProblem, type ImportProblem } from '../problem.ts';
import { isRecord, toRecord } from '../record.ts';

/** A Markdown file in two parts. */
export interface SplitSource {
  readonly front: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** Line of the file with which the body begins. */
  readonly bodyLine: number;
}

/** Splits a file with front matter in YAML, TOML or JSON, or without any. */
export function splitSource(text: string): SplitSource | ImportProblem {
  // Hugo passes over what is blank before front matter; it would be text otherwise, and a draft public.
  const own = text.trimStart();
  const split = /^---[ \t]*\n/u.test(own)
    ? splitYaml(own)
    : /^\+\+\+[ \t]*\n/u.test(own)
      ? splitToml(own)
      : /^\{\s*["}]/u.test(own)
        ? splitJson(own)
        : { front: {}, body: own, bodyLine: 1 };
  if (isProblem(split)) return own === text ? split : withoutPlace(split);
  return { ...split, bodyLine: split.bodyLine + countLines(text, text.length - own.length) - 1 };
}

/** Without the place, which is that in another text. */
const withoutPlace = ({ code, reason, fix }: ImportProblem): ImportProblem => ({ code, reason, fix });

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
  if (source.data !== null && source.data !== undefined && !isRecord(source.data))
    return refuse('Unexpected front matter without keys, expected `key: value` on each line', 'write its keys, or delete both lines `---`');
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
  const bodyStart = findJsonEnd(text);
  if (bodyStart === undefined)
    return refuse('Unexpected end of file in the front matter, expected a closing `}`', 'close the brace after the last key');
  try {
    return { front: toRecord(JSON.parse(text.slice(0, bodyStart))), body: text.slice(bodyStart), bodyLine: countLines(text, bodyStart) };
  } catch (error) {
    return refuse(`Unexpected front matter (${firstLine(error)}), expected JSON`, 'correct it');
  }
}

/** Where the object ends with which a text begins. */
function findJsonEnd(text: string): number | undefined {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}]/gsu)) {
    if (mark === '{') depth += 1;
    else if (mark === '}') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return undefined;
}

const refuse = (reason: string, fix: string): ImportProblem => ({ code: 'import-front-matter', reason, fix });

const firstLine = (error: unknown): string => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));

const countLines = (text: string, end: number): number => text.slice(0, end).split('\n').length;
