import type { BriefingFront, Passage, StatementFront, ThemeFront } from '../model.ts';
import { fillSlots } from './slots.ts';

/** What readers read of a text, a part each: title, bottom line, judgements with how likely they are held to be, passages. */
export function listProse(
  front: BriefingFront | ThemeFront | StatementFront,
  passages: readonly Pick<Passage, 'title' | 'text'>[],
): string[] {
  const judgements = 'judgements' in front ? (front.judgements ?? []).map(writeJudgement) : [];
  const parts = [front.title, front.summary, ...judgements, ...passages.flatMap(({ title, text }) => [title, text])];
  // The title of another briefing may be withheld, and is not this text's.
  return parts.map((part) => fillSlots(part, () => '…'));
}

type Judgement = NonNullable<BriefingFront['judgements']>[number];

/** A judgement in words: `Contracts move before freight does (very likely; moderate confidence)`. */
export function writeJudgement({ text, likelihood, confidence }: Judgement): string {
  const held = [
    ...(likelihood === undefined ? [] : [likelihood.replaceAll('-', ' ')]),
    ...(confidence === undefined ? [] : [`${confidence} confidence`]),
  ];
  return held.length === 0 ? text : `${text} (${held.join('; ')})`;
}
