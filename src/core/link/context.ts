import type { Briefing, BriefingHistory, Passage, PublishedArchive, Theme } from '../model.ts';
import type { BriefingRef, ThemeRef } from '../page-model.ts';
import { toHref } from '../parse/links.ts';
import { describeInstant, makeDateWriter, type DateWriter } from '../text/dates.ts';
import { setPhrase } from '../text/phrase.ts';

/** What linking any page needs: the archive by every key that is asked for. Made once per build. */
export interface LinkContext {
  readonly archive: PublishedArchive;
  readonly base: string;
  /** Absolute, with base, ends with a slash. */
  readonly url: string;
  readonly dates: DateWriter;
  /** Briefings that are not translations, oldest first. */
  readonly originals: readonly Briefing[];
  readonly byId: ReadonlyMap<string, Briefing>;
  readonly themesById: ReadonlyMap<string, Theme>;
  /** Originals by theme, oldest first. */
  readonly byTheme: ReadonlyMap<string, readonly Briefing[]>;
  /** The briefing that replaced a briefing. */
  readonly successorOf: ReadonlyMap<string, Briefing>;
  readonly translationsOf: ReadonlyMap<string, readonly Briefing[]>;
  readonly refs: ReadonlyMap<string, BriefingRef>;
  readonly themeRefs: ReadonlyMap<string, ThemeRef>;
  /** What was read of bodies for the pages of themes. */
  readonly threads: Map<Briefing, Threads>;
  /** What was counted for the pages of themes, each of which stands on many. */
  readonly together: Map<Theme, readonly ThemeCount[]>;
  readonly histories: Histories;
}

/** How briefings came about, by id. */
export type Histories = ReadonlyMap<string, BriefingHistory>;

/** A theme, and on how many briefings of another it is. */
export interface ThemeCount {
  readonly theme: Theme;
  readonly count: number;
}

/** A sentence of a passage. */
export interface Quote extends Pick<Passage, 'id' | 'number' | 'title'> {
  readonly text: string;
}

/** The quotations of one briefing by theme. */
export type Threads = ReadonlyMap<string, readonly Quote[]>;

type ContextWithoutRefs = Omit<LinkContext, 'refs'>;

/** Indexes a published archive. */
export function makeContext(archive: PublishedArchive, histories: Histories = new Map()): LinkContext {
  const base = archive.publication.base ?? '/';
  const originals = archive.briefings.filter((briefing) => briefing.front['translation-of'] === undefined);
  const byTheme = new Map<string, Briefing[]>(archive.themes.map((theme) => [theme.id, []]));
  for (const briefing of originals) for (const theme of briefing.front.themes) byTheme.get(theme)?.push(briefing);
  const context: ContextWithoutRefs = {
    archive,
    base,
    url: `${archive.publication.url}${base}`,
    dates: makeDateWriter(archive.publication.language),
    originals,
    byTheme,
    byId: new Map(archive.briefings.map((briefing) => [briefing.id, briefing])),
    themesById: new Map(archive.themes.map((theme) => [theme.id, theme])),
    successorOf: new Map(archive.briefings.flatMap((briefing) => (briefing.front.supersedes ?? []).map((id) => [id, briefing] as const))),
    translationsOf: groupTranslations(archive.briefings),
    themeRefs: new Map(archive.themes.map(({ id, front }) => [id, { id, href: toHref(base, 'theme', id), label: front.title }])),
    threads: new Map(),
    together: new Map(),
    histories,
  };
  return { ...context, refs: new LazyRefs(context) };
}

/** Refs are made when a page that shows them is made: most builds make few pages. */
class LazyRefs extends Map<string, BriefingRef> {
  readonly #context: ContextWithoutRefs;

  constructor(context: ContextWithoutRefs) {
    super();
    this.#context = context;
  }

  override get(id: string): BriefingRef | undefined {
    const known = super.get(id);
    const briefing = known === undefined ? this.#context.byId.get(id) : undefined;
    if (briefing === undefined) return known;
    const ref = toRef(briefing, this.#context);
    this.set(id, ref);
    return ref;
  }
}

function groupTranslations(briefings: readonly Briefing[]): Map<string, Briefing[]> {
  const groups = new Map<string, Briefing[]>();
  for (const briefing of briefings) {
    const original = briefing.front['translation-of'];
    if (original !== undefined) groups.set(original, [...(groups.get(original) ?? []), briefing]);
  }
  return groups;
}

function toRef(briefing: Briefing, context: ContextWithoutRefs): BriefingRef {
  const { id, front } = briefing;
  const preview = previewText(id, context);
  const standing = standingOf(briefing, context);
  return {
    id,
    href: toHref(context.base, 'briefing', id),
    title: setPhrase(front.title),
    date: context.dates.date(front.date),
    summary: setPhrase(front.summary),
    themes: front.themes.flatMap((theme) => context.themeRefs.get(theme) ?? []),
    language: languageOf(briefing, context),
    translations: versionsOf(briefing, context).map((version) => {
      const language = languageOf(version, context);
      return { href: toHref(context.base, 'briefing', version.id), label: languageName(language), language };
    }),
    ...(standing === undefined ? {} : { standing }),
    ...(preview === undefined ? {} : { preview }),
  };
}

/** What a listing must say of a text that no longer stands. */
export function standingOf({ id, front }: Briefing, { successorOf }: Pick<LinkContext, 'successorOf'>): string | undefined {
  return front.status === 'withdrawn' ? 'Withdrawn' : successorOf.has(id) ? 'Superseded' : undefined;
}

/** The other versions of a briefing: translations of it, or its original and that one's other translations. */
export function versionsOf(briefing: Briefing, { byId, translationsOf }: Pick<LinkContext, 'byId' | 'translationsOf'>): Briefing[] {
  const original = byId.get(briefing.front['translation-of'] ?? briefing.id) ?? briefing;
  return [original, ...(translationsOf.get(original.id) ?? [])].filter((version) => version !== briefing);
}

/** Preview builds only: why and until when readers do not see a briefing, by the clocks of the publication. */
export function previewText(id: string, { archive, dates }: Pick<LinkContext, 'archive' | 'dates'>): string | undefined {
  const withheld = archive.previews.get(id);
  if (withheld?.until === undefined) return withheld === undefined ? undefined : 'Draft';
  const instant = describeInstant(withheld.until, archive.publication['time-zone'], dates);
  return withheld.reason === 'future' ? `Appears on ${instant}` : `Embargoed until ${instant}`;
}

/** The language of a briefing. */
export function languageOf(briefing: Briefing, { archive }: Pick<LinkContext, 'archive'>): string {
  return briefing.front.language ?? archive.publication.language;
}

/** A language's name in itself. */
export function languageName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}

/** The ref of a briefing that is in the context. */
export function refOf(briefing: Briefing, context: LinkContext): BriefingRef {
  const ref = context.refs.get(briefing.id);
  if (ref === undefined) throw new Error(`briefing ${briefing.id} is not in the published archive`);
  return ref;
}

/** The day on which a briefing's page last changed in substance. */
export function updatedOf({ front }: Briefing): string {
  let latest = front.date;
  if (front.withdrawn !== undefined && front.withdrawn.date > latest) latest = front.withdrawn.date;
  for (const { date } of front.changes ?? []) if (date > latest) latest = date;
  return latest;
}

/** The last day on which any of these changed. */
export function latestOf(briefings: readonly Briefing[]): string | undefined {
  return briefings.reduce<string | undefined>((latest, briefing) => {
    const day = updatedOf(briefing);
    return latest === undefined || day > latest ? day : latest;
  }, undefined);
}
