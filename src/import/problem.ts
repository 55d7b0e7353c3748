import type { Place, Severity } from '../core/diagnostics/diagnostic.ts';

interface CodeEntry {
  readonly severity: Severity;
  /** A noun phrase, for lists. */
  readonly title: string;
  /** Why it would be wrong to go on. */
  readonly why: string;
}

const refused = (title: string, why: string): CodeEntry => ({ severity: 'error', title, why });

/** Why a text is not imported. Codes are permanent, as those of the archive are. */
export const importCodes = {
  'import-unreadable': refused('File cannot be read', 'there is nothing to import'),
  'import-empty': refused('Empty file', 'a briefing without text says nothing'),
  'import-not-text': refused('Not plain text', 'only plain text in UTF-8 can be imported without changing its words'),
  'import-too-large': refused('Text too large', 'a briefing is short; a huge file is a mistake'),
  'import-date-missing': refused('No date', 'a briefing is filed under its date, and a guessed one would be wrong for ever'),
  'import-date-ambiguous': refused('Ambiguous date', 'half of all readers take the month for the day'),
  'import-date-invalid': refused('No such date', 'a briefing is filed under its date'),
  'import-value': refused('Value out of form', 'the briefing would not pass the check'),
  'import-slug': refused('No address', 'the address is for ever, so it is not made up'),
  'import-target-exists': refused('Briefing exists already', 'nothing is ever overwritten'),
  'import-document': refused('Document cannot be read', 'a document that is read in part would lose what its author wrote'),
  'import-front-matter': refused('Front matter cannot be read', 'what it says of dates and drafts decides what readers may see'),
  'import-words-changed': refused('Words would change', 'an import must keep every word as it was written'),
} as const satisfies Record<string, CodeEntry>;

type ImportCode = keyof typeof importCodes;

/** Why one text is not imported, in the words of a diagnostic. */
export interface ImportProblem {
  readonly code: ImportCode;
  /** In the text; absent when it is about the whole. */
  readonly place?: Place;
  readonly reason: string;
  readonly fix: string;
  /** The line that it is about, where no more is known of its place. */
  readonly line?: number;
  /** The key of the front matter that it is about, as the source writes it. */
  readonly key?: string;
  /** Set where an editor's `--date` makes it good. */
  readonly isOfDate?: boolean;
}

/** Something the importer had to decide, and what an editor should look at. */
export interface Guess {
  /** `title`, `themes` */
  readonly subject: string;
  readonly text: string;
}

/** Whether there is a reason not to go on, instead of a value. */
export const isProblem = (value: object): value is ImportProblem => 'code' in value && 'reason' in value;
