import { severities, webCodes } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { BriefingFront, StatementFront, ThemeFront } from '../model.ts';
import { placeOf, type ParsedFile } from './parsed-file.ts';

type File = ParsedFile<BriefingFront | ThemeFront | StatementFront>;

/** A finding that its file asks not to be told of. */
export interface Silenced {
  readonly diagnostic: Diagnostic;
  /** The editor's reason, from the front matter. */
  readonly because: string;
}

/** Checks that a file silences only rules that exist and may be silenced. */
export function checkSilence(file: File): void {
  for (const code of Object.keys(file.front?.silence ?? {})) {
    const severity = severityOf(code);
    if (severity === 'warning' || severity === 'suggestion') continue;
    const expected = severity === undefined ? suggest(code, silenceable) : [];
    file.report.on('silence-invalid', placeOf(file, `silence.${code}!`), {
      reason:
        severity === undefined
          ? `Unexpected rule \`${code}\` in \`silence\`, expected the code of a rule`
          : `Unexpected rule \`${code}\` in \`silence\`, expected a warning or a suggestion: no error can be silenced`,
      fix: expected[0] === undefined ? 'remove it, and mend what the rule reports' : `replace with \`${expected[0]}\``,
      actual: code,
      expected,
    });
  }
}

/** Takes out of `diagnostics` what files silence, and adds a finding for each silence that nothing is left for. */
export function applySilence(
  files: readonly File[],
  diagnostics: readonly Diagnostic[],
): { readonly diagnostics: readonly Diagnostic[]; readonly silenced: readonly Silenced[] } {
  const silencing = files.filter(({ front }) => front?.silence !== undefined);
  if (silencing.length === 0) return { diagnostics, silenced: [] };
  const reasons = new Map(silencing.map(({ path, front }) => [path, front?.silence ?? {}]));
  const reasonFor = ({ file, ruleId, severity }: Diagnostic): string | undefined => {
    const own = severity === 'error' ? undefined : reasons.get(file);
    return own !== undefined && Object.hasOwn(own, ruleId) ? own[ruleId] : undefined;
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
  return Object.keys(file.front?.silence ?? {}).flatMap((code): Diagnostic[] => {
    const severity = severityOf(code);
    if (severity === undefined || severity === 'error' || webCodes.has(code) || used.has(`${file.path} ${code}`)) return [];
    return [
      {
        ruleId: 'silence-unused',
        severity: severities['silence-unused'],
        file: file.path,
        place: placeOf(file, `silence.${code}!`),
        reason: `Unexpected silence of \`${code}\`, expected something for it to silence`,
        fix: 'remove the line',
        actual: code,
      },
    ];
  });
}

const severityOf = (code: string): (typeof severities)[keyof typeof severities] | undefined =>
  Object.hasOwn(severities, code) ? severities[code as keyof typeof severities] : undefined;

const silenceable = Object.entries(severities).flatMap(([code, severity]) => (severity === 'error' ? [] : [code]));
