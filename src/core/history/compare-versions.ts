import { compareWords, type Stretch } from '../text/compare-words.ts';

/** The paragraphs in which two texts differ, each with what stayed, came and went; spaces alone make no difference. */
export function compareVersions(before: string, after: string): Stretch[][] {
  const paragraphs: Stretch[][] = [[]];
  for (const { is, text } of compareWords(before, after)) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) paragraphs.push([]);
      if (part !== '') paragraphs.at(-1)?.push({ is, text: part });
    }
  }
  return paragraphs.filter((paragraph) => paragraph.some(({ is, text }) => is !== 'kept' && text.trim() !== ''));
}
