import type { Briefing, Statement, Theme } from '../model.ts';
import type { LostAnchor, Side } from './comparison.ts';

/** Addresses of published passages that lead nowhere afterwards while their page stays, or moves. */
export function findLostAnchors(before: Side, after: Side): LostAnchor[] {
  const redirects = new Map(after.site.redirects.map(({ from, to }) => [from, to]));
  const is = new Map(after.gated.published.briefings.map((file) => [file.id, file]));
  const themes = new Map(after.gated.published.themes.map((file) => [file.id, file]));
  const lost = [
    ...before.gated.published.briefings.flatMap((old) => listLost('briefings', old, is.get(old.id) ?? is.get(redirects.get(old.id) ?? ''))),
    ...before.gated.published.themes.flatMap((old) => listLost('themes', old, themes.get(old.id))),
  ];
  if (lost.length === 0) return [];
  const users = listUsers(before);
  return lost.map(({ file, page, anchor, title }) => {
    const quoting = 'date' in file.front ? (file.body.passages.find(({ id }) => id === anchor)?.themes ?? []) : [];
    const usedBy = new Set([...(users.get(`${page}#${anchor}`) ?? []), ...quoting.map((theme) => `themes/${theme}/`)]);
    return { page, anchor, title, usedBy: [...usedBy] };
  });
}

type Lost = Omit<LostAnchor, 'usedBy'> & { readonly file: Briefing | Theme };

function listLost(folder: 'briefings' | 'themes', old: Briefing | Theme, now: Briefing | Theme | undefined): Lost[] {
  if (now === undefined || old.digest === now.digest) return [];
  const left = new Set(now.outline.passages.map(({ id }) => id));
  return old.outline.passages.flatMap(({ id, title }) =>
    left.has(id) ? [] : [{ file: old, page: `${folder}/${old.id}/`, anchor: id, title }],
  );
}

/** Pages that lead to a passage of another page, by its address. */
function listUsers({ gated: { published } }: Side): Map<string, string[]> {
  const users = new Map<string, string[]>();
  const add = (page: string, { outline }: Briefing | Theme | Statement): void => {
    for (const [kind, id, , anchor] of outline.links) {
      const target = `${kind === 'briefing' ? 'briefings' : 'themes'}/${id}/`;
      if (anchor === '' || target === page) continue;
      const key = `${target}#${anchor}`;
      users.set(key, [...(users.get(key) ?? []), page]);
    }
  };
  for (const file of published.briefings) add(`briefings/${file.id}/`, file);
  for (const file of published.themes) add(`themes/${file.id}/`, file);
  for (const file of published.statements) add(`${file.id}/`, file);
  return users;
}
