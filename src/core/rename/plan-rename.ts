import { posix } from 'node:path';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Archive, Briefing, BriefingFront, Statement, Theme } from '../model.ts';
import { briefingSchema } from '../validate/briefing-schema.ts';
import { openFile, type OpenFile } from '../validate/open-file.ts';
import { addAlias } from './add-alias.ts';
import { RenamingPlan, type Edit, type Renaming } from './renaming.ts';

/**
 * Plans to give a briefing another slug: its file and the pictures that carry its name move, every link, reference and picture that
 * named it names it anew, and its old slug becomes an alias, so that its address leads on. A draft had no address and gets no alias.
 * @param texts of all files, as the archive was made from them
 */
export function planRename(archive: Archive, texts: Pick<ReadonlyMap<string, string>, 'get'>, briefing: Briefing, slug: string): Renaming {
  const { id, path } = briefing;
  const moved = new Map([[path, path.replace(/[^/]+$/u, (name) => renameFile(name, id, slug))], ...listPictures(archive, briefing, slug)]);
  const plan = new RenamingPlan([...moved]);
  for (const file of [...archive.briefings, ...archive.themes, ...archive.statements]) {
    const text = texts.get(file.path) ?? '';
    const edits = [...editLinks(file, text, id, slug), ...editPictures(file, text, moved)];
    if ('themes' in file.front) edits.push(...editFront(file as Briefing, text, briefing, slug));
    plan.change(file.path, text, edits);
  }
  return plan.done();
}

/** `2026-01-23-old.md` → `2026-01-23-new.md`, `old-map.png` → `new-map.png`; other names stay. */
function renameFile(name: string, from: string, to: string): string {
  const [, date = '', rest = ''] = new RegExp(String.raw`^(\d{4}-\d{2}-\d{2}-)?${escape(from)}([-_.].*)$`, 'u').exec(name) ?? [];
  return rest === '' ? name : `${date}${to}${rest}`;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** Pictures that the briefing shows, carry its name, and do not belong to another whose slug begins with it. */
function listPictures({ briefings }: Archive, { id, outline }: Briefing, slug: string): [string, string][] {
  const longer = briefings.filter((other) => other.id.startsWith(`${id}-`));
  return outline.pictures.flatMap((picture): [string, string][] => {
    const name = posix.basename(picture);
    const renamed = renameFile(name, id, slug);
    const isOthers = longer.some((other) => renameFile(name, other.id, slug) !== name);
    return renamed === name || isOthers ? [] : [[picture, posix.join(posix.dirname(picture), renamed)]];
  });
}

function editLinks(file: Briefing | Theme | Statement, text: string, id: string, slug: string): Edit[] {
  if (!file.outline.links.some(([kind, to]) => kind === 'briefing' && to === id)) return [];
  return file.body.links.flatMap(({ target, place }) => {
    if (target.kind !== 'briefing' || target.id !== id) return [];
    // A link within the page itself names no file; in a link to another the name comes before the anchor.
    const address = read(text, place).split('#')[0] ?? '';
    const at = address === id ? 0 : address.endsWith(`-${id}.md`) ? address.length - id.length - '.md'.length : -1;
    return at === -1 ? [] : [replaceAt(place.start.offset + at, id, slug)];
  });
}

function editPictures(file: Briefing | Theme | Statement, text: string, moved: ReadonlyMap<string, string>): Edit[] {
  if (!file.outline.pictures.some((picture) => moved.has(picture))) return [];
  return file.body.pictures.flatMap(({ path, place }) => {
    const [before, after] = [posix.basename(path), posix.basename(moved.get(path) ?? path)];
    const at = before === after ? -1 : read(text, place).lastIndexOf(before);
    return at === -1 ? [] : [replaceAt(place.start.offset + at, before, after)];
  });
}

/** References of the front matter, and the alias of the briefing itself. */
function editFront(file: Briefing, text: string, { id, path, front: own }: Briefing, slug: string): Edit[] {
  const isNamed = [...(file.front.related ?? []), ...(file.front.supersedes ?? []), file.front['translation-of']].includes(id);
  const needsAlias = file.path === path && own.status !== 'draft';
  if (!isNamed && !needsAlias) return [];
  const open = openFile({ path: file.path, kind: 'briefing', text }, briefingSchema, 'a briefing');
  const edits = Object.entries(open.places).flatMap(([key, place]) => {
    const at = /^(?:related|supersedes)\.\d+$|^translation-of$/u.test(key) ? read(text, place).indexOf(id) : -1;
    return at === -1 || valueOf(open.front, key) !== id ? [] : [replaceAt(place.start.offset + at, id, slug)];
  });
  return needsAlias ? [...edits, aliasOf(open, id, slug)] : edits;
}

function aliasOf({ split }: OpenFile<BriefingFront>, id: string, slug: string): Edit {
  if (split === undefined) throw new Error('A briefing of an archive has front matter');
  const { start, end, text } = addAlias(split.yaml, id, slug);
  return { start: split.yamlStart + start, end: split.yamlStart + end, text };
}

function valueOf(front: BriefingFront | undefined, key: string): string | undefined {
  const [name, index] = key.split('.');
  if (name === 'translation-of') return front?.['translation-of'];
  return (name === 'related' ? front?.related : front?.supersedes)?.[Number(index)];
}

const read = (text: string, { start, end }: Place): string => text.slice(start.offset, end.offset);

const replaceAt = (start: number, before: string, text: string): Edit => ({ start, end: start + before.length, text });
