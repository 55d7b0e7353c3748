import type { Body, Outline } from '../model.ts';
import { digestOf } from '../text/digest.ts';
import { nameParagraph } from '../text/name-paragraph.ts';
import { listSubjects, packTerms } from '../text/subjects.ts';

const EMPTY: Outline = {
  passages: [],
  words: 0,
  links: [],
  pictures: [],
  mentions: [],
  cited: 0,
  titles: [],
  threads: {},
  letters: '',
  paragraphs: [],
  subjects: '',
  phrases: [],
};

/** What of a front matter says what the text is about. */
interface FrontSubject {
  readonly title: string;
  readonly summary: string;
}

const NO_SUBJECTS = { terms: [], phrases: [] };

/** Draws the outline of a body. `text` is the whole file; `skipped` as in `SubjectText`. */
export function makeOutline(body: Body, text: string, front: FrontSubject | undefined, skipped: ReadonlySet<string>): Outline {
  const { terms, phrases } = front === undefined ? NO_SUBJECTS : listSubjects({ ...front, passages: body.passages, skipped });
  return {
    passages: body.passages.map(({ id, number, title, level, items }) => ({ id, number, title, level, items: items.length })),
    words: body.words,
    links: listLinks(body),
    pictures: [...new Set(body.pictures.map(({ path }) => path))],
    mentions: body.mentions.map(({ theme }) => theme),
    cited: body.citations.reduce((most, { source }) => Math.max(most, source), 0),
    titles: listTitles(body),
    threads: digestThreads(body),
    // Escapes of YAML and entities of Markdown stand for letters that the file itself does not hold.
    letters: listLetters(
      [text, JSON.stringify(front ?? ''), ...body.passages.flatMap((passage) => [passage.title, passage.text])].join(''),
    ),
    paragraphs: front === undefined ? [] : nameParagraphs(body),
    subjects: packTerms(terms),
    phrases,
  };
}

/** The outline of a file without a readable body. */
export function emptyOutline(text: string): Outline {
  return { ...EMPTY, letters: listLetters(text) };
}

/** Shorter paragraphs may well be said twice, in characters. */
const LONG = 160;

function nameParagraphs({ passages }: Body): string[] {
  const long = passages.flatMap(({ text }) => (text.length < LONG ? [] : text.split('\n').filter((line) => line.length >= LONG)));
  return long.map(nameParagraph);
}

function listLinks({ links }: Body): Outline['links'] {
  const seen = new Set<string>();
  return links.flatMap(({ target, anchor = '', from }): Outline['links'][number][] => {
    const key = `${target.kind} ${target.id} ${target.path ?? ''} ${anchor} ${from}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [[target.kind, target.id, target.path ?? '', anchor, from]];
  });
}

function listTitles({ markdown }: Body): string[] {
  return [...new Set([...markdown.matchAll(/\uE000title\|([^\uE001]*)\uE001/gu)].map(([, id = '']) => id))];
}

function digestThreads({ passages }: Body): Record<string, string> {
  const threads = new Map<string, string[]>();
  for (const { id, number, title, themes, quotes } of passages) {
    for (const theme of themes) threads.set(theme, [...(threads.get(theme) ?? []), id, number, title, quotes[theme] ?? '']);
  }
  return Object.fromEntries([...threads].map(([theme, parts]) => [theme, digestOf('thread', ...parts)]));
}

function listLetters(text: string): string {
  return [...new Set(text.match(/[\u{A1}-\u{2BFF}]/gu) ?? [])].sort().join('');
}
