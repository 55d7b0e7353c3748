import { z } from 'zod';
import { textSchema } from './common-schema.ts';

/** One entry of the glossary: an item of `glossary.yaml`, or the front matter of `glossary/*.md`. */
export const glossaryEntrySchema = z.strictObject({
  /** The form used in the text, usually an acronym. */
  term: textSchema(2, 60),
  /** What it stands for. */
  expansion: textSchema(2, 160),
  /** Other forms that mean the same. */
  aliases: z.array(textSchema(2, 80)).describe('a list of phrases').optional(),
  /** What it is, in a sentence. */
  definition: textSchema(10, 400),
});

/** The file `glossary.yaml`. */
export const glossarySchema = z.array(glossaryEntrySchema).describe('a list of entries, each with term, expansion and definition');

export type GlossaryEntry = z.infer<typeof glossaryEntrySchema>;
