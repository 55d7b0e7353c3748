import { z } from 'zod';
import { ID } from '../text/id.ts';

export const idSchema = z.string().regex(ID).max(100).describe('an id: lower-case letters, digits and single hyphens');

/** Text on one line, of a given length in characters. */
export function textSchema(min: number, max: number): z.ZodType<string> {
  return z
    .string()
    .refine((text) => !/[\n\r]/u.test(text) && text === text.trim() && length(text) >= min && length(text) <= max)
    .describe(`a text of ${min} to ${max} characters on one line`);
}

/** Rules that are silenced for one file, each with the reason. */
export const silenceSchema = z
  .record(z.string(), textSchema(10, 200))
  .describe('rules, each with the reason: `code: the reason, in 10 to 200 characters`');

export const dateSchema = z.iso
  .date()
  .refine((date) => date >= '1900')
  .describe('a real date as `YYYY-MM-DD`');

export const instantSchema = z.iso
  .datetime({ offset: true })
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .describe('an instant with an explicit offset, such as `2026-02-06T06:00:00Z`');

export const webAddressSchema = z
  .string()
  .refine((text) => /^https?:\/\/[^\s]+$/u.test(text) && URL.canParse(text))
  .describe('an address that begins with `https://` or `http://`');

export const languageSchema = z.string().refine(isLanguage).describe('a language tag, such as `en`, `de` or `zh-Hans`');

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

const length = (text: string): number => Array.from(text).length;
