import type { SiteEntry } from '../core/site.ts';
import { escapeHtml } from '../core/text/escape.ts';
import { blockEnd, bottomLine, glue, isSegmented, judgements } from './index-format.ts';
import { headingWeight } from './ranking.ts';

/** A briefing as Pagefind reads it. */
export interface IndexRecord {
  /** Address from the site's root, without base: `/briefings/x/`. */
  readonly url: string;
  readonly content: string;
}

/**
 * Writes the document that is indexed for a briefing. Its headings' ids are the anchors of the briefing's page. What results need but
 * nobody searches for stands in ids of empty elements, which Pagefind keeps without indexing: the number before each heading, the
 * date, the language, words as they are printed.
 * @param language primary subtag, by which Pagefind takes its stemmer
 */
export function writeRecord(entry: SiteEntry, language: string): IndexRecord {
  const { ref } = entry;
  const set = (text: string): string => setWords(text, isSegmented(ref.language));
  const heading = (id: string, level: string, title: string): string =>
    `<${level} id="${escapeHtml(id)}" data-pagefind-weight="${headingWeight}">${title === '' ? '' : set(title) + blockEnd}</${level}>`;
  const blocks = (texts: readonly string[]): string =>
    texts
      .filter((text) => text.trim() !== '')
      .map((text) => `<span>${set(text)}${blockEnd}</span> `)
      .join('');
  const body = [
    `<time id="${ref.date.iso}"></time>`,
    `<bdi id="${escapeHtml(ref.language)}"></bdi>`,
    `<meta data-pagefind-meta="date[content]" content="${escapeHtml(ref.date.long)}">`,
    `<h1 data-pagefind-meta="title" data-pagefind-weight="1">${set(ref.title.text)}${blockEnd}</h1>`,
    heading(bottomLine, 'h2', ''),
    blocks([ref.summary.text]),
    ...(entry.judgements.length > 0 ? [heading(judgements, 'h2', ''), blocks(entry.judgements)] : []),
    ...entry.passages.map(
      ({ id, number, title, text }) => `<data id="${escapeHtml(number)}"></data>${heading(id, 'h3', title)}${blocks(text.split('\n'))}`,
    ),
  ];
  return {
    url: addressOf(ref.id),
    content: `<html lang="${escapeHtml(language)}"><body><main data-pagefind-body>${body.join('\n')}</main></body></html>`,
  };
}

/** Address of a briefing in the index. */
export function addressOf(id: string): string {
  return `/briefings/${id}/`;
}

/** Orders briefings by date, then id; the catalogue is in the same order, backwards. */
export function sortKey({ id, date }: { readonly id: string; readonly date: string }): string {
  return `${date} ${id}`;
}

/** Words as Pagefind takes them; where it cuts the text itself, numbers and Latin words, which it may cut too. */
const spaced = /\S+/gu;
const unspaced = /[\p{N}\p{Script=Latin}]+(?:[.,:：，]\p{N}+)*/gu;

/**
 * Writes a text with its words as they are typed, since these are searched for: `CO₂` as `CO2`. How one is printed stands before it, in
 * the id of an empty element; a sign at its beginning says that no space precedes the word.
 */
function setWords(text: string, segmented: boolean): string {
  const marked = markWords(text, !segmented);
  let html = '';
  let end = 0;
  for (const { 0: word, index } of marked.matchAll(segmented ? unspaced : spaced)) {
    const plain = typeWord(word, segmented);
    if (plain === word) continue;
    const joins = index > 0 && marked[index - 1] !== ' ' ? glue : '';
    html += `${escapeHtml(marked.slice(end, index))}<s id="${escapeHtml(joins + word.replace(/`+$/u, ''))}"></s>${escapeHtml(plain)}`;
    end = index + word.length;
  }
  return html + escapeHtml(marked.slice(end));
}

/** Signs stay as they are; what parts the digits of a number is dropped by Pagefind itself, but not where it cuts words. */
function typeWord(word: string, segmented: boolean): string {
  const whole = segmented ? word.replace(/[^\p{L}\p{N}\p{M}]/gu, '') : word;
  return whole.normalize('NFKC') === whole ? whole : whole.replace(/[\p{L}\p{N}]/gu, (letter) => letter.normalize('NFKC'));
}

/** Pagefind splits words at spaces only: parts of compounds are set apart, with a sign by which a reader of the index joins them again. */
function markWords(text: string, splits: boolean): string {
  const plain = text.replaceAll(glue, "'").replaceAll('___', '_').replace(/\s+/gu, ' ').trim();
  return splits ? plain.replace(/([\p{L}\p{N}.])([-‐‑–—/]+)(?=[\p{L}\p{N}])/gu, `$1$2${glue} `) : plain;
}
