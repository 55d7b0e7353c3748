import { soundItems, type Sound } from '../diagnostics/sound.ts';
import type { BriefingFront, InternalLink, Picture, StatementFront, ThemeFront } from '../model.ts';
import { PAGE_ANCHORS } from '../rules/passage-unknown.ts';
import { foldName } from '../text/fold.ts';
import type { ParsedFile } from './parsed-file.ts';
import type { ReadArchive } from './read-archive.ts';
import { idOf } from './read-file.ts';

/** What references can lead to. */
export interface Targets {
  readonly briefings: ReadonlyMap<string, ParsedFile<BriefingFront>>;
  readonly themes: ReadonlyMap<string, ParsedFile<ThemeFront>>;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Paths of files that are there and were not read: what leads to them is not missing. */
  readonly unread: ReadonlySet<string>;
  /** The same of a briefing or theme by its id, in whatever case its file's name is written. */
  readonly isUnread: (id: string) => boolean;
  /** The file that a link leads to; undefined when there is none, or none that could be read. */
  readonly find: (target: InternalLink['target']) => ParsedFile<unknown> | undefined;
}

/**
 * Lists what an archive's files can refer to.
 * @param unreadPaths of files that are there and could not be read
 */
export function makeTargets(
  read: Pick<ReadArchive, 'briefings' | 'themes'>,
  pictures: readonly Picture[],
  unreadPaths: Iterable<string>,
): Targets {
  const briefings = new Map(read.briefings.map((file) => [file.id, file]));
  const themes = new Map(read.themes.map((file) => [file.id, file]));
  const unread = new Set(unreadPaths);
  const ids = new Set([...unread].filter((path) => /^(?:briefings|themes)\//u.test(path)).map(toFoldedId));
  return {
    briefings,
    themes,
    pictures: new Map(pictures.map((picture) => [picture.path, picture])),
    unread,
    isUnread: (id) => ids.has(foldName(id)),
    find: ({ kind, id, path }) => {
      const file: ParsedFile<unknown> | undefined = kind === 'briefing' ? briefings.get(id) : themes.get(id);
      return path === undefined || file?.path === path ? file : undefined;
    },
  };
}

const toFoldedId = (path: string): string => foldName(idOf(path.replace(/\.[^./]*$/u, '.md')));

/** Ids of themes whose files could not be read. */
export const unreadThemes = ({ unread }: Targets): string[] =>
  [...unread].flatMap((path) => /^themes\/([^/]+)\.md$/u.exec(path)?.[1] ?? []);

/** Whether everything that a file refers to is there and was read. Needs the outline and the front matter alone. */
export function hasAllTargets(
  { path, outline, sound }: ParsedFile<BriefingFront | ThemeFront | StatementFront>,
  targets: Targets,
): boolean {
  const hasTarget = ([kind, id, named, anchor]: (typeof outline.links)[number]): boolean => {
    if (named === path) return true;
    const target = targets.find({ kind, id, ...(named === '' ? {} : { path: named }) });
    if (target === undefined) return false;
    const isOwn = anchor === '' || (kind === 'briefing' && PAGE_ANCHORS.includes(anchor));
    return isOwn || target.outline.passages.some((passage) => passage.id === anchor);
  };
  return (
    outline.links.every(hasTarget) && outline.pictures.every((picture) => targets.pictures.has(picture)) && hasReferences(sound, targets)
  );
}

function hasReferences(front: Sound<BriefingFront>, { briefings }: Targets): boolean {
  const named = [...soundItems(front.supersedes), ...soundItems(front.related)];
  const original = front['translation-of'] ?? undefined;
  const isOriginal = original === undefined || briefings.get(original)?.sound['translation-of'] === undefined;
  return isOriginal && (original === undefined || briefings.has(original)) && named.every((id) => briefings.has(id));
}
