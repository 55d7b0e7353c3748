import matter from 'gray-matter';
import type { FileReporter } from '../diagnostics/reporter.ts';

/** A Markdown file in two parts, with the offset of each in the file. */
export interface SplitFile {
  readonly yaml: string;
  readonly yamlStart: number;
  readonly body: string;
  readonly bodyStart: number;
}

const refuse = (): never => {
  throw new Error('front matter other than YAML reached the splitter');
};

/**
 * Splits front matter from body. gray-matter does the splitting and nothing else: it mistakes some openings for text without an
 * error and can run code, so the first line and the closing line are checked before (docs/decisions/0003-gray-matter-splits.md).
 */
export function splitFrontMatter(text: string, report: FileReporter): SplitFile | undefined {
  const firstEnd = lineEnd(text, 0);
  const first = text.slice(0, firstEnd);
  if (first.trimEnd() !== '---') {
    reportOpening(first, text, report);
    return undefined;
  }
  const yamlStart = afterLine(text, firstEnd);
  const close = findClose(text, yamlStart);
  if (close === undefined || text.slice(close, lineEnd(text, close)).trimEnd() !== '---') {
    const [start, end] = close === undefined ? [0, firstEnd] : [close, lineEnd(text, close)];
    report.at('front-matter-unclosed', start, end, {
      reason:
        close === undefined
          ? 'Unexpected end of file in the front matter, expected a closing line `---`'
          : 'Unexpected line in the front matter, expected exactly `---` to close it',
      fix: 'add a line `---` after the last key',
    });
    return undefined;
  }
  const file = matter(text, {
    language: 'yaml',
    engines: { yaml: { parse: () => ({}), stringify: refuse }, json: refuse, javascript: refuse },
  });
  const bodyStart = text.length - file.content.length;
  if (!text.endsWith(file.content) || bodyStart < close)
    throw new Error(`gray-matter split ${report.file} elsewhere than at its closing line`);
  return { yaml: text.slice(yamlStart, close), yamlStart, body: file.content, bodyStart };
}

function reportOpening(first: string, text: string, report: FileReporter): void {
  const language = /^---\s*([\w-]+)/u.exec(first)?.[1];
  const isOther = language !== undefined || /^(?:\+\+\+|;;;|\{)/u.test(first);
  if (isOther) {
    report.at('front-matter-language', 0, first.length, {
      reason: `Unexpected front matter in \`${language ?? (first.startsWith('+') ? 'toml' : 'json')}\`, expected YAML between two lines \`---\``,
      fix: 'write the front matter in YAML and begin the file with a line `---`',
      actual: first,
    });
    return;
  }
  const late = /^(?:\s|<!--|-{4,}|#)/u.test(text) && /^---\s*$/mu.test(text);
  report.at('front-matter-missing', 0, Math.max(1, first.length), {
    reason: `Unexpected ${first.trim() === '' ? 'empty first line' : `first line \`${first.slice(0, 40)}\``}, expected \`---\` and front matter`,
    fix: late ? 'move the line `---` to the very beginning of the file' : 'begin the file with front matter between two lines `---`',
  });
}

/** Offset of the first line that begins with `---`, where gray-matter sees the end. */
function findClose(text: string, from: number): number | undefined {
  for (let start = from; start < text.length;) {
    const end = lineEnd(text, start);
    if (text.startsWith('---', start)) return start;
    start = afterLine(text, end);
  }
  return undefined;
}

function lineEnd(text: string, from: number): number {
  const match = /[\r\n]/u.exec(text.slice(from));
  return match === null ? text.length : from + match.index;
}

function afterLine(text: string, end: number): number {
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}
