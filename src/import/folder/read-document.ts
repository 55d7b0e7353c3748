import type { Root } from 'mdast';
import type { TreeEntry } from '../../core/model.ts';
import { decodeText } from '../decode-text.ts';
import { openNotes, type Draft, type Notes } from '../draft.ts';
import { convertFragment } from '../html/read-html.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { rewrite } from '../markdown/rewrite.ts';
import { splitSource } from '../markdown/split-source.ts';
import type { Unread } from '../plan/plan.ts';
import { isProblem, type ImportProblem } from '../problem.ts';
import type { Inherited } from './inherited.ts';
import { nameDocument } from './name-document.ts';
import type { System } from './system.ts';

/** Reads one document of a folder. @param inherited what the folder's settings say of it */
export function readDocument(entry: TreeEntry, system: System, inherited: Inherited): Draft | Unread {
  const source = entry.path;
  const bytes = readBytes(entry);
  if (isProblem(bytes)) return { source, problems: [bytes], text: '' };
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return { source, problems: [decoded.problem], text: '' };
  const { text } = decoded;
  const split = splitSource(text.replace(/^\uFEFF/u, ''));
  if (isProblem(split)) return { source, problems: [split], text };
  const notes = openNotes();
  const tags = new Set<string>();
  const rewritings = system.rewritings((tag) => tags.add(tag));
  const body = /\.html$/iu.test(source)
    ? readHtmlBody(rewrite(split.body, rewritings, notes, split.bodyLine), notes)
    : readMarkdown(split.body, split.bodyLine, rewritings, notes);
  if (isProblem(body)) return { source, problems: [body], text };
  if (inherited.withheldBy !== undefined) notes.add('mapped', 'status', `${inherited.withheldBy} → \`status: draft\``);
  const { name, date, language } = nameDocument(source);
  const front: Readonly<Record<string, unknown>> = { ...(language === undefined ? {} : { language }), ...inherited.front, ...split.front };
  const { front: own, names } = system.readFront(front);
  return {
    source,
    front: own,
    name,
    nameDate: date,
    translates: language === undefined ? undefined : source.replace(`.${language}.`, '.'),
    isDraft: system.drafts?.test(source) === true || inherited.withheldBy !== undefined,
    tags: [...tags],
    names,
    body,
    pictures: new Map(),
    text,
    notes,
  };
}

function readBytes({ size, read }: TreeEntry): Uint8Array | ImportProblem {
  try {
    // decodeText says what is too large; it need not be read for that
    return size > 64 * 1024 * 1024 ? new Uint8Array(1024 * 1024) : read();
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return { code: 'import-unreadable', reason: `Unexpected ${code} when reading, expected a text file`, fix: 'check the permissions' };
  }
}

const readHtmlBody = (html: string, notes: Notes): Root => ({ type: 'root', children: convertFragment(html, notes) });
