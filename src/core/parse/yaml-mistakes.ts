import type { YAMLError } from 'yaml';

/** A mistake in YAML as an editor would put it; offsets in the YAML, `end` exclusive. */
export interface YamlMistake {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  readonly fix: string;
  /** What may stand in its place, when only one thing can. */
  readonly expected?: readonly [string];
  /** Set when all that follows was taken for a part of it: what is found there is no news. */
  readonly isOpen?: boolean;
}

/** A line of the YAML without its end. */
interface Line {
  readonly start: number;
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

type Explain = (line: Line, error: YAMLError, yaml: string) => YamlMistake | undefined;

/**
 * Says in an editor's words what a YAML parser could not read. A parser stumbles over one mistake several times, often later than where
 * it was made: the lines are looked at for the usual mistakes first, and each line is reported once.
 */
export function explainMistakes(yaml: string, errors: readonly YAMLError[]): YamlMistake[] {
  const mistakes = errors.map((error) => explain(yaml, error));
  const open = mistakes.find(({ isOpen }) => isOpen)?.start ?? Infinity;
  const byLine = new Map<number, YamlMistake>();
  for (const mistake of mistakes.filter(({ start }) => start <= open)) {
    const start = lineStart(yaml, mistake.start);
    if (!byLine.has(start)) byLine.set(start, mistake);
  }
  return [...byLine.values()];
}

function explain(yaml: string, error: YAMLError): YamlMistake {
  const line = lineAt(yaml, error.pos[0]);
  for (const attempt of ATTEMPTS) {
    const mistake = attempt(line, error, yaml);
    if (mistake !== undefined) return mistake;
  }
  const [reason, fix] = MESSAGES[error.code] ?? [
    'Unexpected text in YAML, expected `key: value`',
    'check the quotes, the indentation and the commas of this line',
  ];
  return { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1), reason, fix };
}

const MESSAGES: Readonly<Record<string, readonly [reason: string, fix: string]>> = {
  BAD_INDENT: ['Unexpected indentation, expected lines of one list or group to begin in one column', 'align the line with its neighbours'],
  BAD_ALIAS: ['Unexpected `*` at the beginning of a value, expected quotes around it', 'put the text in double quotes'],
  TAG_RESOLVE_FAILED: ['Unexpected anchor, alias or tag (`&`, `*`, `!`), expected a plain value', 'put the text in double quotes'],
  MULTIPLE_DOCS: ['Unexpected second document, expected one', 'remove the line `---` or `...` inside the YAML'],
};

const QUOTE_VALUE = 'put the whole text in double quotes';

/** In the order of trial; the first that knows the mistake names it. */
const ATTEMPTS: readonly Explain[] = [
  openQuote,
  openBracket,
  tab,
  secondColon,
  reservedStart,
  wrongEscape,
  afterBlockMark,
  afterQuote,
  listItem,
  indentedKey,
  noSpaceAfterColon,
  noColon,
];

/** A quote that is never closed: the parser complains at the end of the file. */
function openQuote(_line: Line, { code, message }: YAMLError, yaml: string): YamlMistake | undefined {
  if (code !== 'MISSING_CHAR' || !message.includes('quote')) return undefined;
  const quote = message.includes('"') ? '"' : "'";
  const opening = new RegExp(`^[^\\n]*?(?::|-|[[,])[ \\t]*(${quote})(?:(?!${quote})[^\\n])*$`, 'mu').exec(yaml);
  if (opening === null) return undefined;
  const start = opening.index + opening[0].lastIndexOf(quote);
  return {
    start,
    end: start + opening[0].trimEnd().length - opening[0].lastIndexOf(quote),
    reason: `Unexpected opening quote \`${quote}\` without a closing one, expected both`,
    fix: 'write the same quote at the end of the text',
    isOpen: true,
  };
}

