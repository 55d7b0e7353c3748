import type { Page } from '../../src/search/query/engine.ts';
import { isStopWord } from '../../src/search/query/stop-words.ts';
import { splitWords } from '../../src/search/query/tokens.ts';
import { openParts } from '../../src/search/sources.ts';
import { makeRandom } from '../random.ts';
import { countReads } from '../search/count-reads.ts';

interface QuestionOptions {
  readonly count: number;
  readonly seed: string;
}

/** Makes questions of an index's own texts, in turn: the title of a briefing, three content words of a passage, one of them. */
export async function makeQuestions(folder: URL, { count, seed }: QuestionOptions): Promise<string[]> {
  const reads = countReads();
  try {
    const [home] = (await openParts(folder)).sources;
    if (home === undefined) throw new Error('The index is empty');
    const engine = await home.open();
    const ids = (await engine.listDates()).map(({ id }) => id).sort();
    const questions: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const random = makeRandom(`${seed}/question/${index}`);
      const page = await engine.readPage(random.pick(ids));
      const words = listWords(page, random.between(0, page.sections.length - 1));
      const forms = [titleOf(page), words.slice(0, 3).join(' '), words[0] ?? titleOf(page)];
      questions.push(forms[index % forms.length] as string);
    }
    return questions;
  } finally {
    reads.stop();
  }
}

function titleOf({ words, sections }: Page): string {
  return words
    .slice(0, sections[0]?.start ?? 0)
    .map(({ text }) => text)
    .join(' ');
}

/** Content words of a section, from its heading on. */
function listWords({ words, sections, language }: Page, section: number): string[] {
  const start = sections[section]?.start ?? 0;
  const all = words.slice(start, start + 40).flatMap(({ text }) => splitWords(text));
  return [...new Set(all)].filter((word) => !isStopWord(word, language) && /^\p{L}{4,}$/u.test(word));
}
