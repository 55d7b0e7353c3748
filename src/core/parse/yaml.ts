import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, visit, type Document, type Node } from 'yaml';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { FileReporter } from '../diagnostics/reporter.ts';
import { findControl } from '../text/control.ts';
import { dropEntries } from './yaml-entries.ts';
import { explainMistakes } from './yaml-mistakes.ts';
import { checkYamlLimits } from './yaml-limits.ts';

/** A YAML text as data, with the place of every key and value by its path (`themes.0`; `themes!` is the key itself). */
export interface YamlSource {
  readonly data: unknown;
  readonly places: Readonly<Record<string, Place>>;
  readonly text: string;
  /** Offset of the text in the file. */
  readonly start: number;
  /** Words that entries begin with which could not be read, and are not in the data. */
  readonly lost: readonly string[];
}

/** More mistakes than this that hide each other are left for the next run. */
const ROUNDS = 12;

/**
 * Parses YAML that stands at offset `start` of a file. All mistakes are reported at once; dates stay text; anchors and tags are refused.
 * What remains when the entries with mistakes are taken out is given, and may have mistakes that those had hidden.
 */
export function parseYaml(yaml: string, start: number, report: FileReporter): YamlSource | undefined {
  if (!checkYamlLimits(yaml, start, report)) return undefined;
  let rest: ReturnType<typeof dropEntries> = { yaml, lost: [] };
  for (let round = 0; rest !== undefined && round < ROUNDS; round += 1) {
    const known = report.diagnostics.length;
    const source = parseOnce(rest.yaml, start, report);
    if (source !== undefined) return { ...source, text: yaml, lost: rest.lost };
    const offsets = report.diagnostics.slice(known).map(({ place }) => place.start.offset - start);
    const next = dropEntries(rest.yaml, offsets);
    rest = next && { yaml: next.yaml, lost: [...rest.lost, ...next.lost] };
  }
  return undefined;
}

function parseOnce(yaml: string, start: number, report: FileReporter): Omit<YamlSource, 'text' | 'lost'> | undefined {
  const document = parseDocument(yaml, {
    version: '1.2',
    schema: 'core',
    strict: true,
    // a key that is a list is reported as unknown; it is nothing to write to the terminal
    logLevel: 'error',
    // found by `hasRepeats` in one pass: the parser compares each key with all before it
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: false,
  });
  for (const { start: from, end, reason, fix, expected } of explainMistakes(yaml, [...document.errors, ...document.warnings])) {
    const actual = yaml.slice(from, end);
    report.at('yaml-syntax', start + from, start + end, { reason, fix, ...(expected === undefined ? {} : { actual, expected }) });
  }
  if (document.errors.length > 0) return undefined;
  const faults = [hasIndirection, hasControl, hasRepeats].filter((isFaulty) => isFaulty(document, start, report, yaml));
  if (faults.length > 0) return undefined;
  const places = Object.create(null) as Record<string, Place>;
  collectPlaces(document.contents, '', start, report, places);
  return { data: document.toJS({ maxAliasCount: 0 }) as unknown, places, start };
}

/** Anchors, aliases and tags let one place change another; briefings have no use for them. */
function hasIndirection(document: Document.Parsed, start: number, report: FileReporter, yaml: string): boolean {
  let found = false;
  visit(document, {
    Node: (_key, node) => {
      const marked = node;
      if (!isAlias(node) && marked.anchor === undefined && (node.tag === undefined || node.tag.startsWith('tag:yaml.org,2002:'))) return;
      found = true;
      const [from, to] = node.range ?? [0, 1];
      const mark = marked.anchor === undefined ? from : yaml.lastIndexOf(`&${marked.anchor}`, from);
      report.at('yaml-syntax', start + (mark === -1 ? from : mark), start + to, {
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
        const [from, to] = key.range ?? [0, 1];
        if (seen.has(key.value)) {
          found = true;
          report.at('yaml-syntax', start + from, start + to, {
            reason: `Unexpected second \`${String(key.value)}\`, expected each key once`,
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
