/** YAML without some of its entries, which are made comments: offsets stay. */
export interface YamlRest {
  readonly yaml: string;
  /** The words that the entries begin with, and what looks like a key within them. */
  readonly lost: readonly string[];
}

/** An entry is a key at the beginning of a line, or in a list an item, with all that follows up to the next. */
interface Entry {
  readonly start: number;
  readonly end: number;
}

/** Takes out the entries in which the offsets lie; undefined when they lie in none. */
export function dropEntries(yaml: string, offsets: readonly number[]): YamlRest | undefined {
  const entries = listEntries(yaml).filter(({ start, end }) => offsets.some((offset) => offset >= start && offset < end));
  if (entries.length === 0) return undefined;
  let rest = yaml;
  for (const { start, end } of entries) rest = rest.slice(0, start) + yaml.slice(start, end).replace(/[^\r\n]/gu, hide) + rest.slice(end);
  return { yaml: rest, lost: entries.flatMap(({ start, end }) => namesIn(yaml.slice(start, end))) };
}

/** As many signs as the letter has code units. */
const hide = (letter: string): string => '#'.repeat(letter.length);

function listEntries(yaml: string): Entry[] {
  const isList = /^(?:\s*\n|[ \t]*#.*\n)*-(?:\s|$)/u.test(yaml);
  const starts = [...yaml.matchAll(isList ? /^-(?=\s|$)/gmu : /^[^\s#\]}-]/gmu)].map(({ index }) => index);
  // a mistake at the very end is one of the last entry
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? yaml.length + 1 }));
}

function namesIn(entry: string): string[] {
  const first = /^["']?([\p{L}\p{N}_-]*)/u.exec(entry)?.[1] ?? '';
  return [first, ...[...entry.matchAll(/^[ \t]+([\w-]+):/gmu)].map(([, name = '']) => name)];
}
