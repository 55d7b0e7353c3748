import { z } from 'zod';
import { silenceSchema, textSchema } from './common-schema.ts';

/** Front matter of `pages/about.md` and `pages/accessibility.md`. */
export const statementSchema = z.strictObject({
  /** Heading of the page. */
  title: textSchema(2, 120),
  /** One sentence for search engines and previews. */
  summary: textSchema(20, 320),
  /** Warnings and suggestions not to be told of in this file: the rule's code, and the reason. */
  silence: silenceSchema.optional(),
});

export type StatementFront = z.infer<typeof statementSchema>;
