import type { Notes } from '../draft.ts';
import type { ImportProblem } from '../problem.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { mapNames, type Known } from './map-names.ts';
import { readMoment, toInstant } from './read-moment.ts';
import type { MappingTable, Target } from './read-map.ts';

/** Front matter of a source in our keys, as far as it says anything. */
export interface MappedFront {
  readonly title?: string;
  readonly date?: string;
  readonly summary?: string;
  readonly themes: readonly string[];
  readonly authors: readonly string[];
  readonly regions: readonly string[];
  readonly sectors: readonly string[];
  readonly kind?: string;
  readonly slug?: string;
  /** Old addresses, as the source has them. */
  readonly addresses: readonly string[];
  readonly language?: string;
  readonly embargo?: string;
  readonly 'review-by'?: string;
  readonly isDraft: boolean;
  readonly problems: readonly ImportProblem[];
}

/** What front matter is mapped by. */
export interface MappingContext {
  readonly table: MappingTable;
  readonly vocabulary: Vocabulary;
  /** ISO instant; what expired before it is withheld. */
  readonly asOf: string;
}

type Values = ReadonlyMap<Target, readonly { readonly key: string; readonly value: unknown }[]>;

/** Maps front matter by the table. What is dropped or unclear is noted; a date that can be read in two ways is a problem. */
export function mapFront(
  front: Readonly<Record<string, unknown>>,
  tags: readonly string[],
  context: MappingContext,
  notes: Notes,
): MappedFront {
  const values = sortValues(front, context.table, notes);
  const { publication, themes } = context.vocabulary;
  const timeZone = publication?.['time-zone'] ?? 'UTC';
  const problems: ImportProblem[] = [];
  const dates = readDates(values, timeZone, context, notes, problems);
  const names = (target: Target): string[] => (values.get(target) ?? []).flatMap(({ value }) => toNames(value));
  const { names: maps } = context.table;
  const mapped = {
    themes: mapNames(
      [...new Set([...names('themes'), ...tags])],
      { noun: 'theme', map: maps.themes, known: themes.map(({ id, title, terms }) => ({ id, words: [title, ...terms] })) },
      notes,
    ),
    authors: mapNames(names('authors'), { noun: 'author', map: maps.authors, known: toKnown(publication?.authors) }, notes),
    regions: mapNames(names('regions'), { noun: 'region', map: maps.regions, known: toKnown(publication?.regions) }, notes),
    sectors: mapNames(names('sectors'), { noun: 'sector', map: maps.sectors, known: toKnown(publication?.sectors) }, notes),
  };
  const [kind] = mapNames(names('kind').slice(0, 1), { noun: 'kind', map: maps.kinds, known: toKnown(publication?.kinds) }, notes);
  const one = (target: Target): string | undefined => takeOne(values, target, notes);
  const texts = { title: one('title'), summary: one('summary'), slug: one('slug'), language: one('language') };
  const isDraft = readDraft(values, notes) || dates.isExpired;
  return { ...defined({ ...texts, kind, ...dates.values }), ...mapped, addresses: names('aliases'), isDraft, problems };
}

function sortValues(front: Readonly<Record<string, unknown>>, { keys }: MappingTable, notes: Notes): Values {
  const nested = front.params;
  const all: Record<string, unknown> = typeof nested === 'object' && nested !== null ? { ...nested, ...front, params: undefined } : front;
  const targets = new Map(keys.map(([key, target], index) => [key.toLowerCase(), { target, index }]));
  const sorted = new Map<Target, { key: string; value: unknown; index: number }[]>();
  for (const [key, value] of Object.entries(all)) {
    if (value === undefined || value === null || value === '') continue;
    const found = targets.get(key.toLowerCase());
    if (found === undefined) notes.add('dropped', 'key', `\`${key}\`, which the mapping table does not name`);
    else if (found.target === 'drop') notes.add('dropped', 'key', `\`${key}\`, by the mapping table`);
    else sorted.set(found.target, [...(sorted.get(found.target) ?? []), { key, value, index: found.index }]);
  }
  for (const list of sorted.values()) list.sort((a, b) => a.index - b.index);
  return sorted;
}

/** A list as it is, a text at its commas; authors may be groups of keys with a name. */
function toNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(toName);
  if (typeof value === 'string') return value.split(',').flatMap((name) => toName(name.trim()));
  return toName(value);
}

