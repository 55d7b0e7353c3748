import { z } from 'zod';
import { idSchema, languageSchema, textSchema, webAddressSchema } from './common-schema.ts';

const vocabulary = z.record(idSchema, textSchema(1, 80)).describe('ids, each with its name');

const sectionNames = z.array(textSchema(1, 80)).min(1).describe('a list of beginnings of headings, one for each language');

const kindSchema = z
  .strictObject({
    /** Name of the kind. */
    title: textSchema(2, 60),
    /** Beginnings of the first section's heading. */
    first: sectionNames.optional(),
    /** Beginnings of the heading whose list items are the key judgements. */
    judgements: sectionNames.optional(),
    /** Beginnings of the last section's heading. */
    last: sectionNames.optional(),
    /** Fewest and most words of the body. */
    words: z
      .tuple([z.int().min(0), z.int().min(1)])
      .describe('two whole numbers: fewest and most words')
      .optional(),
  })
  .describe('a kind: title, and optionally first, judgements, last, words');

/** The site's own record, `publication.yaml`. */
export const publicationSchema = z.strictObject({
  /** Name of the publication. */
  name: textSchema(2, 60),
  /** What it is, in a line. */
  description: textSchema(10, 200),
  /** Where it is published, without the base path. */
  url: webAddressSchema.refine((text) => /^https?:\/\/[^/]+\/?$/u.test(text)).describe('an origin, such as `https://example.org`'),
  /** Path below the origin, when the site is not at its root. */
  base: z
    .string()
    .regex(/^\/(?:[\w.~-]+\/)*$/u)
    .describe('a path with a slash at both ends, such as `/briefings/`')
    .optional(),
  /** Language of the interface and of briefings that name none. */
  language: languageSchema,
  /** Time zone in which days begin. */
  'time-zone': z
    .string()
    .refine((zone) => isTimeZone(zone))
    .describe('an IANA time zone, such as `Europe/London`'),
  /** Shown in the footer of every page. */
  notice: textSchema(10, 300).optional(),
  /** E-mail address for corrections and questions. */
  contact: z.email().describe('an e-mail address'),
  /**
   * What readers see of how a briefing came about: `notes`, its entries in `changes`; or `differences` as well, which shows word by word
   * what changed between published versions, from the git repository. Default `notes`.
   */
  history: z.enum(['notes', 'differences']).describe('`notes` or `differences`').optional(),
  /** Terms of use. */
  licence: z
    .strictObject({ name: textSchema(2, 80), url: webAddressSchema.optional() })
    .describe('`name` and `url`')
    .optional(),
  /** Desks and authors. */
  authors: vocabulary,
  /** Regions of the world briefings may name. */
  regions: vocabulary.optional(),
  /** Sectors briefings may name. */
  sectors: vocabulary.optional(),
  /** Kinds of briefing. The first is the default. */
  kinds: z
    .record(idSchema, kindSchema)
    .refine((kinds) => Object.keys(kinds).length > 0)
    .describe('one or more kinds'),
});

export type Publication = z.infer<typeof publicationSchema>;

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
