import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CodeAction, CompletionList, Hover, Location, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { writeFiles } from '../support/folders.ts';
import { mergeFiles } from '../support/memory-tree.ts';
import { minimalArchive } from '../support/sample-files.ts';
import { startEditor, type Editor } from './editor.ts';

/** One thing that an editor does or hears. Paths are those of the content folder; `at` is a part of the document with the caret `|`. */
type Step =
  | { readonly open: string }
  | { readonly type: string; readonly in: string; readonly for: string }
  | { readonly close: string }
  | { readonly save: string; readonly text: string | null }
  | { readonly problems: string; readonly are: readonly string[] }
  | Asking;

interface Asking {
  readonly ask: Question;
  readonly in: string;
  readonly at: string;
  /** For a rename. */
  readonly name?: string;
  readonly answer: unknown;
}

type Question = 'hover' | 'definition' | 'completion' | 'prepareRename' | 'rename' | 'codeAction';

/** A recorded session, on the smallest archive with these files. */
export interface Recording {
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly session: readonly Step[];
}

/** Goes through a session; what is answered must be what was recorded. */
export async function replay({ files, session }: Recording): Promise<void> {
  const texts = Object.fromEntries(Object.entries(files).map(([path, lines]) => [path, `${lines.join('\n')}\n`]));
  const all = mergeFiles(minimalArchive, texts);
  const editor = await startEditor(all);
  for (const step of session) {
    if ('open' in step) editor.open(step.open, String(all[step.open]));
    else if ('type' in step) editor.type(step.in, step.for, step.type);
    else if ('close' in step) editor.close(step.close);
    else if ('save' in step) save(editor, step.save, step.text);
    else if ('problems' in step)
      await expect.poll(() => problemsOf(editor, step.problems), { message: JSON.stringify(step) }).toEqual(step.are);
    else expect(await ask(editor, step), JSON.stringify(step)).toEqual(step.answer);
  }
}

function save({ root }: Editor, path: string, text: string | null): void {
  if (text === null) rmSync(join(root, 'content', path));
  else writeFiles(join(root, 'content'), { [path]: text });
}

/** As `line:column-column code`, all counted from 1, as editors show them. */
export function problemsOf(editor: Editor, path: string): string[] | undefined {
  const { diagnostics } = editor.published(path) ?? {};
  return diagnostics?.map(({ range, code }) => `${showRange(range)} ${String(code)}`);
}

async function ask(editor: Editor, step: Asking): Promise<unknown> {
  const position = editor.caret(step.in, step.at);
  const params = {
    textDocument: { uri: editor.uriOf(step.in) },
    position,
    ...(step.name === undefined ? {} : { newName: step.name }),
    ...(step.ask === 'codeAction' ? { range: { start: position, end: position }, context: { diagnostics: [] } } : {}),
  };
  try {
    const answer: unknown = await editor.connection.sendRequest(`textDocument/${step.ask}`, params);
    return answer === null ? null : SHOWN[step.ask](answer, editor);
  } catch (error) {
    return { refused: (error as Error).message };
  }
}

/** Answers as a reader of the recording would put them. */
const SHOWN: Readonly<Record<Question, (answer: unknown, editor: Editor) => unknown>> = {
  hover: (answer) => (answer as Hover & { contents: { value: string } }).contents.value,
  definition: (answer, { pathOf }) => `${pathOf((answer as Location).uri)}:${showRange((answer as Location).range)}`,
  completion: (answer) => (answer as CompletionList).items.map(({ textEdit }) => showEdit(textEdit as TextEdit)),
  prepareRename: (answer) => {
    const { range, placeholder } = answer as { range: Range; placeholder: string };
    return `${showRange(range)} ${placeholder}`;
  },
  rename: (answer, { pathOf }) =>
    (answer as WorkspaceEdit).documentChanges?.flatMap((change) => {
      if (!('kind' in change)) return change.edits.map((edit) => `${pathOf(change.textDocument.uri)}:${showEdit(edit as TextEdit)}`);
      return change.kind === 'rename' ? `${pathOf(change.oldUri)} → ${pathOf(change.newUri)}` : change.kind;
    }),
  codeAction: (answer) =>
    (answer as CodeAction[]).map(({ title, edit }) => [
      title,
      ...Object.values(edit?.changes ?? {}).flatMap((edits) => edits.map(showEdit)),
    ]),
};

const showEdit = ({ range, newText }: TextEdit): string => `${showRange(range)} ${newText}`;

function showRange({ start, end }: Range): string {
  const to = start.line === end.line ? String(end.character + 1) : `${end.line + 1}:${end.character + 1}`;
  return `${start.line + 1}:${start.character + 1}-${to}`;
}
