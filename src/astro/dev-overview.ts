import type { Severity } from '../core/diagnostics/diagnostic.ts';

/** What the bar of the development server shows of the content and of one page. */
export interface DevOverview {
  readonly counts: Readonly<Record<Severity, number>>;
  /** Those of the page's own file first, then files with errors; not all of them where there are very many. */
  readonly files: readonly DevFile[];
  /** Problems that are not among `files`. */
  readonly more: number;
  /** The pages are those from before the errors. */
  readonly isLastGood: boolean;
  /** The rest of the archive is still to be read: the problems are from before the last change. */
  readonly isReading: boolean;
  /** Everything, at the instant that the server was started with. */
  readonly isUsual: boolean;
  /** Absent while there was no site to show in this view. */
  readonly moment?: DevMoment;
  /** The file that the page is made from. */
  readonly source?: DevPlace;
  /** Why readers do not see the page, and until when. */
  readonly withheld?: string;
  /** Passages of the page with their lines. */
  readonly passages: readonly (DevPlace & { readonly id: string; readonly line: number })[];
}

/** The address of the page that a bar is on, from the address by which it asks for what it says. */
export function pageOf(url: URL): URL {
  const page = URL.parse(url.searchParams.get('page') ?? '/', url) ?? new URL('/', url);
  page.pathname = onThisHost(page.pathname);
  return page;
}

/** A path as a link to it; with two slashes it would lead to another host. */
export const onThisHost = (pathname: string): string => pathname.replace(/^\/+/u, '/');

/** A place in a file, with the link that opens it in an editor. */
export interface DevPlace {
  /** From the folder that the server was started in. */
  readonly path: string;
  readonly href?: string;
}

export interface DevFile extends DevPlace {
  readonly isOfPage: boolean;
  readonly problems: readonly DevProblem[];
}

export interface DevProblem {
  readonly severity: Severity;
  readonly code: string;
  /** `5:10` */
  readonly place: string;
  readonly reason: string;
  readonly fix: string;
  readonly href?: string;
}

export interface DevMoment {
  readonly audience: 'editors' | 'readers';
  /** `1 April 2026, 09:00 (Europe/London)` */
  readonly asOf: string;
  /** The same by the clocks of the publication, for a field: `2026-04-01T09:00`. */
  readonly local: string;
  readonly timeZone: string;
  readonly isChosen: boolean;
  /** Briefings that readers do not see then. */
  readonly withheld: number;
}

/** What an archive asks of its editors, as lists; empty ones are left out. */
export interface DevReport {
  readonly moment: DevMoment;
  readonly lists: readonly {
    readonly heading: string;
    readonly count: number;
    readonly items: readonly { readonly text: string; readonly page?: string; readonly source?: DevPlace }[];
  }[];
}
