import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Finding } from '../diagnostics/reporter.ts';
import type { Sound } from '../diagnostics/sound.ts';
import type { BriefingFront, Publication, ThemeFront } from '../model.ts';
import type { ParsedFile } from '../validate/parsed-file.ts';
import type { Targets } from '../validate/targets.ts';
import type { Rule } from './rule.ts';

/** Something that findings are reported on. */
export interface Reportable {
  readonly tell: (code: DiagnosticCode, at: FileFinding['at'], finding: Finding) => void;
}

/** What the rules of files look at: a briefing, a theme or a page. Body and places are read again when they are asked for, which few rules need. */
export interface CheckedFile extends Reportable, Pick<ParsedFile<unknown>, 'id' | 'path' | 'outline' | 'body' | 'hasLostPassages'> {
  readonly sound: Sound<BriefingFront & Pick<ThemeFront, 'parent' | 'terms'>>;
}

/** What a file is checked against. */
export interface Surroundings {
  /** The publication's record as far as it is in order. */
  readonly record: Sound<Publication> | undefined;
  /** Ids of all themes, those that cannot be read too. */
  readonly themes: readonly string[];
  readonly targets: Targets;
  /** Whether all that the file refers to is there; then its links and pictures need no further look. */
  readonly isWhole: boolean;
}

/** A finding and where it is: a place in the file, the path of a value of its front matter (`themes.0`) or of a key (`themes!`); empty for the file as a whole. */
export interface FileFinding extends Finding {
  readonly at: Place | string;
}

/** A rule that looks at one file at a time, with the archive around it. */
export interface FileRule<Code extends DiagnosticCode = DiagnosticCode> extends Rule<Code> {
  readonly check: (file: CheckedFile, around: Surroundings) => Iterable<FileFinding>;
}

export const defineFileRule = <const Code extends DiagnosticCode>(rule: FileRule<Code>): FileRule<Code> => rule;
