import type { PageModel } from '../core/page-model.ts';

/** Right side of the head of every printed page. */
export function runningHead({ page }: PageModel): string | undefined {
  if (page.kind === 'briefing') return `${page.kindLabel} · ${page.ref.date.long}`;
  if (page.kind === 'theme') return `${page.ref.label} · ${page.year ?? `as of ${page.asOf.long}`}`;
  return undefined;
}
