import type { Archive, Briefing, Picture, Withheld } from '../../core/model.ts';
import { type Find, makeFinder, type Needle } from './finder.ts';
import { splitWords, weigh } from './letters.ts';

/** In letters. Shorter texts say too little to tell a leak from a coincidence. */
const least = { name: 8, value: 12, sentence: 24 } as const;
const shingle = 8;

/**
 * Everything of the withheld briefings that must not stand in the output: what their front matter says, every eight words
 * of their text, their addresses, pictures and the addresses they link to. What also stands in `innocent` texts is no
 * secret and is left out.
 */
export function collectNeedles(withheld: readonly Withheld[], archive: Archive, innocent: Iterable<string>): Needle[] {
  const needles = new Map<string, Needle>();
  const add = (entry: string) => (text: string) => needles.has(text) || needles.set(text, { text, entry });
  for (const { briefing } of withheld) textsOf(briefing).forEach(add(briefing.path));
  for (const picture of findWithheldPictures(withheld, archive)) namesOf(picture).forEach(add(picture.path));
  return withoutKnown([...needles.values()], innocent);
}

/** The pictures that no published briefing shows. */
export function findWithheldPictures(withheld: readonly Withheld[], archive: Archive): Picture[] {
  const hidden = new Set(withheld.map(({ briefing }) => briefing.path));
  const shown = archive.briefings.filter(({ path }) => !hidden.has(path)).flatMap(({ body }) => body.pictures.map(({ path }) => path));
  const open = new Set(shown);
  return [...archive.pictures.values()].filter(({ path }) => !open.has(path));
}

function withoutKnown(needles: readonly Needle[], innocent: Iterable<string>): Needle[] {
  const find: Find = makeFinder(needles);
  const known = new Set<Needle>();
  for (const text of innocent) for (const needle of find(text)) known.add(needle);
  return needles.filter((needle) => !known.has(needle));
}

function textsOf(briefing: Briefing): string[] {
  const { front, body } = briefing;
  const names = [front.title, ...addressesOf(briefing.id), ...(front.aliases ?? []).flatMap(addressesOf)];
  const text = [
    // addresses of links lead to published pages, which link to each other too
    body.markdown.replace(/\]\([^)]*\)/g, ']'),
    body.notes?.replace(/<[^>]*>/g, '') ?? '',
    ...body.passages.flatMap((passage) => [passage.title, passage.text]),
  ];
  const values = [...valuesOf(front), ...body.pictures.map(({ alt }) => alt), ...linksOf(body.markdown)];
  return [
    ...names.filter((name) => weigh(name) >= least.name),
    ...values.filter((value) => weigh(value) >= least.value),
    ...[...text, ...valuesOf(front)].flatMap(piecesOf),
  ];
}

/** A short slug is a common word: it is looked for in its address. */
function addressesOf(slug: string): string[] {
  return weigh(slug) >= least.value ? [slug] : [`briefings/${slug}/`];
}

/** Every text in the front matter, however deep: a new key is covered without being named here. */
function valuesOf(front: unknown): string[] {
  if (typeof front === 'string') return [front];
  return typeof front === 'object' && front !== null ? Object.values(front).flatMap(valuesOf) : [];
}

function linksOf(markdown: string): string[] {
  return markdown.match(/https?:\/\/[^\s<>")\]]+/g) ?? [];
}

/** Every eight words of each line, and the sentences that are shorter. */
function piecesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const words = splitWords(line);
    const runs = words.slice(0, Math.max(0, words.length - shingle + 1)).map((_, index) => words.slice(index, index + shingle).join(' '));
    const sentences = line.split(/(?<=[.!?。！？])/).filter((sentence) => splitWords(sentence).length < shingle);
    return [...runs, ...sentences.map((sentence) => sentence.trim())].filter((piece) => weigh(piece) >= least.sentence);
  });
}

/** A picture's name without its extension, and as much of its digest as an output name would carry. */
function namesOf({ path, digest }: Picture): string[] {
  const name =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]*$/, '') ?? '';
  return [...(weigh(name) >= least.name ? [name] : []), digest.slice(0, 12)];
}
