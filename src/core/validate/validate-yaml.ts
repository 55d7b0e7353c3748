import { z } from 'zod';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { FileReporter } from '../diagnostics/reporter.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { YamlSource } from '../parse/yaml.ts';
import { findInsertion } from './find-insertion.ts';
import { findMeant } from './find-meant.ts';
import { keepSound, type Sound } from '../diagnostics/sound.ts';

/** What a schema makes of YAML. */
export interface Validated<T> {
  /** Absent when there is any mistake. */
  readonly value: T | undefined;
  readonly sound: Sound<T>;
}

/**
 * Checks YAML against a schema. Every problem is reported at its own place. Of YAML that could not be read nothing is known.
 * @param subject what the YAML describes, for messages: `a briefing`
 * @param fallback the place of problems that have none in the YAML, such as a missing key
 */
export function validateYaml<T>(
  schema: z.ZodType<T>,
  source: YamlSource | undefined,
  subject: string,
  fallback: Place,
  report: FileReporter,
): Validated<T> {
  if (source === undefined) return { value: undefined, sound: Object.fromEntries(keysOf(schema).map((key) => [key, null])) as Sound<T> };
  const data = source.data ?? (schema instanceof z.ZodArray ? [] : {});
  const result = schema.safeParse(data);
  if (result.success && source.lost.length === 0) return { value: result.data, sound: result.data as Sound<T> };
  const unread = findUnread(keysOf(schema), data, source.lost);
  const issues = result.error?.issues ?? [];
  for (const issue of issues) {
    const isUnread = issue.path.length === 1 && unread.includes(String(issue.path[0]));
    if (!isUnread) reportIssue(issue, { schema, source, subject, fallback, report, data });
  }
  const unknown = Object.fromEntries(unread.map((key) => [key, null]));
  const sound = keepSound<T>(data, issues);
  return { value: undefined, sound: unread.length === 0 ? sound : { ...sound, ...unknown } };
}

/**
 * Keys that are not there because they are misspelt, or among what could not be read.
 * @param lost words that the entries begin with that could not be read
 */
function findUnread(keys: readonly string[], data: unknown, lost: readonly string[]): string[] {
  const absent = keys.filter((key) => valueAt(data, [key]) === undefined);
  const meant = (name: string): string[] => (keys.includes(name) ? [name] : suggest(name, absent).slice(0, 1));
  if (lost.some((name) => meant(name).length === 0)) return absent;
  const strange = typeof data === 'object' && data !== null ? Object.keys(data).filter((key) => !keys.includes(key)) : [];
  const unread = new Set([...lost, ...strange].flatMap(meant));
  return absent.filter((key) => unread.has(key));
}

interface Context {
  readonly schema: z.ZodType;
  readonly source: YamlSource;
  readonly subject: string;
  readonly fallback: Place;
  readonly report: FileReporter;
  readonly data: unknown;
}

function reportIssue(issue: z.core.$ZodIssue, context: Context): void {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) reportUnknownKey(key, path, context);
    return;
  }
  if (issue.code === 'invalid_key') {
    reportValue(path, 'a key in the form of an id: lower-case letters, digits and single hyphens', context, `${path.join('.')}!`);
    return;
  }
  const value = valueAt(context.data, path);
  if (path.length === 0 && keysOf(context.schema).length > 0)
    reportValue(path, 'keys with values, one a line, such as `title: …`', context, '');
  else if (value === undefined) reportMissingKey(path, context);
  else reportValue(path, schemaAt(context.schema, path)?.description ?? issue.message, context, path.join('.'));
}

