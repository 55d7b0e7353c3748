import type { Place } from '../diagnostics/diagnostic.ts';
import type { Sound } from '../diagnostics/sound.ts';
import type { BriefingFront } from '../model.ts';
import type { ProseBlock } from '../rules/prose.ts';

/** The texts of a front matter that readers read as prose: the bottom line and the judgements. Offsets in them are those of the file. */
export function collectFrontProse(
  { summary, judgements }: Pick<Sound<BriefingFront>, 'summary' | 'judgements'>,
  places: Readonly<Record<string, Place>>,
  text: string,
): ProseBlock[] {
  const paths = (judgements ?? []).flatMap((judgement, index) => (typeof judgement?.text === 'string' ? [`judgements.${index}.text`] : []));
  return [...(typeof summary === 'string' ? ['summary'] : []), ...paths].flatMap((path) => {
    const place = places[path];
    return place === undefined ? [] : [toBlock(text.slice(place.start.offset, place.end.offset), place.start.offset)];
  });
}

/** Stands for what is not read as words. */
const BLANK = '·';

/** What a scalar says, as it is written, without its quotes or the mark of a block; escapes are blanked out. */
function toBlock(written: string, start: number): ProseBlock {
  const mark = /^(?:["']|[|>][^\n]*\n)/u.exec(written)?.[0] ?? '';
  const inside = /^["']$/u.test(mark) ? written.slice(1, -1) : written.slice(mark.length);
  const text = mark === '"' ? inside.replace(/\\(?:x.{2}|u.{4}|U.{8}|[^\n\r])/gu, (escape) => BLANK.repeat(escape.length)) : inside;
  return { start: start + mark.length, text };
}
