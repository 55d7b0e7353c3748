import { z } from 'zod';
import { dateSchema, idSchema, silenceSchema, textSchema } from './common-schema.ts';

/** Front matter of a theme, the file `themes/ID.md`; its body argues the standing view. */
export const themeSchema = z.strictObject({
  /** Name of the theme. */
  title: textSchema(2, 60),
  /** The standing view in one or two sentences. */
  summary: textSchema(20, 320),
  /** Phrases that signal the theme in a text; inflected forms are listed one by one. */
  terms: z.array(textSchema(2, 60)).min(1).describe('a list of one or more phrases'),
  /** Id of the theme that contains this one. */
  parent: idSchema.optional(),
  /** The day on which the standing view was last set. */
  'as-of': dateSchema,
  /** Warnings and suggestions not to be told of in this file: the rule's code, and the reason. */
  silence: silenceSchema.optional(),
});

export type ThemeFront = z.infer<typeof themeSchema>;
