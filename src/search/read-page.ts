import { blockEnd, glue } from './index-format.ts';
import type { Page, Section, Word } from './query/engine.ts';

/** What Pagefind keeps of a page. */
export interface PagefindText {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors: readonly { readonly element: string; readonly id: string; readonly location: number }[];
}

/** Reads a page as `record.ts` wrote it. */
export function readPage({ url, content, meta, anchors }: PagefindText): Page {
  const words = printWords(readWords(content), anchors);
  return {
    path: url.replace(/^\//u, ''),
    date: anchors.find(({ element }) => element === 'time')?.id ?? '',
    dateText: meta.date ?? '',
    language: anchors.find(({ element }) => element === 'bdi')?.id ?? '',
    words,
    sections: readSections(words, anchors),
  };
}

/** In languages written without spaces Pagefind cuts words, and our signs, with zero-width spaces. */
function readWords(content: string): Word[] {
  if (!content.includes('\u200B')) return content.split(/\s+/u).map((text) => toWord(text, ' '));
  const cut = content.split('\u200B');
  return cut.map((raw, index) => {
    const word = toWord(raw.trim(), raw.endsWith(' ') ? ' ' : '');
    const closes = word.text === '' && cut[index - 1]?.trim() === glue && cut[index + 1]?.trim() !== glue;
    return closes ? { ...word, ends: true } : word;
  });
}

/** Sets words as they are printed that are indexed in other letters. */
function printWords(words: readonly Word[], anchors: PagefindText['anchors']): Word[] {
  const printed = [...words];
  for (const { id, location } of anchors.filter(({ element }) => element === 's')) {
    const [word, before] = [printed[location], printed[location - 1]];
    if (word !== undefined) printed[location] = { ...word, text: id.replace(glue, '') };
    if (before !== undefined && id.startsWith(glue)) printed[location - 1] = { ...before, space: '' };
  }
  return printed;
}

function toWord(raw: string, space: Word['space']): Word {
  const ends = raw.endsWith(blockEnd);
  return { text: raw.replace(/`+$/u, ''), space: !ends && raw.endsWith(glue) ? '' : space, ends };
}

function readSections(words: readonly Word[], anchors: PagefindText['anchors']): Section[] {
  const sorted = [...anchors].sort((a, b) => a.location - b.location);
  return sorted.flatMap(({ element, id, location }, index): Section[] => {
    if (!/^h\d$/u.test(element)) return [];
    const before = sorted[index - 1];
    const bodyStart = element === 'h2' ? location : endOfBlock(words, location);
    return [{ anchor: id, number: before?.element === 'data' ? before.id : '', start: location, bodyStart }];
  });
}

function endOfBlock(words: readonly Word[], start: number): number {
  const end = words.findIndex(({ ends }, index) => index >= start && ends);
  return end === -1 ? words.length : end + 1;
}
