import { severities, webCodes } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { makeDiagnostic } from '../diagnostics/reporter.ts';
import { sortDiagnostics } from '../diagnostics/sort.ts';
import type { BriefingFront, StatementFront, ThemeFront } from '../model.ts';
import { wordUnused } from '../rules/silence-unused.ts';
import type { ParsedFile } from './parsed-file.ts';

type File = ParsedFile<BriefingFront | ThemeFront | StatementFront>;

/** A finding that its file asks not to be told of. */
export interface Silenced {
  readonly diagnostic: Diagnostic;
  /** The editor's reason, from the front matter. */
  readonly because: string;
}

/** Takes out of `diagnostics` what files silence, and adds a finding for each silence that nothing is left for. */
export function applySilence(
  files: readonly File[],
  diagnostics: readonly Diagnostic[],
): { readonly diagnostics: readonly Diagnostic[]; readonly silenced: readonly Silenced[] } {
  const silencing = files.filter(({ sound }) => sound.silence);
  if (silencing.length === 0) return { diagnostics, silenced: [] };
  const reasons = new Map(silencing.map(({ path, sound }) => [path, sound.silence ?? {}]));
  const reasonFor = ({ file, ruleId, severity }: Diagnostic): string | undefined => {
    const own = severity === 'error' ? undefined : reasons.get(file);
    return own !== undefined && Object.hasOwn(own, ruleId) ? (own[ruleId] ?? undefined) : undefined;
  };
  const silenced = diagnostics.flatMap((diagnostic) => {
    const because = reasonFor(diagnostic);
    return because === undefined ? [] : [{ diagnostic, because }];
  });
  const used = new Set(silenced.map(({ diagnostic: { file, ruleId } }) => `${file} ${ruleId}`));
  const unused = silencing.flatMap((file) => findUnused(file, used));
  const left = diagnostics.filter((diagnostic) => reasonFor(diagnostic) === undefined);
  return { diagnostics: unused.length === 0 ? left : sortDiagnostics([...left, ...unused]), silenced };
}

/** Not reported by way of the file: whether a silence is needed depends on the whole archive, at each check. */
function findUnused(file: File, used: ReadonlySet<string>): Diagnostic[] {
  // what an error has hidden may need it
  if (file.diagnosed().some(({ severity }) => severity === 'error')) return [];
  return Object.keys(file.sound.silence ?? {}).flatMap((code): Diagnostic[] => {
    const severity = severityOf(code);
    if (severity === undefined || severity === 'error' || webCodes.has(code) || used.has(`${file.path} ${code}`)) return [];
    return [makeDiagnostic('silence-unused', file.path, file.places[`silence.${code}!`] ?? file.locator.place(0, 3), wordUnused(code))];
  });
}

const severityOf = (code: string): (typeof severities)[keyof typeof severities] | undefined =>
  Object.hasOwn(severities, code) ? severities[code as keyof typeof severities] : undefined;
