import { type LinkContext, makeContext } from '../../src/core/link/context.ts';
import type { Body, Briefing, PublishedArchive } from '../../src/core/model.ts';
import { makeOutline } from '../../src/core/render/outline.ts';
import type { Random } from './random.ts';

/** What relations depend on of a briefing. */
export interface Draft {
  readonly id: string;
  readonly date: string;
  readonly title: string;
  readonly text: string;
  readonly themes: readonly string[];
  readonly links: readonly string[];
  readonly related: readonly string[];
  readonly supersedes: readonly string[];
  readonly isWithdrawn: boolean;
  readonly translationOf: string | undefined;
}

const themes = Array.from({ length: 6 }, (_, index) => `theme-${index}`);
const stems = ['led', 'trial', 'fer', 'opt', 'bio'];
const vocabulary = Array.from({ length: 260 }, (_, index) => `${stems[index % stems.length] ?? ''}word${index}`);

/** A word, the first of the vocabulary far oftener than the last. */
const drawWord = (random: Random): string => vocabulary[Math.floor(vocabulary.length * random.next() ** 2.5)] ?? '';

const drawWords = (random: Random, count: number): string => Array.from({ length: count }, () => drawWord(random)).join(' ');

const drawSome = <T>(random: Random, list: readonly T[], most: number): T[] => [
  ...new Set(Array.from({ length: Math.floor(random.next() * (most + 1)) }, () => random.pick(list))),
];

/** Sentences in which some pairs of words come again and again. */
const drawText = (random: Random): string =>
  Array.from({ length: 5 }, () => drawWords(random, 2 + Math.floor(random.next() * 6)))
    .join('. ')
    .repeat(random.next() < 0.5 ? 1 : 2);

function drawDraft(random: Random, id: string): Draft {
  return {
    id,
    date: `2025-${String(1 + Math.floor(random.next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random.next() * 28)).padStart(2, '0')}`,
    title: drawWords(random, 3),
    text: drawText(random),
    themes: [...new Set([random.pick(themes), ...drawSome(random, themes, 2)])],
    links: [],
    related: [],
    supersedes: [],
    isWithdrawn: random.next() < 0.05,
    translationOf: undefined,
  };
}

/** Briefings that share words, themes and links at random. */
export function drawDrafts(random: Random, count: number): Draft[] {
  const drafts: Draft[] = [];
  for (let index = 0; index < count; index += 1) drafts.push(drawDraft(random, `b${index}`));
  const ids = drafts.map(({ id }) => id);
  return drafts.map((draft) => ({
    ...draft,
    links: random.next() < 0.3 ? drawSome(random, ids, 3) : [],
    related: random.next() < 0.1 ? drawSome(random, ids, 2) : [],
    supersedes: random.next() < 0.04 ? drawSome(random, ids, 1) : [],
    translationOf: random.next() < 0.04 ? random.pick(ids) : undefined,
  }));
}

type Edit = (drafts: readonly Draft[], random: Random, fresh: string) => Draft[];

const change =
  (make: (draft: Draft, random: Random, ids: readonly string[]) => Partial<Draft>): Edit =>
  (drafts, random) => {
    const chosen = random.pick(drafts);
    const ids = drafts.map(({ id }) => id);
    return drafts.map((draft) => (draft === chosen ? { ...draft, ...make(draft, random, ids) } : draft));
  };

/** What an editor may do to an archive, by name. `fresh` is an id that was never used. */
export const edits: Readonly<Record<string, Edit>> = {
  'a briefing added': (drafts, random, fresh) => [...drafts, drawDraft(random, fresh)],
  'a briefing added that is like another': (drafts, random, fresh) => [
    ...drafts,
    { ...random.pick(drafts), id: fresh, supersedes: [], translationOf: undefined },
  ],
  'a briefing removed': (drafts, random) => {
    const chosen = random.pick(drafts);
    return drafts.filter((draft) => draft !== chosen);
  },
  'a text changed': change((_, random) => ({ text: drawText(random) })),
  'a word added': change(({ text }, random) => ({ text: `${text} ${drawWord(random)}` })),
  'a text said twice': change(({ text }) => ({ text: `${text}. ${text}` })),
  'a title turned round': change(({ title }) => ({ title: title.split(' ').reverse().join(' ') })),
  'themes changed': change((_, random) => ({ themes: [random.pick(themes)] })),
  'a theme added': change((draft, random) => ({ themes: [...new Set([...draft.themes, random.pick(themes)])] })),
  'a date changed': change((_, random) => ({ date: `2025-06-${String(10 + Math.floor(random.next() * 18))}` })),
  'a link added': change((draft, random, ids) => ({ links: [...draft.links, random.pick(ids)] })),
  'links removed': change(() => ({ links: [] })),
  'one named as related': change((draft, random, ids) => ({ related: [...draft.related, random.pick(ids)] })),
  'none named as related': change(() => ({ related: [] })),
  'withdrawn or no longer': change(({ isWithdrawn }) => ({ isWithdrawn: !isWithdrawn })),
  'one superseded': change((_, random, ids) => ({ supersedes: [random.pick(ids)] })),
  'none superseded': change(() => ({ supersedes: [] })),
  'made a translation or no longer': change(({ translationOf }, random, ids) => ({
    translationOf: translationOf === undefined ? random.pick(ids) : undefined,
  })),
};

const outlines = new WeakMap<Draft, Briefing['outline']>();

function outlineOf(draft: Draft): Briefing['outline'] {
  const known = outlines.get(draft);
  if (known !== undefined) return known;
  const { title, text, links } = draft;
  const place = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
  const body = {
    passages: [
      {
        id: 'at-stake',
        level: 2,
        number: '1',
        title: 'What is at stake',
        html: '',
        text,
        words: 9,
        themes: [],
        quotes: {},
        items: [],
        themesFixed: false,
        place,
      },
    ],
    links: links.map((id) => ({ target: { kind: 'briefing', id }, from: 'at-stake', place })),
    pictures: [],
    terms: [],
    mentions: [],
    citations: [],
    words: 9,
    markdown: text,
  } satisfies Body;
  const outline = makeOutline(body, text, { title, summary: title }, new Set());
  outlines.set(draft, outline);
  return outline;
}

/** The drafts as they are linked. */
export function contextOf(drafts: readonly Draft[]): LinkContext {
  const ids = new Set(drafts.map(({ id }) => id));
  const briefings = drafts.map((draft) => {
    const { id, date, title, isWithdrawn, translationOf } = draft;
    const front = {
      title,
      date,
      summary: title,
      themes: draft.themes,
      related: draft.related.filter((other) => ids.has(other) && other !== id),
      supersedes: draft.supersedes.filter((other) => ids.has(other) && other !== id),
      ...(isWithdrawn && { status: 'withdrawn' }),
      ...(translationOf !== undefined && ids.has(translationOf) && translationOf !== id && { 'translation-of': translationOf }),
    };
    return { id, path: `briefings/2025/${date}-${id}.md`, front, frontDigest: JSON.stringify(front), outline: outlineOf(draft) };
  });
  briefings.sort((a, b) => (a.front.date < b.front.date || (a.front.date === b.front.date && a.id < b.id) ? -1 : 1));
  const archive = {
    publication: { name: 'Meridian', url: 'https://meridian.example', base: '/', language: 'en' },
    briefings,
    themes: themes.map((id) => ({ id, front: { title: id } })),
    previews: new Map(),
  };
  return makeContext(archive as unknown as PublishedArchive);
}
