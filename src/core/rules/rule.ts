import type { WebAnswer } from '../model.ts';
import type { DiagnosticCode, SeverityOf } from '../diagnostics/codes.ts';

/** Everything there is to say about one kind of problem. A rule is one file, named after its code; its examples are its tests and its page. */
export interface Rule<Code extends DiagnosticCode = DiagnosticCode> {
  /** Permanent. */
  readonly code: Code;
  readonly severity: SeverityOf<Code>;
  /** A noun phrase, for lists. */
  readonly title: string;
  /** Why a reader or an editor would suffer if it stood: a clause without a full stop. */
  readonly why: string;
  /** Nothing is reported in these. */
  readonly good: readonly Example[];
  /** This rule is reported in these, and no other. */
  readonly bad: readonly BadExample[];
}

/** A change to the archive in `example-archive.ts`, or a whole file of it. */
export interface Example {
  /** Lines of front matter; a key takes the place of the same key of the example briefing, or comes after its keys. */
  readonly front?: string;
  /** Takes the place of the body of the example briefing. */
  readonly body?: string;
  /** The whole text of the example briefing. */
  readonly text?: string;
  /** Further files of the content folder, by path; or `absent`, which takes one away. */
  readonly files?: Readonly<Record<string, string | Uint8Array | OddFile>>;
  /** Bodies as the last commit has them, of the example briefing or by the path of another; the example is the change made since. */
  readonly committed?: Readonly<Record<string, string>>;
  /** What the web says of addresses. */
  readonly web?: Readonly<Record<string, WebAnswer>>;
}

/** An entry of a folder that is not simply a text. `size` is in bytes. */
export type OddFile = { readonly is: 'symlink' | 'pipe' | 'locked' } | { readonly is: 'large'; readonly size: number };

export interface BadExample extends Example {
  /** What is said, in whole. */
  readonly reason: string;
  /** What is other in the example after `check --fix`; without it, nothing is. */
  readonly fixed?: Pick<Example, 'front' | 'body' | 'text' | 'files'>;
}

/** Declares a rule; that its code and its severity are those of the registry is checked by the compiler. */
export const defineRule = <const Code extends DiagnosticCode>(rule: Rule<Code>): Rule<Code> => rule;
