import { soundItems, type Sound } from '../diagnostics/sound.ts';
import type { Passage, Publication } from '../model.ts';
import type { CheckedFile } from './file-rule.ts';

/** The kind of a briefing that names none. */
export function defaultKind(publication: Publication): string {
  return Object.keys(publication.kinds)[0] ?? 'briefing';
}

/** The section whose list items are a briefing's key judgements, when its kind names one. */
export function judgementSection<Section extends Pick<Passage, 'level' | 'title'>>(
  passages: readonly Section[],
  beginnings: readonly string[] | undefined,
): Section | undefined {
  return beginnings === undefined ? undefined : passages.find((passage) => passage.level === 2 && beginsWith(passage.title, beginnings));
}

export const beginsWith = (title: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => title.toLowerCase().startsWith(beginning.toLowerCase()));

/** What a kind asks of a briefing; lists are empty where it asks nothing. */
export interface KindDemands {
  readonly title: string;
  readonly first: readonly string[];
  readonly judgements: readonly string[];
  readonly last: readonly string[];
  readonly words: readonly [fewest: number, most: number] | undefined;
}

/** What the kind of a briefing asks of it, when that is known and the body was read. */
export function demandsOn({ path, sound, hasLostPassages }: CheckedFile, record: Sound<Publication> | undefined): KindDemands | undefined {
  if (!path.startsWith('briefings/') || !record?.kinds || sound.kind === null || hasLostPassages()) return undefined;
  const id = sound.kind ?? Object.keys(record.kinds)[0] ?? '';
  const kind = Object.hasOwn(record.kinds, id) ? record.kinds[id] : undefined;
  if (!kind) return undefined;
  const [fewest, most] = kind.words ?? [];
  return {
    title: kind.title ?? id,
    first: soundItems(kind.first),
    judgements: soundItems(kind.judgements),
    last: soundItems(kind.last),
    words: typeof fewest === 'number' && typeof most === 'number' ? [fewest, most] : undefined,
  };
}
