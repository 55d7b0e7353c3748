import { parse, stringify } from 'yaml';
import type { Collaborators } from '../../../src/publish/collaborators.ts';
import type { Random } from '../random.ts';
import type { Files } from '../sample-files.ts';

/** What a build is made of: everything that edits may change. */
export interface Desk {
  /** The content folder. Replaced, never changed in place. */
  files: Files;
  asOf: string;
  base: string | undefined;
  site: string | undefined;
  /** Parts of the program that are not its own. */
  parts: Partial<Collaborators>;
  readonly random: Random;
  /** A number that no edit had before: for names and texts that must be new. */
  readonly count: () => number;
  readonly content: string;
  readonly out: string;
  readonly cache: string;
  /** A folder for what an edit needs besides. */
  readonly scratch: string;
  /** Builds what the desk holds into `out`, and says how it ended. */
  readonly attempt: (parts?: Partial<Collaborators>) => Promise<Outcome>;
}

/** How a build ended, in words that are the same for the same end. */
export interface Outcome {
  readonly built: boolean;
  readonly text: string;
}

/** One thing that happens to an archive, its surroundings or the program between two builds. */
export interface Edit {
  /** A sentence about what happens. */
  readonly name: string;
  /** Whether the site must become another one, must stay as it is, may be marked as another one, or may do either; see `isMark`. */
  readonly effect: 'other' | 'same' | 'marked' | 'either';
  /** Throws `NothingToPick` when there is nothing to do it to. */
  readonly apply: (desk: Desk) => void | Promise<void>;
}

type Apply = Edit['apply'];

/** An edit that readers see. */
export const edit = (name: string, apply: Apply): Edit => ({ name, effect: 'other', apply });

/** An edit that readers must not see. */
export const silent = (name: string, apply: Apply): Edit => ({ name, effect: 'same', apply });

/** An edit of a file that readers must not see, though files that name the state of the content may name another. */
export const hidden = (name: string, apply: Apply): Edit => ({ name, effect: 'marked', apply });

/** Whether a file names the state of the content: the instant and digests of files, the keys of the index by which browsers keep it. */
export const isMark = (path: string): boolean =>
  /^(?:manifest\.json|pagefind\/languages\.json|pagefind\/[\w-]+\/(?:index\/.+|catalogue\.bin))$/u.test(path);

/** An edit that readers may see or not. */
export const perhaps = (name: string, apply: Apply): Edit => ({ name, effect: 'either', apply });

export interface Front extends Record<string, unknown> {
  title: string;
  date: string;
  summary: string;
  themes: string[];
}

/** A Markdown file, taken apart, its lines ending in LF. */
export interface Paper {
  readonly path: string;
  readonly id: string;
  readonly front: Front;
  readonly body: string;
}

export function writeFile(desk: Desk, path: string, content: string | Uint8Array): void {
  desk.files = { ...desk.files, [path]: content };
}

export function removeFile(desk: Desk, path: string): void {
  desk.files = Object.fromEntries(Object.entries(desk.files).filter(([name]) => name !== path));
}

export function readText(desk: Desk, path: string): string {
  const content = desk.files[path];
  if (typeof content !== 'string') throw new Error(`There is no text ${path}`);
  return content;
}

/** Replaces what a pattern finds first; fails when it finds nothing or nothing would change. */
export function replaceIn(desk: Desk, path: string, pattern: RegExp | string, by: string): void {
  const before = readText(desk, path);
  const after = before.replace(pattern, () => by);
  if (after === before) throw new Error(`Nothing changed in ${path} by replacing ${String(pattern)}`);
  writeFile(desk, path, after);
}

/** Replaces a text wherever it stands in any file. */
export function replaceEverywhere(desk: Desk, text: string, by: string): void {
  desk.files = Object.fromEntries(
    Object.entries(desk.files).map(([path, content]) => [path, typeof content === 'string' ? content.replaceAll(text, by) : content]),
  );
}

/** The files of a folder of the content. */
export function listPapers(desk: Desk, folder: 'briefings' | 'themes' | 'pages' | 'glossary'): Paper[] {
  return Object.keys(desk.files)
    .filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.md'))
    .sort()
    .map((path) => openPaper(desk, path));
}

export function openPaper(desk: Desk, path: string): Paper {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(readText(desk, path).replaceAll('\r\n', '\n')) ?? [];
  const id = (path.split('/').at(-1) ?? '').replace(/^\d{4}-\d{2}-\d{2}-|\.md$/gu, '');
  return { path, id, front: parse(front) as Front, body };
}

export function writePaper(desk: Desk, { path, front, body }: Omit<Paper, 'id'>): void {
  writeFile(desk, path, `---\n${stringify(front, { lineWidth: 0 })}---\n${body}`);
}

/** Gives keys of front matter other values; `undefined` removes a key. */
export function setFront(desk: Desk, { path, front, body }: Paper, values: Readonly<Record<string, unknown>>): void {
  const kept = Object.entries({ ...front, ...values }).filter(([, value]) => value !== undefined);
  writePaper(desk, { path, front: Object.fromEntries(kept) as Front, body });
}

/** Briefings that readers see at the desk's instant, those that hold among them only. */
export function listShown(desk: Desk, holds: (paper: Paper) => boolean = () => true): Paper[] {
  return listPapers(desk, 'briefings').filter((paper) => isShown(desk, paper) && holds(paper));
}

export function isShown(desk: Desk, { front }: Paper): boolean {
  const release = typeof front.embargo === 'string' ? Date.parse(front.embargo) : -Infinity;
  return front.status !== 'draft' && front.date < desk.asOf.slice(0, 10) && release <= Date.parse(desk.asOf);
}

/** Whether any other file of the content names the briefing. */
export function isNamed(desk: Desk, { id, path }: Paper): boolean {
  return Object.entries(desk.files).some(([other, content]) => other !== path && typeof content === 'string' && content.includes(id));
}
