import { makeLocator } from '../core/diagnostics/locator.ts';
import { quoteAll } from './body/read-opening.ts';
import { decodeText } from './decode-text.ts';
import { fillFront, type Filled, type ImportOptions } from './fill-front.ts';
import { findExcess } from './markdown/find-excess.ts';
import type { Guess, ImportProblem } from './problem.ts';
import type { Block } from './read-blocks.ts';
import { refuseAmbiguous } from './read-date.ts';
import { readText, type PlainText } from './read-text.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOfBlocks, wordsOfMarkdown } from './words.ts';
import { writeBody } from './write-body.ts';
import { briefingPath, writeBriefing } from './write-briefing.ts';

/** A briefing made of a plain text, or why none was made. */
export type Imported =
  | { readonly ok: true; readonly path: string; readonly text: string; readonly slug: string; readonly guesses: readonly Guess[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[]; readonly source: string };

/** Makes a briefing of the bytes of a plain text. Nothing is read or written; the path is relative to the content folder. */
export function importText(bytes: Uint8Array, options: ImportOptions, vocabulary: Vocabulary): Imported {
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return { ok: false, problems: [decoded.problem], source: '' };
  const source = decoded.text;
  const read = readText(source);
  if (read.blocks.length === 0) return { ok: false, problems: [NO_TEXT], source };
  const date = decideDate(read, options, source);
  const filled = fillFront(read, options, vocabulary);
  const { blocks, added } = withHeading(read.blocks, filled.heading);
  const body = writeBody(blocks);
  const problems = [...('problem' in date ? [date.problem] : []), ...filled.problems, ...findLostWords(blocks, body)];
  if (problems.length > 0 || 'problem' in date) return { ok: false, problems, source };
  const text = writeBriefing({ ...filled.front, date: date.date }, body);
  const guesses = [...date.guesses, ...filled.guesses, ...describeBody(read, blocks, added)];
  return { ok: true, path: briefingPath(date.date, filled.slug), text, slug: filled.slug, guesses };
}

const NO_TEXT: ImportProblem = {
  code: 'import-empty',
  reason: 'Unexpected end of file after the first lines, expected a text',
  fix: 'check that this is the file you meant',
};

type Decided = { readonly date: string; readonly guesses: readonly Guess[] } | { readonly problem: ImportProblem };

function decideDate({ date }: PlainText, options: ImportOptions, source: string): Decided {
  const reading = date?.reading;
  if (options.date !== undefined) {
    const differs = reading?.is === 'date' && reading.date !== options.date;
    return { date: options.date, guesses: differs ? [{ subject: 'date', text: `the text says ${reading.date}; --date is used` }] : [] };
  }
  if (date === undefined || reading === undefined) {
    const reason = 'Unexpected first lines without a date, expected a line such as `23 January 2026`';
    return { problem: { code: 'import-date-missing', reason, fix: 'put the date on the first line, or give it with `--date 2026-01-23`' } };
  }
  if (reading.is === 'date')
    return { date: reading.date, guesses: [{ subject: 'date', text: `${reading.date}, from line ${date.line.line}` }] };
  const at =
    source
      .split('\n')
      .slice(0, date.line.line - 1)
      .join('\n').length +
    (date.line.line > 1 ? 1 : 0) +
    date.line.indent;
  const place = makeLocator(source).place(at, at + date.line.text.length);
  const shown = `\`${date.line.text}\``;
  if (reading.is === 'invalid')
    return {
      problem: {
        code: 'import-date-invalid',
        place,
        reason: `Unexpected date ${shown}, expected a day of the calendar`,
        fix: 'correct the date line',
      },
    };
  const problem = refuseAmbiguous(shown, reading.readings);
  return { problem: { ...problem, place, fix: `${problem.fix}, or give it with \`--date\`` } };
}

/** Text must stand under a heading: where it does not begin with one, the kind's first heading is put above it. */
function withHeading(blocks: readonly Block[], heading: Filled['heading']): { blocks: readonly Block[]; added: boolean } {
  return blocks[0]?.kind === 'heading'
    ? { blocks, added: false }
    : { blocks: [{ kind: 'heading', text: heading }, ...blocks], added: true };
}

/** The promise of the import, tried on its result: what a reader sees are the words of the source, in their order. */
function findLostWords(blocks: readonly Block[], body: string): ImportProblem[] {
  const excess = findExcess(body, 0);
  if (excess !== undefined) return [{ code: 'import-document', reason: excess.reason, fix: excess.fix }];
  const [before, after] = [wordsOfBlocks(blocks), wordsOfMarkdown(body)];
  const at = before.findIndex((word, index) => word !== after[index]);
  if (at === -1 && before.length === after.length) return [];
  const where = before.slice(Math.max(0, at - 2), at + 3).join(' ');
  return [
    {
      code: 'import-words-changed',
      reason: `Unexpected text near \`${where}\`, expected words that Markdown can keep`,
      fix: 'write this part in plain words, and report the case',
    },
  ];
}

function describeBody({ wrapped, title }: PlainText, blocks: readonly Block[], added: boolean): Guess[] {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? block : []));
  const numbered = headings.some(({ number }) => number !== undefined);
  return [
    { subject: 'headings', text: quoteAll(headings.map(({ text }) => text)) },
    ...(added ? [{ subject: 'heading added', text: `“${headings[0]?.text ?? ''}”, because the text begins without one` }] : []),
    ...(numbered ? [{ subject: 'numbers left out', text: 'those before headings; pages number headings themselves' }] : []),
    ...(wrapped ? [{ subject: 'lines joined', text: 'lines were broken at a margin; check where paragraphs begin' }] : []),
    ...(title === undefined ? [] : [{ subject: 'title line', text: `“${title}” stood above the first heading and is not in the body` }]),
  ];
}
