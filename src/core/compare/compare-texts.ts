import type { Briefing, Statement, Theme } from '../model.ts';
import { compareWords, countChanges, type WordCount } from '../text/compare-words.ts';
import { listProse } from '../text/list-prose.ts';
import type { Side } from './comparison.ts';

type Text = Briefing | Theme | Statement;

/**
 * How many words of published texts came and went, by page; only pages whose own file says something else, be it none of its words. A text that moved counts where it is now.
 * @param moved old id to new id of briefings
 */
export function compareTexts(before: Side, after: Side, moved: ReadonlyMap<string, string>): Map<string, WordCount> {
  const is = textsOf(after);
  const pages = new Map([...moved].map(([from, to]) => [`briefings/${from}/`, `briefings/${to}/`]));
  const was = new Map([...textsOf(before)].map(([page, file]) => [is.has(page) ? page : (pages.get(page) ?? page), file]));
  const counts = new Map<string, WordCount>();
  for (const page of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(page), is.get(page)];
    if (old?.digest === now?.digest) continue;
    const [oldText, text] = [old, now].map((file) => (file === undefined ? '' : readText(file)));
    if (oldText !== text || isOther(old, now)) counts.set(page, countChanges(compareWords(oldText ?? '', text ?? '')));
  }
  return counts;
}

/** The published texts by page. */
function textsOf({ gated: { published } }: Side): Map<string, Text> {
  return new Map<string, Text>([
    ...published.briefings.map((file) => [`briefings/${file.id}/`, file] as const),
    ...published.themes.map((file) => [`themes/${file.id}/`, file] as const),
    ...published.statements.map((file) => [`${file.id}/`, file] as const),
  ]);
}

function readText({ front, body }: Text): string {
  const notes = body.notes?.replace(/<[^>]*>/gu, ' ') ?? '';
  return [...listProse(front, body.passages), notes].join('\n\n');
}

/** Whether two states of a file say something else beyond their words: other sources, authors, addresses of links. */
const isOther = (old: Text | undefined, now: Text | undefined): boolean =>
  old?.frontDigest !== now?.frontDigest || old?.body.markdown !== now?.body.markdown;
