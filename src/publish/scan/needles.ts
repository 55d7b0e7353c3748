import type { Archive, Briefing, Picture, Withheld } from '../../core/model.ts';
import { basisTables, makeBasis, type Basis } from './basis.ts';
import type { Needle } from './finder.ts';
import { findKnown } from './innocents.ts';
import { splitWords, weigh } from './letters.ts';
import { decode } from './readings.ts';

/** In letters. Shorter texts say too little to tell a leak from a coincidence. */
const least = { name: 8, value: 12, sentence: 24 } as const;
const shingle = 8;

/** What the content folder says, by path. */
type Sources = Pick<ReadonlyMap<string, string>, 'get'>;

/**
 * Everything of the withheld briefings that must not stand in the output: what their front matter says, every eight words
 * of their text, their addresses, pictures and the addresses they link to, and the comments in their files. What also stands
 * in `innocent` texts is no secret and is left out.
 */
export function collectNeedles(
  withheld: readonly Withheld[],
  archive: Pick<Archive, 'briefings' | 'pictures'>,
  innocent: Iterable<string>,
  sources: Sources = new Map(),
): Needle[] {
  const basis = collectBasis(withheld, findWithheldPictures(withheld, archive), sources);
  const ready = { digest: basis.digest, count: basis.needles.length, tables: basisTables(basis) };
  const known = findKnown(ready, [{ key: '', texts: () => innocent }]);
  return basis.needles.filter((_, index) => !known.has(index));
}

/** The needles before anything is left out. */
export function collectBasis(
  withheld: readonly Withheld[],
  pictures: readonly Pick<Picture, 'path' | 'digest'>[],
  sources: Sources,
): Basis {
  const needles: Needle[] = [];
  for (const { briefing } of withheld) {
    const entry = briefing.path;
    const texts = [...textsOf(briefing), ...commentsOf(sources.get(entry) ?? '').flatMap(piecesOf)];
    // The output is read with its escapes undone: a text that holds any is looked for in both forms.
    for (const text of texts) for (const reading of new Set([text, decode(text)])) needles.push({ text: reading, entry });
  }
  for (const picture of pictures) for (const text of namesOf(picture)) needles.push({ text, entry: picture.path });
  return makeBasis(needles);
}

/** The pictures that no published briefing shows. */
export function findWithheldPictures(withheld: readonly Withheld[], archive: Pick<Archive, 'briefings' | 'pictures'>): Picture[] {
  const hidden = new Set(withheld.map(({ briefing }) => briefing.path));
  const shown = archive.briefings.filter(({ path }) => !hidden.has(path)).flatMap(({ outline }) => outline.pictures);
  const open = new Set(shown);
  return [...archive.pictures.values()].filter(({ path }) => !open.has(path));
}

function textsOf(briefing: Briefing): string[] {
  const { front, body } = briefing;
  const names = [front.title, ...addressesOf(briefing.id), ...(front.aliases ?? []).flatMap(addressesOf), nameOf(briefing.path)];
  const { prose, titles, targets } = splitLinks(body.markdown);
  const text = [
    prose,
    decode(body.notes?.replace(/<[^>]*>/g, '') ?? ''),
    ...body.passages.flatMap((passage) => [passage.title, passage.text]),
  ];
  const values = [...valuesOf(front), ...body.pictures.map(({ alt }) => alt), ...titles];
  return [
    ...names.filter((name) => weigh(name) >= least.name),
    ...[...values, ...[...values, ...targets].flatMap(withoutScheme)].filter((value) => weigh(value) >= least.value),
    ...[...text, ...values].flatMap(piecesOf),
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

/**
 * Addresses in links are no prose: those of published pages stand in other pages too. Titles of links and pictures say
 * something of their own, as do addresses elsewhere.
 */
function splitLinks(markdown: string): { prose: string; titles: string[]; targets: string[] } {
  const titles = [...markdown.matchAll(/\]\([^)\s]*\s+(["'])(.*?)\1\)/g)].map(([, , title = '']) => title);
  const targets = markdown.match(/https?:\/\/[^\s<>")\]]+/g) ?? [];
  return { prose: markdown.replace(/\]\([^)]*\)/g, ']'), titles, targets };
}

/** An address may be shown without its scheme. */
function withoutScheme(address: string): string[] {
  return /^https?:/.test(address) ? [address, address.replace(/^https?:\/\/(?:www\.)?/, '')] : [];
}

/** Comments of YAML in the front matter, and of HTML in the text. */
function commentsOf(source: string): string[] {
  const [, front = ''] = /^---\r?\n([\s\S]*?)\n---/.exec(source) ?? [];
  const inFront = front.match(/(?:^|[ \t])#.*$/gm) ?? [];
  return [...inFront, ...(source.match(/<!--[\s\S]*?-->/g) ?? [])];
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

/** A picture's name, the folders it lies in below that of its year, and as much of its digest as an output name would carry. */
function namesOf({ path, digest }: Pick<Picture, 'path' | 'digest'>): string[] {
  const folders = path.split('/').slice(2, -1);
  const file = path.slice(path.lastIndexOf('/') + 1);
  const name = weigh(nameOf(path)) >= least.name ? nameOf(path) : file;
  return [...[...folders, name].filter((text) => weigh(text) >= least.name), digest.slice(0, 12)];
}

/** The name of a file without its extension. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