function reportUnknownKey(key: string, path: readonly string[], context: Context): void {
  const keys = keysOf(schemaAt(context.schema, path));
  const expected = suggest(key, keys);
  const place = context.source.places[`${[...path, key].join('.')}!`] ?? context.fallback;
  const owner = path.length === 0 ? context.subject : `\`${path[0] ?? ''}\``;
  const readable = /^[\x20-\x7E]+$/u.test(key) ? '' : ` (${describeLetters(key)})`;
  context.report.on('key-unknown', place, {
    reason: `Unexpected key \`${key}\`${readable}, expected a key of ${owner}`,
    fix:
      expected[0] === undefined
        ? `remove it; the keys are ${keys.map((item) => `\`${item}\``).join(', ')}`
        : `replace with \`${expected[0]}\``,
    actual: key,
    expected,
  });
}

function reportMissingKey(path: readonly string[], context: Context): void {
  const parent = path.slice(0, -1).join('.');
  const key = path.at(-1) ?? '';
  const wanted = schemaAt(context.schema, path)?.description ?? 'a value';
  const at = findInsertion(context.source, path.slice(0, -1), key, keysOf(schemaAt(context.schema, path.slice(0, -1))));
  const place = context.report.locator.place(at, at);
  const owner = parent === '' ? `front matter of ${context.subject}` : `\`${parent}\``;
  context.report.on('key-missing', place, {
    reason: `Unexpected ${owner} without \`${key}\`, expected ${wanted}`,
    fix: `add a line \`${key}: …\``,
  });
}

function reportValue(path: readonly string[], wanted: string, context: Context, at: string): void {
  const value = valueAt(context.data, path);
  const shown = describeValue(value);
  const name = path.filter((part) => !/^\d+$/u.test(part)).join('.');
  const place = context.source.places[at] ?? context.source.places[path.join('.')] ?? context.fallback;
  const part = at.endsWith('!') ? undefined : schemaAt(context.schema, path);
  const { start, text } = context.source;
  const expected = part === undefined ? [] : findMeant(value, text.slice(place.start.offset - start, place.end.offset - start), part);
  const hint = expected[0] === undefined ? valueHint(value, wanted) : `replace with \`${expected[0]}\``;
  context.report.on('value-invalid', place, {
    reason: `Unexpected ${shown}${name === '' ? '' : ` in \`${name}\``}, expected ${wanted}`,
    fix: hint ?? `write ${wanted}`,
    actual: typeof value === 'string' ? value : JSON.stringify(value ?? null),
    ...(expected.length === 0 ? {} : { expected }),
  });
}

function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'empty value';
  if (typeof value === 'string') return value.length > 60 ? `text of ${Array.from(value).length} characters` : `\`${value}\``;
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list';
  return typeof value === 'object' ? 'group of keys' : `\`${JSON.stringify(value)}\``;
}

function valueHint(value: unknown, wanted: string): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean')
    return wanted.startsWith('a text') ? `put it in quotes: \`"${String(value)}"\`` : undefined;
  if (typeof value === 'string' && wanted.startsWith('a list')) return `write it as a list: \`[${value}]\``;
  if (typeof value === 'string' && /[\n\r]/u.test(value) && wanted.includes('on one line')) return 'write the text on one line';
  return undefined;
}

/** Names letters that look like others: a Cyrillic `е`, a non-breaking space. */
function describeLetters(text: string): string {
  const odd = Array.from(text).filter((letter) => !/[\x20-\x7E]/u.test(letter));
  return `with ${odd.map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(', ')}`;
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** The part of a schema at a path, without optional wrappers. */
function schemaAt(schema: z.ZodType, path: readonly string[]): z.ZodType | undefined {
  let part: z.ZodType | undefined = unwrap(schema);
  for (const key of path) {
    if (part instanceof z.ZodObject) part = (part.shape as Record<string, z.ZodType | undefined>)[key];
    else if (part instanceof z.ZodArray) part = part.element as z.ZodType;
    else if (part instanceof z.ZodRecord) part = part.valueType as z.ZodType;
    else return part;
    if (part === undefined) return undefined;
    part = unwrap(part);
  }
  return part;
}

function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap() as z.ZodType) : schema;
}

const keysOf = (schema: z.ZodType | undefined): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);
