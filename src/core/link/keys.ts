import type { Briefing, Theme } from '../model.ts';
import { digestOf } from '../text/digest.ts';
import { previewText, standingOf, versionsOf, type LinkContext } from './context.ts';

/**
 * Keys name all that a page shows without making the page. What every page shows (publication, glossary, statements of the desk)
 * is in the key of the site.
 */
export interface Keys {
  /** Names all that any page may show of the publication's own record. */
  readonly site: string;
  /** Names what a listing shows of a briefing. */
  readonly ref: (briefing: Briefing | undefined) => string;
  readonly theme: (theme: Theme | undefined) => string;
  /** Remembers what is asked for by several pages. */
  readonly summaries: Map<Theme, string>;
  /** Names what a briefing's own texts, pictures and the titles in it come to. */
  readonly text: (briefing: Briefing) => string;
}

/** Makes the keys of one archive. */
export function makeKeys(context: LinkContext): Keys {
  const { archive, byId, themesById } = context;
  const labels = new Map(archive.themes.map(({ id, front }) => [id, `${id} ${front.title}`]));
  const refs = new Map<Briefing, string>();
  const ref = (briefing: Briefing | undefined): string => {
    if (briefing === undefined) return '';
    const known = refs.get(briefing);
    if (known !== undefined) return known;
    const { id, frontDigest, front } = briefing;
    const parts = [
      id,
      frontDigest,
      standingOf(briefing, context) ?? '',
      archive.previews.size === 0 ? '' : (previewText(id, context) ?? ''),
      ...front.themes.map((theme) => labels.get(theme) ?? ''),
    ];
    for (const version of versionsOf(briefing, context)) parts.push(version.id, version.front.language ?? '');
    const key = digestOf(parts.join('\n')).slice(0, 16);
    refs.set(briefing, key);
    return key;
  };
  return {
    site: digestOf(JSON.stringify([archive.publication, archive.glossary])),
    ref,
    summaries: new Map(),
    theme: (theme) => (theme === undefined ? '' : `${theme.digest} ${themesById.get(theme.front.parent ?? '')?.front.title ?? ''}`),
    text: ({ digest, outline }) => {
      const titles = outline.titles.map((id) => byId.get(id)?.front.title ?? '');
      const pictures = outline.pictures.map((path) => {
        const picture = archive.pictures.get(path);
        return picture === undefined ? '' : `${picture.digest} ${picture.width} ${picture.height}`;
      });
      return titles.length + pictures.length === 0 ? digest : digestOf(digest, ...titles, '', ...pictures);
    },
  };
}
