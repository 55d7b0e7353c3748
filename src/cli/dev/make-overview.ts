import { resolve } from 'node:path';
import { pathWithin, type DevSite } from '../../astro/dev-provider.ts';
import type { DevFile, DevMoment, DevOverview, DevPlace } from '../../astro/dev-overview.ts';
import type { DevView } from '../../astro/dev-view.ts';
import type { Diagnostic, Severity } from '../../core/diagnostics/diagnostic.ts';
import type { Archive, Briefing, Statement, Theme } from '../../core/model.ts';
import { describeInstant, makeDateWriter } from '../../core/text/dates.ts';
import { showPath } from '../report/problem.ts';
import { instantInZone } from '../zone-time.ts';
import { linkToEditor, type Editor } from './editor-link.ts';

/** Where the files are, and what opens them. */
export interface Sources {
  /** The content folder, absolute. */
  readonly folder: string;
  readonly cwd: string;
  readonly editor: Editor;
}

export type Good = DevSite & { readonly ok: true };

interface Shown {
  readonly diagnostics: readonly Diagnostic[];
  /** What the pages come from; absent until the content was without errors once. */
  readonly good: Good | undefined;
  readonly isReading: boolean;
  readonly view: DevView | undefined;
}

/** So many problems are listed; nobody reads on. */
const MOST = 200;

/** What the bar on the page at an address says. */
export function makeOverview(pathname: string, { diagnostics, good, isReading, view }: Shown, sources: Sources): DevOverview {
  const document = good === undefined ? undefined : findDocument(pathname, good);
  const files = listFiles(diagnostics, document?.path, sources);
  const counts = { error: 0, warning: 0, suggestion: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  const why = good?.withheld.find(({ briefing }) => briefing.id === document?.id && briefing.path === document.path);
  return {
    counts,
    files,
    more: diagnostics.length - files.reduce((sum, { problems }) => sum + problems.length, 0),
    isLastGood: counts.error > 0 && good !== undefined,
    isReading,
    isUsual: view === undefined,
    ...(good === undefined ? {} : { moment: describeMoment(good, view) }),
    ...(document === undefined ? {} : { source: placeOf(document.path, sources) }),
    ...(why === undefined || good === undefined ? {} : { withheld: describeWithheld(why, good.archive) }),
    passages: (document?.body.passages ?? []).map(({ id, place: { start } }) => ({
      id,
      line: start.line,
      ...placeOf(document?.path ?? '', sources, start.line, start.column),
    })),
  };
}

/** A file as editors know it, with the link that opens it. */
export function placeOf(path: string, { folder, cwd, editor }: Sources, line?: number, column?: number): DevPlace {
  const file = resolve(folder, path);
  const href = linkToEditor(editor, file, line, column);
  return { path: showPath(file, cwd), ...(href === undefined ? {} : { href }) };
}

export function describeMoment({ archive, asOf, withheld }: Good, view: DevView | undefined): DevMoment {
  const { language, 'time-zone': timeZone } = archive.publication;
  return {
    audience: view?.audience ?? 'editors',
    asOf: describeInstant(asOf, timeZone, makeDateWriter(language)),
    local: instantInZone(asOf, timeZone).slice(0, 16),
    timeZone,
    isChosen: view?.asOf !== undefined,
    withheld: withheld.length,
  };
}

function describeWithheld({ until, reason }: Good['withheld'][number], { publication }: Archive): string {
  if (until === undefined) return 'draft';
  const instant = describeInstant(until, publication['time-zone'], makeDateWriter(publication.language));
  return `${reason === 'embargo' ? 'embargo until' : 'appears on'} ${instant}`;
}

/** The file behind a page; none for pages that list others. */
function findDocument(pathname: string, { archive, site }: Good): Briefing | Theme | Statement | undefined {
  const [folder, name] = (pathWithin(site.model, pathname) ?? '').split('/');
  const among = folder === 'briefings' ? archive.briefings : folder === 'themes' ? archive.themes : archive.statements;
  const id = among === archive.statements ? folder : name;
  return among.find((document) => document.id === id);
}

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, suggestion: 2 };

function listFiles(diagnostics: readonly Diagnostic[], own: string | undefined, sources: Sources): DevFile[] {
  const rankOf = (file: string, [first]: readonly Diagnostic[]): number => (file === own ? -1 : RANKS[first?.severity ?? 'suggestion']);
  const groups = [...Map.groupBy(diagnostics, ({ file }) => file)]
    .map(([file, found]) => [file, found.toSorted((a, b) => RANKS[a.severity] - RANKS[b.severity])] as const)
    .sort((a, b) => rankOf(...a) - rankOf(...b));
  let room = MOST;
  return groups.flatMap(([file, found]) => {
    const problems = found.slice(0, Math.max(0, room)).map(({ severity, ruleId, place: { start }, reason, fix }) => {
      const { href } = placeOf(file, sources, start.line, start.column);
      return { severity, code: ruleId, place: `${start.line}:${start.column}`, reason, fix, ...(href === undefined ? {} : { href }) };
    });
    room -= problems.length;
    return problems.length === 0 ? [] : [{ ...placeOf(file, sources), isOfPage: file === own, problems }];
  });
}