function toName(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim().replace(/^#/u, '')];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null && 'name' in value ? toName(value.name) : [];
}

function toKnown(group: Readonly<Record<string, string | { readonly title: string }>> | undefined): Known[] {
  return Object.entries(group ?? {}).map(([id, value]) => ({ id, words: [typeof value === 'string' ? value : value.title] }));
}

function takeOne(values: Values, target: Target, notes: Notes): string | undefined {
  const texts = (values.get(target) ?? []).flatMap(({ key, value }) => {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/gu, ' ').trim() : '';
    if (text === '') notes.add('dropped', 'key', `\`${key}\`, which is no text`);
    return text === '' ? [] : { key, text };
  });
  const [first, ...others] = texts;
  if (first !== undefined && first.key !== target) notes.add('mapped', 'key', `\`${first.key}\` → \`${target}\``);
  for (const { key, text } of others)
    if (text !== first?.text) notes.add('dropped', 'key', `\`${key}\`: \`${target}\` is taken from \`${first?.key ?? ''}\``);
  return first?.text;
}

/** Whatever is not plainly said to be public is withheld. */
function readDraft(values: Values, notes: Notes): boolean {
  const says = (target: Target, isDraft: (value: unknown) => boolean): boolean =>
    (values.get(target) ?? []).some(({ key, value }) => {
      if (!isDraft(value)) return false;
      notes.add('mapped', 'status', `\`${key}: ${String(value)}\` → \`status: draft\``);
      return true;
    });
  const isNo = (value: unknown): boolean => value === false || /^(?:false|no|off|0)$/iu.test(String(value));
  const isYes = (value: unknown): boolean => value === true || /^(?:true|yes|on|1)$/iu.test(String(value));
  return [
    says('draft', (value) => !isNo(value)),
    says('published', (value) => !isYes(value)),
    says('status', (value) => !/^(?:published?|public|final|live|done)$/iu.test(String(value))),
  ].includes(true);
}

interface Dates {
  readonly values: { readonly date?: string; readonly embargo?: string; readonly 'review-by'?: string };
  readonly isExpired: boolean;
}

function readDates(values: Values, timeZone: string, { asOf }: MappingContext, notes: Notes, problems: ImportProblem[]): Dates {
  const read = (target: Target): { date: string; instant?: string; key: string } | undefined => {
    const [first] = values.get(target) ?? [];
    if (first === undefined) return undefined;
    const moment = readMoment(first.value, timeZone);
    if (moment.is === 'moment') return { ...moment, key: first.key };
    problems.push(unclear(first.key, first.value, moment.is === 'ambiguous' ? moment.readings : undefined));
    return undefined;
  };
  const [date, embargo, expiry, review] = [read('date'), read('embargo'), read('expiry'), read('review-by')];
  if (embargo !== undefined) notes.add('mapped', 'date', `\`${embargo.key}\` → \`embargo: ${toInstant(embargo, timeZone)}\``);
  const isExpired = expiry !== undefined && Date.parse(toInstant(expiry, timeZone)) <= Date.parse(asOf);
  if (expiry !== undefined) {
    const becomes = isExpired
      ? '`status: draft`, since it has passed'
      : `\`review-by: ${expiry.date}\`; the page will not vanish by itself`;
    notes.add('mapped', 'date', `\`${expiry.key}: ${expiry.date}\` → ${becomes}`);
  }
  const reviewBy = review?.date ?? (isExpired ? undefined : expiry?.date);
  const own = date?.date ?? embargo?.date;
  return {
    values: defined({ date: own, embargo: embargo && toInstant(embargo, timeZone), 'review-by': reviewBy }),
    isExpired,
  };
}

function unclear(key: string, value: unknown, readings: readonly string[] | undefined): ImportProblem {
  const shown = `\`${String(value).slice(0, 60)}\``;
  if (readings === undefined)
    return {
      code: 'import-date-invalid',
      reason: `Unexpected ${shown} in \`${key}\`, expected a date`,
      fix: `write it as \`${key}: 2026-01-23\``,
    };
  return {
    code: 'import-date-ambiguous',
    reason: `Unexpected date ${shown} in \`${key}\`, expected one that can be read in one way only`,
    fix: `write it as \`${readings.join('` or `')}\``,
  };
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
