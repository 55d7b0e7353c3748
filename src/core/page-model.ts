/**
 * The nouns of pages. A page model is complete: a page shows its model and the site's, and nothing else.
 * All `href`s begin with the base path, all `url`s are absolute. `html` is safe to insert as it is.
 */

import type { Stretch, WordCount } from './text/compare-words.ts';

/** A short text: plain, and as HTML set so that compounds and dashes do not break badly. */
export interface Phrase {
  readonly text: string;
  readonly html: string;
}

/** A date of the archive in the forms pages show. */
export interface DateText {
  /** `2026-01-23` */
  readonly iso: string;
  /** `23 January 2026` */
  readonly long: string;
  /** `23 Jan 2026` */
  readonly medium: string;
  /** `23 Jan` */
  readonly short: string;
}

export interface LinkText {
  readonly href: string;
  readonly label: string;
}

export interface ThemeRef extends LinkText {
  readonly id: string;
}

/** A briefing as listings show it. */
export interface BriefingRef {
  readonly id: string;
  readonly href: string;
  readonly title: Phrase;
  readonly date: DateText;
  readonly summary: Phrase;
  readonly themes: readonly ThemeRef[];
  /** BCP 47. */
  readonly language: string;
  /** The same briefing in other languages; `label` is the language's own name. */
  readonly translations: readonly (LinkText & { readonly language: string })[];
  /** Present when a listing must say that the text no longer stands: `Withdrawn`, `Superseded`. */
  readonly standing?: string;
  /** Preview builds only: why and until when readers do not see it. */
  readonly preview?: string;
}

export interface PassageRef {
  readonly href: string;
  /** `6` */
  readonly number: string;
  readonly title: string;
}

/** Everything for `<head>`. */
export interface Head {
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  readonly openGraphType: 'website' | 'article';
  readonly published?: string;
  readonly modified?: string;
  /** Each goes into a `<script type="application/ld+json">`, serialized by the layout with `<` escaped. */
  readonly jsonLd: readonly object[];
  readonly feeds: readonly { readonly href: string; readonly type: string; readonly title: string }[];
  readonly alternates: readonly { readonly href: string; readonly language: string }[];
  /** The Markdown alternate. */
  readonly markdown?: string;
  readonly noindex?: boolean;
}

/** What all pages of one build share. */
export interface SiteModel {
  readonly name: string;
  readonly description: string;
  readonly language: string;
  /** With a slash at both ends. */
  readonly base: string;
  /** Absolute, with base, ends with a slash. */
  readonly url: string;
  /** Shown in the footer of every page; plain text. */
  readonly notice: string;
  readonly licence?: { readonly name: string; readonly url?: string };
  readonly contact: string;
  readonly home: string;
  readonly nav: readonly (LinkText & { readonly section: Section })[];
  readonly search: string;
  readonly footer: readonly LinkText[];
}

export type Section = 'latest' | 'themes' | 'archive' | 'search' | 'none';

/** Addresses of what the build made besides pages; the same on every page. */
export interface SiteAssets {
  /** The whole stylesheet, minified; stands in one inline `<style>` whose hash the policy names. */
  readonly css: string;
  /** Fonts to preload. */
  readonly preload: readonly string[];
  /** The opener script. */
  readonly script: string;
  /** The search page's script. */
  readonly searchScript: string;
  /** Value of the Content-Security-Policy `<meta>`. */
  readonly policy: string;
  /** Icon of the site. */
  readonly icon: string;
}

export interface Notice {
  readonly tone: 'warn' | 'calm';
  /** `Withdrawn, 5 December 2025.` */
  readonly label: string;
  readonly text: string;
  readonly link?: LinkText;
}

export interface JudgementModel {
  readonly phrase: Phrase;
  readonly passage?: PassageRef;
  /** `Very likely (80–95%)` */
  readonly likelihood?: string;
  /** `moderate` */
  readonly confidence?: string;
  readonly by?: DateText;
}

export interface SectionModel {
  readonly id: string;
  readonly number: string;
  readonly level: 2 | 3 | 4;
  readonly title: Phrase;
  readonly themes: readonly ThemeRef[];
  readonly html: string;
}

export interface SourceModel {
  /** `source-1` */
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly date?: string;
}

export interface TermModel {
  /** `term-fda` */
  readonly id: string;
  readonly term: string;
  readonly expansion: string;
  readonly definition: string;
}

/** What changed in a text on a day. */
export interface DifferenceModel {
  readonly date: DateText;
  readonly words: WordCount;
  /** Those that changed. */
  readonly paragraphs: readonly (readonly Stretch[])[];
}

export interface Reasoned {
  readonly ref: BriefingRef;
  /** A sentence in words: `Shares Data governance; both discuss regionalized IP structures.` */
  readonly reason: string;
}

export interface HomePage {
  readonly kind: 'home';
  /** Absent while nothing is published. */
  readonly lead?: {
    readonly ref: BriefingRef;
    readonly kindLabel: string;
    readonly judgements?: { readonly href: string; readonly time: string; readonly text: string; readonly words: number };
    readonly full: { readonly href: string; readonly time: string; readonly text: string; readonly words: number };
  };
  readonly river: readonly BriefingRef[];
  readonly archive: LinkText;
  readonly themes: readonly ThemeSummary[];
}

export interface ThemeSummary {
  readonly ref: ThemeRef;
  readonly summary: Phrase;
  readonly asOf: DateText;
  readonly count: number;
  /** Briefings per month over the last 24 months, oldest first. */
  readonly strip: readonly number[];
  readonly latest?: BriefingRef;
}

