import { isMap, isNode, isSeq, parseDocument, stringify } from 'yaml';

/** A replacement in a YAML text. */
interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Where and how an entry joins the changes in a front matter: last in the list that is there, in its form, or in a new one at the end.
 * Comments, quotes and line ends stay as they are.
 */
export function addChange(yaml: string, { date, note }: { readonly date: string; readonly note: string }): Insertion {
  const end = yaml.includes('\r\n') ? '\r\n' : '\n';
  const quoted = stringify(note, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trimEnd();
  const list: unknown = parseDocument(yaml).get('changes', true);
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  if (!isSeq(list) || !isNode(last)) {
    const at = yaml.trimEnd().length;
    return { start: at, end: at, text: `${end}changes:${end}  - date: ${date}${end}    kind: update${end}    note: ${quoted}` };
  }
  const [start = 0, valueEnd = 0] = last.range ?? [];
  if (list.flow === true) return { start: valueEnd, end: valueEnd, text: `, { date: ${date}, kind: update, note: ${quoted} }` };
  const line = endOfLine(yaml, valueEnd);
  const dash = yaml.slice(yaml.lastIndexOf('\n', start) + 1, yaml.lastIndexOf('-', start));
  const entry = isMap(last) && last.flow === true;
  const text = entry
    ? `${end}${dash}- { date: ${date}, kind: update, note: ${quoted} }`
    : `${end}${dash}- date: ${date}${end}${dash}  kind: update${end}${dash}  note: ${quoted}`;
  return { start: line, end: line, text };
}

/** Before the characters that end the line. */
function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', Math.max(0, from - 1));
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}
