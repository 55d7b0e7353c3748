import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Takes out what may be said only because another file could not be read: with a mistake in the glossary, what it explains is not known. */
export function dropFollowUps(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const isGlossaryKnown = !found.some(({ file, severity }) => severity === 'error' && file.startsWith('glossary'));
  return isGlossaryKnown ? found : found.filter(({ ruleId }) => ruleId !== 'acronym-undefined');
}
