import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Rule } from './rule.ts';

/** What the rules of prose look at: bottom line, judgements, and one text of Markdown, paragraph by paragraph. */
export interface Prose {
  /** Texts of the front matter first, then paragraphs and list items; quotations, tables and code are other people's or no prose. */
  readonly blocks: readonly ProseBlock[];
  readonly links: readonly ProseLink[];
  readonly pictures: readonly ProsePicture[];
  /** Terms of the glossary and their aliases. */
  readonly glossary: ReadonlySet<string>;
}

/** The source of a paragraph. What readers do not read as words there (addresses, code, notes) is blanked out, so that offsets stay. */
export interface ProseBlock {
  /** Offset of its first character in the file. */
  readonly start: number;
  readonly text: string;
}

/** A link by its words; offsets in the file. */
export interface ProseLink {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** A picture by its alternative text; offsets in the file. */
export interface ProsePicture {
  readonly start: number;
  readonly end: number;
  readonly alternative: string;
  /** File name as the Markdown has it. */
  readonly name: string;
}

/** Offsets in the file. */
export interface ProseFinding {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  readonly fix: string;
  readonly actual?: string;
  readonly expected?: readonly string[];
}

/** A rule that looks at prose, and at nothing else. */
export interface ProseRule<Code extends DiagnosticCode = DiagnosticCode> extends Rule<Code> {
  readonly check: (prose: Prose) => readonly ProseFinding[];
}

export const defineProseRule = <const Code extends DiagnosticCode>(rule: ProseRule<Code>): ProseRule<Code> => rule;

/** A finding for each match of a pattern in the blocks. The pattern has the flag `g`; without `u` it is several times as fast. */
export function findAll(
  { blocks }: Prose,
  pattern: RegExp,
  describe: (found: string) => Pick<ProseFinding, 'reason' | 'fix'>,
): ProseFinding[] {
  return blocks.flatMap(({ start, text }) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => {
      const shown = found.replace(/\s+/gu, ' ');
      return { start: start + index, end: start + index + found.length, actual: shown, ...describe(shown) };
    }),
  );
}

/** A stop that may end a sentence, with the space after it. */
const STOP = /[.!?…]["”’)\]·]*\s+(?![a-z])/g;
/** An initial or an abbreviation, after which a sentence goes on. */
const GOES_ON = /(?:^|[\s(])(?:\p{L}|(?:\p{L}\.)+\p{L}|vs|No|Dr|Mr|Ms|St|approx|cf)$/u;
const BEGINNING = /^["“‘([]?[\p{Lu}\d]/u;
/** Words that mostly begin a sentence, after an abbreviation too. */
const OPENER = /^(?:A|An|And|But|He|If|In|It|Its|Our|She|That|The|There|These|They|This|We|What)\s/;

/** The sentences of a block with their offsets in the file; what follows the last stop is one too. */
export function sentencesOf({ start, text }: ProseBlock): ProseBlock[] {
  const sentences: ProseBlock[] = [];
  let from = 0;
  for (const { 0: stop, index } of text.matchAll(STOP)) {
    const next = index + stop.length;
    if (!BEGINNING.test(text.slice(next, next + 3)) || (stop.startsWith('.') && goesOn(text, index, next))) continue;
    sentences.push({ start: start + from, text: text.slice(from, next).trimEnd() });
    from = next;
  }
  const rest = text.slice(from).trimEnd();
  return rest === '' ? sentences : [...sentences, { start: start + from, text: rest }];
}

const goesOn = (text: string, stop: number, next: number): boolean =>
  GOES_ON.test(text.slice(Math.max(0, stop - 8), stop)) && !OPENER.test(text.slice(next, next + 8));
