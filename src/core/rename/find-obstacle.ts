import type { Archive, Briefing, Theme } from '../model.ts';
import { idSchema } from '../validate/common-schema.ts';

/** Why a briefing cannot have this slug, in a sentence; undefined when it can. */
export function findSlugObstacle({ briefings }: Archive, briefing: Briefing, slug: string): string | undefined {
  const obstacle = findFormObstacle('slug', briefing.id, slug);
  if (obstacle !== undefined) return obstacle;
  const owner = briefings.find((other) => other.id === slug || (other !== briefing && other.front.aliases?.includes(slug) === true));
  return owner === undefined ? undefined : `Unexpected slug \`${slug}\`, expected one that is free (it belongs to \`${owner.path}\`).`;
}

/** Why a theme cannot have this id, in a sentence; undefined when it can. */
export function findThemeObstacle({ themes }: Archive, theme: Theme, id: string): string | undefined {
  const obstacle = findFormObstacle('id', theme.id, id);
  if (obstacle !== undefined) return obstacle;
  const owner = themes.find((other) => other.id === id);
  return owner === undefined ? undefined : `Unexpected id \`${id}\`, expected one that is free (it belongs to \`${owner.path}\`).`;
}

function findFormObstacle(noun: string, before: string, after: string): string | undefined {
  if (!idSchema.safeParse(after).success) return `Unexpected ${noun} \`${after}\`, expected small letters, digits and single hyphens.`;
  return after === before ? `Unexpected ${noun} \`${after}\`, expected another than the one it has.` : undefined;
}
