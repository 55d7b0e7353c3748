import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * Takes out what may be said only because another file could not be read: with a mistake in the glossary, what it explains is not known.
 * @param isGlossaryKnown whether it is; told by `found` where that is of the whole archive
 */
export function dropFollowUps(found: readonly Diagnostic[], isGlossaryKnown = knowsGlossary(found)): readonly Diagnostic[] {
  return isGlossaryKnown ? found : found.filter(({ ruleId }) => ruleId !== 'acronym-undefined');
}

/** Whether nothing is wrong with the glossary. */
export const knowsGlossary = (found: readonly Diagnostic[]): boolean =>
  !found.some(({ file, severity }) => severity === 'error' && isOfGlossary(file));

export const isOfGlossary = (path: string): boolean => path.startsWith('glossary');
