import { pathToFileURL } from 'node:url';

/** Editors that open a file at a line from a link, with the form of that link; the path begins with a slash. */
const FORMS = {
  vscode: (path, line, column) => `vscode://file${path}:${line}:${column}`,
  vscodium: (path, line, column) => `vscodium://file${path}:${line}:${column}`,
  cursor: (path, line, column) => `cursor://file${path}:${line}:${column}`,
  zed: (path, line, column) => `zed://file${path}:${line}:${column}`,
  idea: (path, line, column) => `idea://open?file=${encodeURIComponent(decodeURIComponent(path))}&line=${line}&column=${column}`,
} as const satisfies Record<string, (path: string, line: number, column: number) => string>;

export type Editor = keyof typeof FORMS | 'none';

export const EDITORS: readonly Editor[] = [...(Object.keys(FORMS) as (keyof typeof FORMS)[]), 'none'];

/** A link that opens a file, by its absolute path, at a place that counts from 1; undefined without an editor. */
export function linkToEditor(editor: Editor, file: string, line = 1, column = 1): string | undefined {
  return editor === 'none' ? undefined : FORMS[editor](pathToFileURL(file).pathname, line, column);
}
