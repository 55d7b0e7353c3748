import { z } from 'zod';
import { dateSchema, idSchema, instantSchema, languageSchema, silenceSchema, textSchema, webAddressSchema } from './common-schema.ts';

const idList = z.array(idSchema).describe('a list of ids');

/** The likelihood words of ICD 203, with the share of cases each stands for. */
export const LIKELIHOODS = {
  'almost-no-chance': 'Almost no chance (1–5%)',
  'very-unlikely': 'Very unlikely (5–20%)',
  unlikely: 'Unlikely (20–45%)',
  'roughly-even-chance': 'Roughly even chance (45–55%)',
  likely: 'Likely (55–80%)',
  'very-likely': 'Very likely (80–95%)',
  'almost-certain': 'Almost certain (95–99%)',
} as const;

type Likelihood = keyof typeof LIKELIHOODS;

const judgementSchema = z
  .strictObject({
    /** The statement the briefing stands behind. */
    text: textSchema(10, 320),
    /** Anchor of the passage that argues it. */
    passage: z.string().min(1).describe('the anchor of a passage').optional(),
    /** How likely it is held to be, in the words of ICD 203. */
    likelihood: z
      .enum(Object.keys(LIKELIHOODS) as [Likelihood, ...Likelihood[]])
      .describe(`a likelihood: ${Object.keys(LIKELIHOODS).join(', ')}`)
      .optional(),
    /** How well founded it is; never in the same sentence as the likelihood. */
    confidence: z.enum(['low', 'moderate', 'high']).describe('`low`, `moderate` or `high`').optional(),
    /** The date by which it can be judged. */
    by: dateSchema.optional(),
  })
  .describe('a judgement: text, and optionally passage, likelihood, confidence, by');

const changeSchema = z
  .strictObject({
    /** The day the change was published. */
    date: dateSchema,
    /** A correction mends an error; an update adds what has become known. */
    kind: z.enum(['correction', 'update']).describe('`correction` or `update`'),
    /** What changed, in a sentence for readers. */
    note: textSchema(8, 320),
  })
  .describe('a change: date, kind, note');

const sourceSchema = z
  .strictObject({
    /** Title of the work. */
    title: textSchema(3, 240),
    /** Where it can be read. */
    url: webAddressSchema.optional(),
    /** Who published it. */
    publisher: textSchema(2, 120).optional(),
    /** When, as precisely as known: year, month or day. */
    date: z
      .string()
      .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u)
      .describe('a date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, in quotes')
      .optional(),
  })
  .describe('a source: title, and optionally url, publisher, date');

/** Front matter of a briefing, the file `briefings/YYYY/YYYY-MM-DD-slug.md`. */
export const briefingSchema = z.strictObject({
  /** The finding, not the topic. */
  title: textSchema(8, 120),
  /** Day of publication in the publication's time zone; equals the date in the file name. */
  date: dateSchema,
  /** The bottom line: one or two sentences, shown first everywhere. */
  summary: textSchema(40, 320),
  /** Themes the briefing bears on; the first leads. */
  themes: z.array(idSchema).min(1).describe('a list of one or more theme ids, the leading one first'),
  /** One of the publication's kinds; it decides the required sections and the length. */
  kind: idSchema.optional(),
  /** Desks or people, from the publication's authors. */
  authors: idList.optional(),
  /** From the publication's regions. */
  regions: idList.optional(),
  /** From the publication's sectors. */
  sectors: idList.optional(),
  /** A draft is withheld; a withdrawn briefing keeps its address, with a notice. */
  status: z.enum(['draft', 'published', 'withdrawn']).describe('`draft`, `published` or `withdrawn`').optional(),
  /** Why and when the briefing was withdrawn. */
  withdrawn: z
    .strictObject({ date: dateSchema, reason: textSchema(8, 320) })
    .describe('`date` and `reason`')
    .optional(),
  /** Not shown before this instant. */
  embargo: instantSchema.optional(),
  /** What changed since publication, newest last. */
  changes: z.array(changeSchema).min(1).describe('a list of changes: date, kind, note').optional(),
  /** Where the publication shows differences between versions: the day before which no version of this briefing is shown. */
  'history-since': dateSchema.optional(),
  /** Ids of briefings that this one replaces. */
  supersedes: idList.optional(),
  /** Ids of briefings an editor wants named under "Read next". */
  related: idList.optional(),
  /** Earlier slugs; each becomes a redirect. */
  aliases: idList.optional(),
  /** Date from which the report lists the briefing as due for review. */
  'review-by': dateSchema.optional(),
  /** Key judgements; without them they are read from the section the kind names. */
  judgements: z.array(judgementSchema).min(1).describe('a list of judgements').optional(),
  /** Works the briefing rests on; cited in the text as `[^source-1]`. */
  sources: z.array(sourceSchema).min(1).describe('a list of sources').optional(),
  /** Language of the briefing, when it is not the publication's. */
  language: languageSchema.optional(),
  /** Id of the briefing that this one translates. */
  'translation-of': idSchema.optional(),
  /** Warnings and suggestions not to be told of in this file: the rule's code, and the reason. */
  silence: silenceSchema.optional(),
});

export type BriefingFront = z.infer<typeof briefingSchema>;
