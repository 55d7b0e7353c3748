import { isScalar, isSeq, parseDocument } from 'yaml';

/** A replacement in a YAML text. */
interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Where and how an old slug joins the aliases in a front matter: in the list that is there, in its own form, or in a new one below
 * the date. An alias that becomes the slug itself gives up its place. Comments, quotes and line ends stay as they are.
 */
export function addAlias(yaml: string, alias: string, slug: string): Insertion {
  const document = parseDocument(yaml);
  const list: unknown = document.get('aliases', true);
  if (!isSeq(list) || list.items.length === 0) {
    const date: unknown = document.get('date', true);
    const end = endOfLine(yaml, isScalar(date) ? (date.range?.[1] ?? 0) : 0);
    return { start: end, end, text: `${lineEnd(yaml)}aliases: [${alias}]` };
  }
  for (const item of list.items) {
    if (!isScalar(item) || item.value !== slug) continue;
    const [start = 0, end = 0] = item.range ?? [];
    return { start, end, text: alias };
  }
  const last = list.items.at(-1);
  const [start = 0, end = 0] = isScalar(last) ? (last.range ?? []) : [];
  if (list.flow === true) return { start: end, end, text: `, ${alias}` };
  const line = endOfLine(yaml, end);
  return { start: line, end: line, text: `${lineEnd(yaml)}${yaml.slice(yaml.lastIndexOf('\n', start) + 1, start)}${alias}` };
}

const lineEnd = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Before the characters that end the line. */
function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}
