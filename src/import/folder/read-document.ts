import type { Root } from 'mdast';
import type { TreeEntry } from '../../core/model.ts';
import { decodeText } from '../decode-text.ts';
import { openNotes, type Draft, type Notes } from '../draft.ts';
import { readFragment } from '../html/read-html.ts';
import { findBlanks, findExcess } from '../markdown/find-excess.ts';
import { readMarkdown, rewriteText, type Dialect } from '../markdown/read-markdown.ts';
import { splitSource, type SplitSource } from '../markdown/split-source.ts';
import type { Unread } from '../plan/plan.ts';
import { isProblem, type ImportProblem } from '../problem.ts';
import { readSource } from '../sizes.ts';
import type { Inherited } from './inherited.ts';
import { nameDocument } from './name-document.ts';
import type { Front, System } from './system.ts';

/** Reads one document of a folder. @param inherited what the folder's settings say of it */
export function readDocument(entry: TreeEntry, system: System, inherited: Inherited): Draft | Unread {
  const source = entry.path;
  const bytes = readSource(entry, 'text');
  if (isProblem(bytes)) return { source, problems: [bytes], text: '' };
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return { source, problems: [decoded.problem], text: '' };
  const { text } = decoded;
  const split = splitSource(text);
  if (isProblem(split)) return { source, problems: [split], text };
  const { name, date, language } = nameDocument(source);
  const stated: Front = { ...(language === undefined ? {} : { language }), ...inherited.front, ...split.front };
  const { front, names, hidesCode = false } = system.readFront(stated);
  const notes = openNotes();
  const tags = new Set<string>();
  const dialect = { comments: system.comments, rewritings: system.rewritings((tag) => tags.add(tag)), hidesCode };
  const body = readBody(source, text, split, dialect, notes);
  if (isProblem(body)) return { source, problems: [body], text };
  if (inherited.withheldBy !== undefined) notes.add('mapped', 'status', `${inherited.withheldBy} → \`status: draft\``);
  return {
    source,
    front,
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

function readBody(source: string, text: string, { body, bodyLine }: SplitSource, dialect: Dialect, notes: Notes): Root | ImportProblem {
  const start = text.length - body.length;
  if (!/\.html?$/iu.test(source)) return findExcess(text, start) ?? readMarkdown(body, bodyLine, dialect, notes);
  const html = findBlanks(text, start) ?? rewriteText(body, bodyLine, dialect, notes);
  return typeof html === 'string' ? readFragment(html, notes) : html;
}
