import type { Publication } from '../core/model.ts';
import { writeBriefing, type NewFront } from './write-briefing.ts';

type Kind = Publication['kinds'][string];

const SUMMARY = 'Write the bottom line here, in one or two sentences: what holds now, and what follows from it for the reader.';

/** The text of a new briefing: a draft whose sections are those its kind asks for, each saying what belongs there. */
export function writeSkeleton(front: Pick<NewFront, 'title' | 'date' | 'themes' | 'kind' | 'authors'>, kind: Kind): string {
  const { first, judgements, last } = kind;
  const sections = [
    ...(first === undefined ? [] : [writeSection(first, 'Write the finding first, then why it holds.')]),
    '## A Title for Each Argument\n\nWrite what supports the finding, a section for each argument.',
    ...(judgements === undefined || isSame(judgements, first) || isSame(judgements, last)
      ? []
      : [writeSection(judgements, '- Write each judgement as one complete statement\n- Write the second one\n- Write the third one')]),
    ...(last === undefined ? [] : [writeSection(last, 'Write what to expect next, and what would change the judgement.')]),
  ];
  return writeBriefing({ ...front, summary: SUMMARY, status: 'draft' }, sections.join('\n\n'));
}

const writeSection = ([heading = '']: readonly string[], text: string): string => `## ${heading}\n\n${text}`.trim();

const isSame = (a: readonly string[], b: readonly string[] | undefined): boolean => a[0] === b?.[0];
