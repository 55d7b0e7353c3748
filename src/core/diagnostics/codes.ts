import type { Severity } from './diagnostic.ts';

/**
 * Every kind of problem Throughline reports, and how severe it is. Codes are permanent: they may be added, never renamed. What else there
 * is to say about a code is in the file of its rule, `rules/CODE.ts`, which is loaded only when it is needed.
 */
export const severities = {
  // files
  'file-unexpected': 'error',
  'file-extension': 'error',
  'file-symlink': 'error',
  'file-special': 'error',
  'file-too-large': 'error',
  'file-encoding': 'error',
  'file-control-character': 'error',
  'file-unreadable': 'error',
  'file-name': 'error',
  'file-name-clash': 'error',
  'publication-missing': 'error',
  'picture-unreadable': 'error',
  // front matter
  'front-matter-missing': 'error',
  'front-matter-unclosed': 'error',
  'front-matter-language': 'error',
  'yaml-syntax': 'error',
  'key-unknown': 'error',
  'key-missing': 'error',
  'value-invalid': 'error',
  'date-mismatch': 'error',
  'silence-invalid': 'error',
  'silence-unused': 'suggestion',
  // closed vocabularies and references
  'theme-unknown': 'error',
  'theme-repeated': 'error',
  'theme-cycle': 'error',
  'theme-undeclared': 'warning',
  'term-clash': 'error',
  'author-unknown': 'error',
  'region-unknown': 'error',
  'sector-unknown': 'error',
  'kind-unknown': 'error',
  'briefing-unknown': 'error',
  'slug-duplicate': 'error',
  'alias-clash': 'error',
  'lineage-cycle': 'error',
  'reference-withheld': 'error',
  'passage-unknown': 'error',
  // body
  'limit-exceeded': 'error',
  'html-raw': 'error',
  'heading-level': 'error',
  'heading-empty': 'error',
  'heading-attributes': 'error',
  'passage-id': 'error',
  'text-before-heading': 'error',
  'section-empty': 'error',
  'section-required': 'error',
  'body-length': 'warning',
  'picture-alternative': 'error',
  'picture-missing': 'error',
  'picture-place': 'error',
  'link-target': 'error',
  'link-form': 'error',
  'note-undefined': 'error',
  'source-unknown': 'error',
  // against the last commit
  'change-unrecorded': 'warning',
  'alias-missing': 'warning',
  // prose
  'summary-echo': 'suggestion',
  'acronym-undefined': 'suggestion',
  'sentence-length': 'suggestion',
  'word-vague': 'suggestion',
  'likelihood-word': 'suggestion',
  'likelihood-confidence': 'warning',
  'link-words': 'warning',
  'picture-name': 'warning',
  'passage-repeated': 'suggestion',
  // the web, when it is asked
  'link-gone': 'warning',
  'link-moved': 'warning',
  'link-unreachable': 'warning',
} as const satisfies Record<string, Severity>;

/** What only `check --links` finds. */
export const webCodes: ReadonlySet<string> = new Set(['link-gone', 'link-moved', 'link-unreachable']);

export type DiagnosticCode = keyof typeof severities;

export type SeverityOf<Code extends DiagnosticCode> = (typeof severities)[Code];
