import type { Element, Root } from 'hast';
import { attribute, eachElement, isElement, textOf } from './elements.ts';

/** Names under which pages state what front matter states, by our mapping table's keys. */
const META: Readonly<Record<string, string>> = {
  description: 'description',
  'og:description': 'description',
  author: 'author',
  date: 'date',
  'dc.date': 'date',
  'dcterms.date': 'date',
  'dcterms.created': 'date',
  'article:published_time': 'date',
  citation_publication_date: 'date',
  keywords: 'keywords',
  'article:tag': 'tags',
};

/** What the head of a page says of it, in the form of front matter. */
export function readPageFacts(root: Root): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  const tags: string[] = [];
  for (const node of eachElement(root)) {
    if (isElement(node, 'meta')) readMeta(node, facts, tags);
    else if (isElement(node, 'html') && attribute(node, 'lang') !== '') facts.lang = attribute(node, 'lang');
    else if (isElement(node, 'time') && attribute(node, 'dateTime') !== '') facts.date ??= attribute(node, 'dateTime');
    else if (isElement(node, 'title') && textOf(node).trim() !== '') facts.title ??= oneLine(textOf(node));
  }
  const named = tags.filter((tag) => tag !== '');
  return named.length === 0 ? facts : { ...facts, tags: named };
}

function readMeta(node: Element, facts: Record<string, unknown>, tags: string[]): void {
  const key = META[(attribute(node, 'name') || attribute(node, 'property')).toLowerCase()];
  const value = oneLine(attribute(node, 'content'));
  if (key === undefined || value === '') return;
  if (key === 'tags') tags.push(value);
  else if (key === 'keywords') for (const word of value.split(/[,;]/u)) tags.push(word.trim());
  else facts[key] ??= value;
}

export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
