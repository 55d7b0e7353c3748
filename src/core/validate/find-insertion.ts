import type { YamlSource } from '../parse/yaml.ts';

/**
 * Where a key belongs that is not there, as an offset in the file: after the nearest key that comes before it by the schema, else where
 * its group begins.
 * @param parent path of the group that lacks the key
 * @param keys keys of the group in the schema's order
 */
export function findInsertion(
  { text, start, places }: YamlSource,
  parent: readonly string[],
  key: string,
  keys: readonly string[],
): number {
  const pathOf = (name: string): string => [...parent, name].join('.');
  const before = keys.slice(0, keys.indexOf(key)).findLast((name) => places[`${pathOf(name)}!`] !== undefined);
  if (before === undefined) return places[parent.join('.')]?.start.offset ?? start;
  const end = (places[pathOf(before)] ?? places[`${pathOf(before)}!`])?.end.offset ?? start;
  const group = places[parent.join('.')]?.start.offset;
  if (group !== undefined && text[group - start] === '{') return end;
  return afterLine(text, end - start) + start;
}

/** Offset of the line after the one in which a value ends; block texts and lists end at the beginning of it already. */
function afterLine(text: string, end: number): number {
  if (end > 0 && text[end - 1] === '\n') return end;
  const next = text.indexOf('\n', end);
  return next === -1 ? text.length : next + 1;
}
