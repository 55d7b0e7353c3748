import type { ThemeRef, BriefingRef, SiteModel, PageModel } from './page-model.ts';

/** A page that is made when it is asked for. */
export interface PagePlan extends PageModel {
  /** Names all that the page shows besides what stands on every page; see `Site.key`. */
  readonly key: string;
  /** Makes the page as plain data. */
  readonly make: () => PageModel;
  /** How large the page is, roughly, as a multiple of a briefing's. */
  readonly weight: number;
  /** Set on pages that the sitemap names: a date or an instant at which what it shows last changed, where one is known. */
  readonly listed?: { readonly changed?: string | undefined } | undefined;
}

/** A published briefing as feeds, alternates and the search index need it. What is more than a line is made when it is asked for. */
export interface SiteEntry {
  readonly id: string;
  /** ISO date. */
  readonly date: string;
  /** Names all that the other fields say. */
  readonly key: string;
  /** Names what its own texts say, whatever themes and other briefings are called. */
  readonly textKey: string;
  /** BCP 47. */
  readonly language: string;
  readonly themeIds: readonly string[];
  readonly ref: BriefingRef;
  readonly url: string;
  readonly updated: string;
  readonly kind: string;
  readonly kindLabel: string;
  readonly authors: readonly string[];
  readonly regions: readonly { readonly id: string; readonly label: string }[];
  readonly standing: 'current' | 'withdrawn' | 'superseded';
  readonly judgements: readonly string[];
  readonly passages: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly text: string;
    readonly html: string;
    readonly themes: readonly string[];
  }[];
  /** The Markdown alternate, complete. */
  readonly markdown: string;
}

/** A picture a published page shows, with the files to make of it. */
export interface PictureModel {
  /** Path in the content folder. */
  readonly source: string;
  readonly digest: string;
  readonly width: number;
  readonly height: number;
  /** Output paths without base, narrowest first. */
  readonly files: readonly { readonly path: string; readonly width: number }[];
}

/** The linked site: a pure function of a published archive. */
export interface Site {
  readonly model: SiteModel;
  /** Names what any page may show of the publication's own record and its glossary. */
  readonly key: string;
  readonly pages: readonly PagePlan[];
  /** Number of briefings; translations count with their originals. */
  readonly total: number;
  /** Sorted by date then id, newest last. */
  readonly entries: readonly SiteEntry[];
  readonly themes: readonly {
    readonly ref: ThemeRef;
    readonly path: string;
    readonly summary: string;
    /** Phrases that signal it in a text. */
    readonly terms: readonly string[];
    /** Ids, oldest first. */
    readonly entries: readonly string[];
  }[];
  /** Letters beyond ASCII of all texts, each once. */
  readonly letters: string;
  readonly glossary: readonly { readonly term: string; readonly expansion: string; readonly aliases: readonly string[] }[];
  /** Pictures that published briefings show. */
  readonly pictures: readonly PictureModel[];
  /** Old slug to new slug. */
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
}