/** A list or group in brackets that is never closed: the parser complains at the next key. */
function openBracket(_line: Line, { code, message, pos }: YAMLError, yaml: string): YamlMistake | undefined {
  const isFlow = /Flow (?:sequence|map)/u.test(message) && (code === 'BAD_INDENT' || code === 'MISSING_CHAR');
  if (!isFlow) return undefined;
  const start = findOpen(yaml.slice(0, pos[0]));
  if (start === undefined) return undefined;
  const [opening, closing] = yaml[start] === '[' ? ['[', ']'] : ['{', '}'];
  return {
    start,
    end: lineEnd(yaml, start),
    reason: `Unexpected \`${opening}\` without \`${closing}\`, expected both`,
    fix: `write \`${closing}\` at the end, or put a text that holds brackets in double quotes`,
    isOpen: true,
  };
}

function findOpen(text: string): number | undefined {
  const open: number[] = [];
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/gu)) {
    if (bracket === '[' || bracket === '{') open.push(index);
    else open.pop();
  }
  return open.at(-1);
}

function tab({ start, text }: Line): YamlMistake | undefined {
  const [, spaces = '', tabs] = /^( *)(\t+)/u.exec(text) ?? [];
  if (tabs === undefined) return undefined;
  const from = start + spaces.length;
  return {
    start: from,
    end: from + tabs.length,
    reason: 'Unexpected tab, expected spaces',
    fix: 'indent with spaces',
    expected: ['  '.repeat(tabs.length)],
  };
}

function secondColon({ start, text }: Line, { code }: YAMLError): YamlMistake | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const colons = [...text.matchAll(/:(?=\s|$)/gu)];
  const second = colons[1];
  if (second === undefined || /^\s*-/u.test(text)) return undefined;
  return {
    start: start + second.index,
    end: start + second.index + 1,
    reason: 'Unexpected second colon in a value, expected quotes around a text that holds `: `',
    fix: QUOTE_VALUE,
  };
}

function reservedStart({ start, text }: Line, { code, pos }: YAMLError): YamlMistake | undefined {
  if (code !== 'BAD_SCALAR_START') return undefined;
  const sign = text[pos[0] - start] ?? '';
  const shown = sign === '`' ? 'backtick' : `\`${sign}\``;
  return {
    start: pos[0],
    end: pos[0] + 1,
    reason: `Unexpected ${shown} at the beginning of a value, expected quotes around the text`,
    fix: QUOTE_VALUE,
  };
}

function wrongEscape({ start, text }: Line, { code, pos }: YAMLError): YamlMistake | undefined {
  if (code !== 'BAD_DQ_ESCAPE') return undefined;
  const escape = text.slice(pos[0] - start, pos[0] - start + 2);
  return {
    start: pos[0],
    end: pos[0] + escape.length,
    reason: `Unexpected \`${escape}\` in double quotes, expected \`\\\\\` for a backslash`,
    fix: 'write the backslash twice, or use single quotes',
  };
}

