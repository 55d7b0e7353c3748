import { splitSentences } from '../core/text/sentences.ts';
import type { Publication } from '../core/model.ts';
import type { Block, List } from './read-blocks.ts';

/** A heading with what stands under it, as plain text. */
export interface Section {
  readonly title: string;
  /** Blocks under the heading, each on a line; list items too. */
  readonly text: string;
  readonly sentences: readonly string[];
  readonly items: readonly string[];
}

/** Cuts blocks into sections. What stands before the first heading has an empty title. */
export function cutSections(blocks: readonly Block[]): Section[] {
  const sections: { title: string; blocks: Block[] }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ title: block.text, blocks: [] });
    else if (sections.length === 0) sections.push({ title: '', blocks: [block] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections.map(({ title, blocks: own }) => ({
    title,
    text: own.flatMap((block) => (block.kind === 'list' ? itemsOf(block) : block.text)).join('\n'),
    sentences: own.flatMap((block) => (block.kind === 'list' ? [] : splitSentences(block.text))),
    items: own.flatMap((block) => (block.kind === 'list' ? itemsOf(block) : [])),
  }));
}

/** The section whose heading begins with one of the given words; the last such. */
export function findSection(sections: readonly Section[], beginnings: readonly string[]): Section | undefined {
  const wanted = beginnings.map((beginning) => beginning.toLowerCase());
  return sections.findLast(({ title }) => wanted.some((beginning) => title.toLowerCase().startsWith(beginning)));
}

/** Sections that count where the kind names none. */
const JUDGEMENTS = ['Strategic Implications', 'Implications', 'Key Judgements', 'Key Judgments'];
const OUTLOOK = ['Outlook'];

/** The sections that a kind gives a meaning. */
export function findEnds(
  sections: readonly Section[],
  kind: Publication['kinds'][string] | undefined,
): Record<'judgements' | 'outlook', Section | undefined> {
  return { judgements: findSection(sections, kind?.judgements ?? JUDGEMENTS), outlook: findSection(sections, kind?.last ?? OUTLOOK) };
}

function itemsOf({ items }: List): string[] {
  return items.flatMap(({ text, lists }) => [text, ...lists.flatMap(itemsOf)]);
}
