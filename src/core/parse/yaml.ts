import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, visit, type Document, type Node, type YAMLError } from 'yaml';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { FileReporter } from '../diagnostics/reporter.ts';
import { findControl } from '../text/control.ts';
import { checkYamlLimits } from './yaml-limits.ts';

/** A YAML text as data, with the place of every key and value by its path (`themes.0`; `themes!` is the key itself). */
export interface YamlSource {
  readonly data: unknown;
  readonly places: Readonly<Record<string, Place>>;
}

/** In the editor's words, what the parser's error codes mean. */
const MESSAGES: Readonly<Record<string, readonly [string, string]>> = {
  TAB_AS_INDENT: ['Unexpected tab, expected spaces', 'indent with spaces'],
  BAD_INDENT: ['Unexpected indentation, expected lines of one list or group to begin in one column', 'align the line with its neighbours'],
  MISSING_CHAR: [
    'Unexpected end of a value, expected a closing quote or bracket',
    'close the quote or bracket; put texts with `: ` or `#` in double quotes',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'Unexpected second colon in a value, expected quotes around a text that holds `: `',
    'put the whole text in double quotes',
  ],
  BAD_ALIAS: ['Unexpected `*` at the beginning of a value, expected quotes around it', 'put the text in double quotes'],
  MULTILINE_IMPLICIT_KEY: [
    'Unexpected line break in a key, expected `key: value` on one line',
    'check for a missing colon or a missing quote',
  ],
  UNEXPECTED_TOKEN: ['Unexpected text, expected `key: value`', 'check the quotes and commas of this line'],
  MULTIPLE_DOCS: ['Unexpected second document, expected one', 'remove the line `---` inside the YAML'],
};

/** Parses YAML that stands at offset `start` of a file. All mistakes are reported at once; dates stay text; anchors and tags are refused. */
export function parseYaml(yaml: string, start: number, report: FileReporter): YamlSource | undefined {
  if (!checkYamlLimits(yaml, start, report)) return undefined;
  const document = parseDocument(yaml, {
    version: '1.2',
    schema: 'core',
    strict: true,
    // found by `hasRepeats` in one pass: the parser compares each key with all before it
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: false,
  });
  for (const mistake of [...document.errors, ...document.warnings]) reportMistake(mistake, start, report);
  if (document.errors.length > 0) return undefined;
  const faults = [hasIndirection, hasControl, hasRepeats].filter((isFaulty) => isFaulty(document, start, report));
  if (faults.length > 0) return undefined;
  const places = Object.create(null) as Record<string, Place>;
  collectPlaces(document.contents, '', start, report, places);
  return { data: document.toJS({ maxAliasCount: 0 }) as unknown, places };
}

function reportMistake(mistake: YAMLError, start: number, report: FileReporter): void {
  const [reason, fix] = MESSAGES[mistake.code] ?? [
    `Unexpected YAML (${mistake.message.split('\n')[0] ?? mistake.code}), expected \`key: value\``,
    'check the quotes and the indentation',
  ];
  report.at('yaml-syntax', start + mistake.pos[0], start + mistake.pos[1], { reason, fix });
}

/** Anchors, aliases and tags let one place change another; briefings have no use for them. */
function hasIndirection(document: Document.Parsed, start: number, report: FileReporter): boolean {
  let found = false;
  visit(document, {
    Node: (_key, node) => {
      const marked = node;
      if (!isAlias(node) && marked.anchor === undefined && (node.tag === undefined || node.tag.startsWith('tag:yaml.org,2002:'))) return;
      found = true;
      const [from, to] = node.range ?? [0, 1];
      report.at('yaml-syntax', start + from, start + to, {
        reason: 'Unexpected anchor, alias or tag (`&`, `*`, `!`), expected a plain value',
        fix: 'put the text in double quotes, or write the value out',
      });
    },
  });
  return found;
}

/** Escapes in double quotes can write what may not stand in a source: `"\\0"`, `"\\uE000"`. */
function hasControl(document: Document.Parsed, start: number, report: FileReporter): boolean {
  let found = false;
  visit(document, {
    Scalar: (_key, { value, range }) => {
      const name = typeof value === 'string' ? findControl(value) : undefined;
      if (name === undefined) return;
      found = true;
      report.at('file-control-character', start + (range?.[0] ?? 0), start + (range?.[1] ?? 1), {
        reason: `Unexpected control character ${name} by way of an escape, expected text`,
        fix: 'delete the escape',
      });
    },
  });
  return found;
}

/** A key used twice would change what was written before. */
function hasRepeats(document: Document.Parsed, start: number, report: FileReporter): boolean {
  let found = false;
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const [from] = key.range ?? [0];
        if (seen.has(key.value)) {
          found = true;
          report.at('yaml-syntax', start + from, start + from + 1, {
            reason: 'Unexpected second use of a key, expected each key once',
            fix: 'remove one of the two',
          });
        }
        seen.add(key.value);
      }
    },
  });
  return found;
}

function collectPlaces(node: unknown, path: string, start: number, report: FileReporter, places: Record<string, Place>): void {
  const range = (node as Node | null)?.range;
  if (range !== undefined && range !== null) places[path] = report.locator.place(start + range[0], start + range[1]);
  if (isMap(node)) {
    for (const pair of node.items) {
      if (!isPair(pair) || !isScalar(pair.key)) continue;
      const child = join(path, String(pair.key.value));
      const range = pair.key.range;
      if (range) places[`${child}!`] = report.locator.place(start + range[0], start + range[1]);
      if (pair.value === null && range) places[child] = places[`${child}!`] as Place;
      else collectPlaces(pair.value, child, start, report, places);
    }
  } else if (isSeq(node)) {
    node.items.forEach((item, index) => collectPlaces(item, join(path, String(index)), start, report, places));
  }
}

const join = (path: string, part: string): string => (path === '' ? part : `${path}.${part}`);
