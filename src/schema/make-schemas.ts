import { z } from 'zod';
import { severities } from '../core/diagnostics/codes.ts';
import { briefingSchema } from '../core/validate/briefing-schema.ts';
import { glossarySchema } from '../core/validate/glossary-schema.ts';
import { publicationSchema } from '../core/validate/publication-schema.ts';
import { statementSchema } from '../core/validate/statement-schema.ts';
import { themeSchema } from '../core/validate/theme-schema.ts';

/** The words that the closed lists of an archive hold; absent where the archive does not say. */
export interface ClosedLists {
  readonly themes?: readonly string[];
  readonly briefings?: readonly string[];
  readonly kinds?: readonly string[];
  readonly authors?: readonly string[];
  readonly regions?: readonly string[];
  readonly sectors?: readonly string[];
}

/** A JSON Schema of draft 7, which is what editors know. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The part of a schema that closed lists are written into. */
interface Open {
  properties?: Record<string, Open>;
  items?: Open;
  propertyNames?: Open;
  enum?: readonly string[];
}

/** JSON Schemas of all front matter and YAML files, by name, with the words of the archive where only those may stand. */
export function makeSchemas(lists: ClosedLists): ReadonlyMap<string, JsonSchema> {
  const { themes, briefings, kinds, authors, regions, sectors } = lists;
  const silence = Object.entries(severities).flatMap(([code, severity]) => (severity === 'error' ? [] : [code]));
  const ofBriefing = {
    themes,
    kind: kinds,
    authors,
    regions,
    sectors,
    related: briefings,
    supersedes: briefings,
    'translation-of': briefings,
  };
  return new Map([
    ['publication', toJson(publicationSchema, {})],
    ['briefing', toJson(briefingSchema, { ...ofBriefing, silence })],
    ['theme', toJson(themeSchema, { parent: themes, silence })],
    ['page', toJson(statementSchema, { silence })],
    ['glossary', toJson(glossarySchema, {})],
  ]);
}

function toJson(schema: z.ZodType, words: Readonly<Record<string, readonly string[] | undefined>>): JsonSchema {
  const json = z.toJSONSchema(schema, { target: 'draft-7' });
  for (const [key, list] of Object.entries(words)) close((json as Open).properties?.[key], list);
  return json;
}

/** Only these words may stand in the list, in the text or for the keys. A list of none says nothing. */
function close(part: Open | undefined, list: readonly string[] | undefined): void {
  if (part === undefined || list === undefined || list.length === 0) return;
  const words = part.items ?? part.propertyNames ?? part;
  words.enum = [...list].sort();
}
