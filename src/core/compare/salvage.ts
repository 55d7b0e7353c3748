import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Archive, Briefing } from '../model.ts';

/** As much of an archive with errors as can be linked. */
export interface Salvaged {
  readonly archive: Archive;
  /** Paths of files with errors that are not in it, sorted. */
  readonly left: readonly string[];
}

/** Errors with which a file cannot stand beside the others; with all other errors of references it can, and its links lead nowhere. */
const APART: ReadonlySet<DiagnosticCode> = new Set([
  'slug-duplicate',
  'alias-clash',
  'theme-cycle',
  'lineage-cycle',
  'reference-withheld',
  'picture-missing',
  'file-name-clash',
]);

/** Takes out of an archive what cannot be linked, and nothing else: a broken link here does not take the page away that has it. */
export function salvage(readable: Archive, diagnostics: readonly Diagnostic[]): Salvaged {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const apart = new Set(errors.flatMap(({ file, ruleId }) => (APART.has(ruleId) ? [file] : [])));
  const stands = ({ path }: { readonly path: string }): boolean => !apart.has(path);
  const archive = {
    ...readable,
    briefings: keepNamed(readable.briefings.filter(stands)),
    themes: readable.themes.filter(stands),
    statements: readable.statements.filter(stands),
  };
  const kept = new Set([...archive.briefings, ...archive.themes, ...archive.statements].map(({ path }) => path));
  const left = errors.map(({ file }) => file).filter((file) => file.endsWith('.md') && !file.startsWith('glossary/') && !kept.has(file));
  return { archive, left: [...new Set(left)].sort() };
}

/** A text that takes over another's title needs it; front matter can do without the briefings that it names. */
function keepNamed(briefings: readonly Briefing[]): Briefing[] {
  let kept = briefings;
  for (;;) {
    const ids = new Set(kept.map(({ id }) => id));
    const named = kept.filter(({ outline }) => outline.titles.every((id) => ids.has(id)));
    if (named.length === kept.length) return kept.map((briefing) => withoutDangling(briefing, ids));
    kept = named;
  }
}

function withoutDangling(briefing: Briefing, ids: ReadonlySet<string>): Briefing {
  const { related, supersedes, 'translation-of': original } = briefing.front;
  if ([...(related ?? []), ...(supersedes ?? []), ...(original === undefined ? [] : [original])].every((id) => ids.has(id)))
    return briefing;
  const front: Briefing['front'] = {
    ...briefing.front,
    related: related?.filter((id) => ids.has(id)),
    supersedes: supersedes?.filter((id) => ids.has(id)),
    'translation-of': original !== undefined && ids.has(original) ? original : undefined,
  };
  return Object.defineProperty({ ...briefing, front }, 'body', { enumerable: true, get: () => briefing.body });
}
