import type { Archive, Briefing, Theme } from '../model.ts';
import type { SourceTexts } from '../read/read-sources.ts';
import { findSlugObstacle, findThemeObstacle } from './find-obstacle.ts';
import { planRename } from './plan-rename.ts';
import { planThemeRename } from './plan-theme-rename.ts';
import type { Renaming } from './renaming.ts';

/** What can have another name. */
export type Named = { readonly kind: 'briefing'; readonly file: Briefing } | { readonly kind: 'theme'; readonly file: Theme };

/** What another name asks for, or why it cannot be, in a sentence. */
export type PlannedName = { readonly renaming: Renaming } | { readonly obstacle: string };

/**
 * Plans to give a briefing another slug, or a theme another id.
 * @param texts of all files, as the archive was made from them
 */
export function planNewName(archive: Archive, texts: Pick<SourceTexts, 'get'>, named: Named, name: string): PlannedName {
  const isBriefing = named.kind === 'briefing';
  const obstacle = isBriefing ? findSlugObstacle(archive, named.file, name) : findThemeObstacle(archive, named.file, name);
  if (obstacle !== undefined) return { obstacle };
  return { renaming: isBriefing ? planRename(archive, texts, named.file, name) : planThemeRename(archive, texts, named.file, name) };
}
