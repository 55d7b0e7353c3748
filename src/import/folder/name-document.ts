/** What the path of a document says of it. */
export interface DocumentName {
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly date?: string;
  /** From an ending such as `.de` before the extension. */
  readonly language?: string;
}

/** Reads the name of a document: `2025-03-14-three-tests.md`, `three-tests/index.md`, `three-tests.de.md`, `2025-03-14.md`. */
export function nameDocument(path: string): DocumentName {
  const parts = withoutExtension(path).split('/');
  const file = parts.pop() ?? '';
  const [stem, language] = splitLanguage(file);
  const own = /^_?index$/u.test(stem) ? (parts.at(-1) ?? stem) : stem;
  const [, date, rest = ''] = /^(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]+(.*))?$/u.exec(own) ?? [];
  const day = date
    ?.split('-')
    .map((part) => part.padStart(2, '0'))
    .join('-');
  const isReal =
    day !== undefined && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return { name: isReal ? rest : own, ...(isReal && { date: day }), ...(language === undefined ? {} : { language }) };
}

export const withoutExtension = (path: string): string => path.replace(/\.(?:md|markdown|qmd|html?|ipynb)$/iu, '');

function splitLanguage(stem: string): [string, string | undefined] {
  const match = /^(.+)\.([a-z]{2}(?:-[A-Za-z]{2,4})?)$/u.exec(stem);
  return match === null ? [stem, undefined] : [match[1] ?? stem, match[2]];
}
