import type { Notes } from '../draft.ts';
import type { ImportProblem } from '../problem.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { mapNames, type Known } from './map-names.ts';
import { defined, readDates, type Values } from './read-dates.ts';
import type { MappingTable, Target } from './read-map.ts';
import { WITHHOLDING } from './withholding.ts';

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

/** Maps front matter by the table. What is dropped or unclear is noted; a date that can be read in two ways is a problem. */
export function mapFront(
  front: Readonly<Record<string, unknown>>,
  tags: readonly string[],
  context: MappingContext,
  notes: Notes,
): MappedFront {
  const { values, isUnclear } = sortValues(front, context.table, notes);
  const { publication, themes } = context.vocabulary;
  const timeZone = publication?.['time-zone'] ?? 'UTC';
  const dates = readDates(values, { timeZone, asOf: context.asOf }, notes);
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
  const isDraft = [readDraft(values, notes), dates.isExpired, isUnclear].includes(true);
  return { ...defined({ ...texts, kind, ...dates.values }), ...mapped, addresses: names('aliases'), isDraft, problems: dates.problems };
}

function sortValues(
  front: Readonly<Record<string, unknown>>,
  { keys }: MappingTable,
  notes: Notes,
): { values: Values; isUnclear: boolean } {
  const nested = front.params;
  const all: Record<string, unknown> = typeof nested === 'object' && nested !== null ? { ...nested, ...front, params: undefined } : front;
  const targets = new Map(keys.map(([key, target], index) => [key.toLowerCase(), { target, index }]));
  const sorted = new Map<Target, { key: string; value: unknown; index: number }[]>();
  let isUnclear = false;
  for (const [key, value] of Object.entries(all)) {
    if (value === undefined || value === null || value === '') continue;
    const found = targets.get(key.toLowerCase());
    if (found === undefined && WITHHOLDING.test(key)) {
      isUnclear = true;
      notes.add(
        'guessed',
        'status',
        `\`draft\`, since \`${key}\` may withhold it and the mapping table does not name it; map it, or \`drop\` it`,
      );
    } else if (found === undefined) notes.add('dropped', 'key', `\`${key}\`, which the mapping table does not name`);
    else if (found.target === 'drop') notes.add('dropped', 'key', `\`${key}\`, by the mapping table`);
    else sorted.set(found.target, [...(sorted.get(found.target) ?? []), { key, value, index: found.index }]);
  }
  for (const list of sorted.values()) list.sort((a, b) => a.index - b.index);
  return { values: sorted, isUnclear };
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
