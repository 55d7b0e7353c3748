import type { Briefing, Outline } from '../model.ts';
import type { LinkContext } from './context.ts';

/** A passage of another briefing that links to one. */
export interface Backlink {
  readonly briefing: Briefing;
  readonly passage: Outline['passages'][number];
}

/** For each briefing, the passages of other briefings that link to it, newest first, one for each briefing. */
export function findBacklinks({ originals }: Pick<LinkContext, 'originals'>): Map<string, Backlink[]> {
  const backlinks = new Map<string, Backlink[]>();
  for (const briefing of [...originals].reverse()) {
    const seen = new Set<string>([briefing.id]);
    for (const [kind, id, , , from] of briefing.outline.links) {
      const passage = kind === 'briefing' && !seen.has(id) ? briefing.outline.passages.find((item) => item.id === from) : undefined;
      if (passage === undefined) continue;
      seen.add(id);
      const list = backlinks.get(id);
      if (list === undefined) backlinks.set(id, [{ briefing, passage }]);
      else list.push({ briefing, passage });
    }
  }
  return backlinks;
}
