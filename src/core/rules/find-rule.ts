import { createRequire } from 'node:module';
import { severities, type DiagnosticCode } from '../diagnostics/codes.ts';
import type { Rule } from './rule.ts';

/** Loads a rule when it is asked for: a run needs those of the problems it found, and most find none. */
const require = createRequire(import.meta.url);

/** The rule of a code. */
export function findRule(code: DiagnosticCode): Rule {
  return (require(`./${code}.ts`) as { readonly rule: Rule }).rule;
}

/** Every code, in the order of the registry. */
export const ruleCodes = Object.keys(severities) as readonly DiagnosticCode[];

export const isRuleCode = (text: string): text is DiagnosticCode => Object.hasOwn(severities, text);
