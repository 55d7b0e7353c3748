import type { BriefingFront } from '../model.ts';
import type { SplitFile } from '../parse/split-front-matter.ts';
import { writeJudgement } from '../text/list-prose.ts';

/** A part of a briefing that readers read as one. */
export interface Part {
  /** As a note to readers names it: `the bottom line`, `“What follows”`. */
  readonly name: string;
  /** Whether it stands in the body, under a heading. */
  readonly isSection: boolean;
  /** What it says, without spaces and typography, so that equal texts say the same. */
  readonly text: string;
  /** Where its heading begins in the file; for a part of the front matter its key. */
  readonly at: number | string;
}

/** The parts of a briefing's published text, in order. */
export function listParts(front: BriefingFront, { body, bodyStart }: SplitFile): Part[] {
  const own = (key: string, name: string, text: string): Part => ({ name, isSection: false, text: plain(text), at: key });
  const judgements = (front.judgements ?? []).map(writeJudgement);
  return [
    own('title', 'the title', front.title),
    own('summary', 'the bottom line', front.summary),
    ...(judgements.length === 0 ? [] : [own('judgements', 'the key judgements', judgements.join(' '))]),
    ...listSections(body, bodyStart),
  ];
}

function listSections(body: string, bodyStart: number): Part[] {
  const sections: { name: string; at: number; text: string }[] = [];
  let fence: string | undefined;
  let at = bodyStart;
  for (const line of body.split(/(?<=\n)/u)) {
    const mark = /^ {0,3}(```+|~~~+)/u.exec(line)?.[1]?.slice(0, 3);
    if (mark !== undefined) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
    const heading = fence === undefined ? /^#{1,6}[ \t]+(.*?)[ \t#]*$/u.exec(line.trimEnd())?.[1] : undefined;
    if (heading !== undefined) sections.push({ name: nameOf(heading), at, text: '' });
    const last = sections.at(-1);
    if (last !== undefined) last.text += line;
    at += line.length;
  }
  return sections.map(({ name, at, text }) => ({ name, isSection: true, text: plain(text), at }));
}

/** A heading as it reads: without its attributes, marks of emphasis and addresses of links. */
const nameOf = (heading: string): string =>
  `“${readable(heading)
    .replaceAll(/[*_`“”"]/gu, '')
    .trim()}”`;

/** Without what leads elsewhere and what only programs read: a link to a renamed file says the same. */
function readable(markdown: string): string {
  return markdown
    .replaceAll(/[ \t]*\{[^{}\n]*\}[ \t]*$/gmu, '')
    .replaceAll(/\]\([^)\n]*\)/gu, ']')
    .replaceAll(/\[\[[^\]|\n]*/gu, '[[')
    .replaceAll(/^\[[^\]^\n]+\]:.*$/gmu, '');
}

/** Spaces, quotation marks, dashes, emphasis and invisible signs are typography; all other signs may change what is said. */
function plain(markdown: string): string {
  return readable(markdown)
    .normalize('NFC')
    .replaceAll(/[\s\p{Cf}*_]+/gu, '')
    .replaceAll(/["'‘’‚‛“”„‟«»‹›]/gu, "'")
    .replaceAll(/[\p{Pd}−]+/gu, '-')
    .replaceAll('…', '...');
}