function afterBlockMark({ start, text }: Line, { code }: YAMLError): YamlMistake | undefined {
  const match = /:\s+([|>][-+\d]*)(\s*[^\s#].*)$/u.exec(text);
  if (code !== 'UNEXPECTED_TOKEN' || match?.[2] === undefined) return undefined;
  const from = start + text.length - match[2].trimStart().length;
  return {
    start: from,
    end: start + text.length,
    reason: `Unexpected text after \`${match[1] ?? ''}\`, expected it on the next line, indented`,
    fix: 'write the text on one line, in double quotes',
  };
}

function afterQuote({ start, text }: Line, { code, pos }: YAMLError): YamlMistake | undefined {
  if (code !== 'UNEXPECTED_TOKEN') return undefined;
  const rest = text.slice(pos[0] - start);
  const quote = /[:[,-]\s*(["'])/u.exec(text.slice(0, pos[0] - start))?.[1];
  const end = start + text.trimEnd().length;
  if (quote !== undefined && rest.includes(quote)) {
    return {
      start: pos[0],
      end,
      reason: `Unexpected \`${quote}\` inside a text in ${quote === "'" ? 'single' : 'double'} quotes, expected the end of the line`,
      fix: quote === "'" ? "write `''`, or put the whole text in double quotes" : 'write `\\"`, or put the whole text in single quotes',
    };
  }
  if (rest.trim() === '' || /^\s*-\s/u.test(text)) return undefined;
  return {
    start: pos[0],
    end,
    reason: 'Unexpected text after a value, expected the end of the line',
    fix: 'check the quotes and brackets of this line',
  };
}

function listItem({ start, text, before }: Line): YamlMistake | undefined {
  const match = /^(\s*)-(?:\s|$)/u.exec(text);
  if (match === null) return undefined;
  const above = /^(\s*)-(?:\s|$)/u.exec(before)?.[1];
  return {
    start,
    end: start + (match[1]?.length ?? 0) + 1,
    reason:
      above === undefined
        ? 'Unexpected list item, expected `key: value`'
        : `Unexpected indentation of ${match[1]?.length ?? 0} spaces, expected ${above.length} as in the item above`,
    fix: above === undefined ? 'put the list under its key' : 'align the item with the one above',
  };
}

/** A key that is indented goes on with the text above it. */
function indentedKey({ start, text, after }: Line, { code }: YAMLError, yaml: string): YamlMistake | undefined {
  if ((code !== 'MULTILINE_IMPLICIT_KEY' && code !== 'BLOCK_AS_IMPLICIT_KEY') || !/^\S/u.test(text)) return undefined;
  const indent = /^([ \t]+)[^\s:#-][^:]*:(?:\s|$)/u.exec(after)?.[1];
  if (indent === undefined) return undefined;
  const from = start + text.length + (yaml.startsWith('\r\n', start + text.length) ? 2 : 1);
  return {
    start: from,
    end: from + indent.length,
    reason: 'Unexpected indentation, expected the key at the beginning of the line',
    fix: 'delete the spaces before the key',
    expected: [''],
  };
}

function noSpaceAfterColon({ start, text }: Line): YamlMistake | undefined {
  const colon = /^\s*[\w-]+(:)\S/u.exec(text);
  if (colon === null || /:\s/u.test(text)) return undefined;
  const at = start + colon[0].length - 2;
  return {
    start: at,
    end: at + 1,
    reason: 'Unexpected colon without a space, expected `key: value`',
    fix: 'write a space after the colon',
    expected: [': '],
  };
}

function noColon({ start, text }: Line): YamlMistake | undefined {
  if (text.trim() === '' || /:(?:\s|$)/u.test(text)) return undefined;
  const from = start + (text.length - text.trimStart().length);
  return {
    start: from,
    end: from + text.trim().length,
    reason: 'Unexpected line without a colon, expected `key: value`',
    fix: 'write the key and a colon before it; a text that goes on from the line above stands on one line, in double quotes',
  };
}

function lineAt(yaml: string, offset: number): Line {
  const start = lineStart(yaml, offset);
  const end = lineEnd(yaml, start);
  const beforeStart = start === 0 ? 0 : lineStart(yaml, start - 1);
  const next = end + (yaml.startsWith('\r\n', end) ? 2 : 1);
  return {
    start,
    text: yaml.slice(start, end),
    before: start === 0 ? '' : yaml.slice(beforeStart, start).trimEnd(),
    after: next >= yaml.length ? '' : yaml.slice(next, lineEnd(yaml, next)),
  };
}

const lineStart = (yaml: string, offset: number): number => (offset === 0 ? 0 : yaml.lastIndexOf('\n', offset - 1) + 1);

function lineEnd(yaml: string, from: number): number {
  const end = yaml.indexOf('\n', from);
  if (end === -1) return yaml.length;
  return yaml[end - 1] === '\r' ? end - 1 : end;
}
