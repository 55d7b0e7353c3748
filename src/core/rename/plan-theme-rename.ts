import type { Archive, Briefing, Statement, Theme } from '../model.ts';
import { openFile } from '../validate/open-file.ts';
import { briefingSchema } from '../validate/briefing-schema.ts';
import { themeSchema } from '../validate/theme-schema.ts';
import { RenamingPlan, type Edit, type Renaming } from './renaming.ts';

/**
 * Plans to give a theme another id: its file moves, and every briefing, heading, theme and link that named it names it anew. Its page
 * moves with it, and nothing leads on from the old address.
 * @param texts of all files, as the archive was made from them
 */
export function planThemeRename(archive: Archive, texts: Pick<ReadonlyMap<string, string>, 'get'>, theme: Theme, id: string): Renaming {
  const plan = new RenamingPlan([[theme.path, theme.path.replace(/[^/]+$/u, `${id}.md`)]]);
  for (const file of [...archive.briefings, ...archive.themes, ...archive.statements]) {
    const text = texts.get(file.path) ?? '';
    // what names the theme has its id in it
    if (file !== theme && !text.includes(theme.id)) continue;
    plan.change(file.path, text, [
      ...editLinks(file, text, theme.id, id),
      ...editHeadings(text, theme.id, id),
      ...editFront(file, text, theme.id, id),
    ]);
  }
  return plan.done();
}

type File = Briefing | Theme | Statement;

function editLinks(file: File, text: string, before: string, after: string): Edit[] {
  return file.body.links.flatMap(({ target, place }) => {
    if (target.kind !== 'theme' || target.id !== before) return [];
    const address = text.slice(place.start.offset, place.end.offset).split('#')[0] ?? '';
    const start = place.start.offset + address.length - `${before}.md`.length;
    return address.endsWith(`/${before}.md`) || address === `${before}.md` ? [{ start, end: start + before.length, text: after }] : [];
  });
}

/** Themes in the attributes of headings: `{themes="first second"}`. */
function editHeadings(text: string, before: string, after: string): Edit[] {
  return [...text.matchAll(HEADING_THEMES)].flatMap(({ 1: lead = '', 2: list = '', index }) =>
    [...list.matchAll(/[^\s,]+/gu)].flatMap((word) => {
      const start = index + lead.length + word.index;
      return word[0] === before ? [{ start, end: start + before.length, text: after }] : [];
    }),
  );
}

/** Up to the list, then the list. */
const HEADING_THEMES = /^(#{1,6}[ \t].*\{[^{}\r\n]*\bthemes=")([^"}\r\n]*)"[^{}\r\n]*\}[ \t]*\r?$/gmu;

function editFront(file: File, text: string, before: string, after: string): Edit[] {
  const isBriefing = 'themes' in file.front;
  if (!isBriefing && !('parent' in file.front)) return [];
  const source = { path: file.path, kind: isBriefing ? 'briefing' : 'theme', text } as const;
  const { places } = isBriefing ? openFile(source, briefingSchema, 'a briefing') : openFile(source, themeSchema, 'a theme');
  const pattern = isBriefing ? /^themes\.\d+$/u : /^parent$/u;
  return Object.entries(places).flatMap(([key, { start, end }]) => {
    const quoted = text.slice(start.offset, end.offset);
    if (!pattern.test(key) || quoted.replace(/^(["'])(.*)\1$/u, '$2') !== before) return [];
    const from = start.offset + quoted.indexOf(before);
    return [{ start: from, end: from + before.length, text: after }];
  });
}