export interface BriefingPage {
  readonly kind: 'briefing';
  readonly ref: BriefingRef;
  readonly kindLabel: string;
  readonly authors: readonly string[];
  readonly regions: readonly string[];
  readonly notices: readonly Notice[];
  /** Cumulative reading times in words: `10 seconds`. */
  readonly times: { readonly bottomLine: string; readonly judgements: string; readonly full: string };
  readonly judgements: readonly JudgementModel[];
  readonly sections: readonly SectionModel[];
  readonly notes?: string;
  readonly sources: readonly SourceModel[];
  readonly terms: readonly TermModel[];
  readonly readNext: readonly Reasoned[];
  readonly linkedFrom: readonly { readonly ref: BriefingRef; readonly passage: PassageRef }[];
  readonly citation: { readonly text: string; readonly url: string };
  /** Newest first. */
  readonly revisions: readonly { readonly date: DateText; readonly label: string; readonly text: string }[];
  /** What changed between published versions, newest first; absent where nothing is known or shown of it. */
  readonly differences?: readonly DifferenceModel[];
  readonly previous?: BriefingRef;
  readonly next?: BriefingRef;
  /** Neighbours within the lead theme. */
  readonly inTheme?: { readonly theme: ThemeRef; readonly previous?: BriefingRef; readonly next?: BriefingRef };
  /** Set on a translation: the authoritative text. */
  readonly original?: LinkText & { readonly language: string };
  readonly markdown: string;
}

export interface ThreadItem {
  readonly ref: BriefingRef;
  readonly lead: boolean;
  readonly quotes: readonly { readonly phrase: Phrase; readonly cite: LinkText }[];
}

export interface CoverageMonth {
  /** `2026-01` */
  readonly month: string;
  /** `Jan 2026` */
  readonly label: string;
  readonly lead: number;
  readonly also: number;
}

export interface ThemePage {
  readonly kind: 'theme';
  readonly ref: ThemeRef;
  /** Set on the page of one year of a long thread. */
  readonly year?: string;
  readonly summary: Phrase;
  readonly asOf: DateText;
  /** The standing view's argument; passages as in a briefing. */
  readonly sections: readonly { readonly id: string; readonly title: Phrase; readonly html: string }[];
  readonly count: number;
  readonly leads: number;
  readonly since?: string;
  /** The newest briefing that this theme leads and that stands. */
  readonly tested?: BriefingRef;
  readonly parent?: ThemeRef;
  readonly children: readonly ThemeSummary[];
  /** The last 24 months with coverage, ending with the newest briefing's month; empty without briefings. */
  readonly coverage: readonly CoverageMonth[];
  /** Newest year first. */
  readonly thread: readonly { readonly year: string; readonly count: number; readonly items: readonly ThreadItem[] }[];
  /** Years on pages of their own, when the thread is long. */
  readonly otherYears: readonly (LinkText & { readonly count: number })[];
  readonly together: readonly { readonly ref: ThemeRef; readonly count: number }[];
  readonly feeds: readonly LinkText[];
  readonly search: string;
}

export interface ThemeIndexPage {
  readonly kind: 'themes';
  /** Themes without a parent, each with its children. */
  readonly themes: readonly (ThemeSummary & { readonly children: readonly ThemeSummary[] })[];
  readonly feeds: readonly LinkText[];
}

export interface ArchivePage {
  readonly kind: 'archive';
  /** Set on the page of one year. */
  readonly year?: string;
  readonly total: number;
  /** Newest first. Items are left out where the year has a page of its own and this is not it. */
  readonly years: readonly {
    readonly year: string;
    readonly count: number;
    readonly href: string;
    readonly items: readonly BriefingRef[];
  }[];
  readonly allYears: readonly (LinkText & { readonly count: number })[];
  readonly themes: readonly (ThemeRef & { readonly count: number })[];
  readonly feeds: readonly LinkText[];
}

export interface Facet {
  readonly name: 'theme' | 'year' | 'region' | 'kind' | 'language';
  readonly values: readonly { readonly value: string; readonly label: string; readonly count: number }[];
}

export interface SearchPage {
  readonly kind: 'search';
  readonly total: number;
  /** ISO dates of the first and the last briefing; none without briefings. */
  readonly span: { readonly from?: string; readonly to?: string };
  readonly facets: readonly Facet[];
  readonly years: readonly LinkText[];
  readonly themes: readonly ThemeRef[];
}

export interface NotFoundPage {
  readonly kind: 'not-found';
  readonly latest: readonly BriefingRef[];
}

export interface StatementPage {
  readonly kind: 'statement';
  readonly id: 'about' | 'accessibility';
  readonly title: Phrase;
  readonly sections: readonly { readonly id: string; readonly title: Phrase; readonly html: string }[];
  readonly feeds: readonly LinkText[];
}

/** An old address that sends readers on. */
export interface RedirectPage {
  readonly kind: 'redirect';
  readonly to: BriefingRef;
}

export type Page =
  HomePage | BriefingPage | ThemePage | ThemeIndexPage | ArchivePage | SearchPage | NotFoundPage | StatementPage | RedirectPage;

/** One page: where it goes, its head, and what it shows. */
export interface PageModel {
  /** Address without base: `briefings/x/` or `404.html`; empty for the home page. */
  readonly path: string;
  readonly section: Section;
  readonly head: Head;
  readonly page: Page;
}
