import { z } from 'zod';
import { suggest } from '../diagnostics/suggest.ts';
import { dateSchema, idSchema, languageSchema } from './common-schema.ts';

/**
 * What a value out of form was meant to be, as it is to be written, where only one thing can be: the same word in another case, the same
 * date with its noughts. Empty for all others.
 * @param written the value as the file has it
 */
export function findMeant(value: unknown, written: string, schema: z.ZodType): string[] {
  const isMeant = (meant: unknown): boolean => schema.safeParse(meant).success;
  if (typeof value === 'number') return isMeant(written) ? [`"${written}"`] : [];
  if (typeof value !== 'string') return [];
  if (schema instanceof z.ZodArray) {
    const items = written.split(',').map((item) => item.trim());
    return PLAIN.test(written) && isMeant(items) ? [`[${written}]`] : [];
  }
  const text = value.trim();
  const words = schema instanceof z.ZodEnum ? suggest(text, schema.options.map(String)) : [text, writeIn(schema, text)];
  const meant = [...new Set(words)].filter((word) => word !== undefined && word !== value && isMeant(word)) as string[];
  return meant.length === 1 ? meant : [];
}

/** Words that mean the same within brackets. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N} ,-]*[\p{L}\p{N}])?$/u;

/** A text in the form of an id, a date or a language, as far as it says the same. */
function writeIn(schema: z.ZodType, text: string): string | undefined {
  if (schema === idSchema) return /^[\p{L}\p{N} _-]+$/u.test(text) ? text.toLowerCase().replace(/[ _-]+/gu, '-') : undefined;
  if (schema === languageSchema) return toLanguage(text.replaceAll('_', '-'));
  const [, year, month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(text) ?? [];
  return schema !== dateSchema || year === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function toLanguage(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
