import { findPlainHeadings, takeDateLine } from './body/read-opening.ts';
import type { Draft } from './draft.ts';
import { decodePage } from './html/decode-page.ts';
import { readHtml } from './html/read-html.ts';
import { isProblem, type ImportProblem } from './problem.ts';
import { readWord } from './word/read-word.ts';

/** Whether a file is more than plain text, and what. */
export function kindOfFile(path: string): 'word' | 'page' | 'text' {
  if (/\.docx$/iu.test(path)) return 'word';
  return /\.(?:x?html?)$/iu.test(path) ? 'page' : 'text';
}

/** Reads a Word document or a page. A date line at the top counts as in plain text, and so do headings where none is marked. */
export async function readRichFile(bytes: Uint8Array, source: string): Promise<Draft | ImportProblem> {
  const draft = kindOfFile(source) === 'word' ? await readWord(bytes, source) : readPageFile(bytes, source);
  if (isProblem(draft)) return draft;
  const { front, body, notes } = draft;
  const date = front.date === undefined ? takeDateLine(body) : undefined;
  if (date !== undefined) notes.add('mapped', 'date', `“${date}”, the date line`);
  const title = findPlainHeadings(body, notes);
  return { ...draft, front: { ...(title === undefined ? {} : { title }), ...front, ...(date === undefined ? {} : { date }) } };
}

function readPageFile(bytes: Uint8Array, source: string): Draft | ImportProblem {
  const text = decodePage(bytes);
  return typeof text === 'string' ? readHtml(text, source) : text;
}
