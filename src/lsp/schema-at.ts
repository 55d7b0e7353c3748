import type { SourceKind } from '../core/model.ts';
import type { JsonSchema } from '../schema/make-schemas.ts';

/** The parts of a JSON Schema that help an editor. */
export interface SchemaPart {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly additionalProperties?: SchemaPart | boolean;
  readonly propertyNames?: SchemaPart;
  readonly items?: SchemaPart;
  readonly enum?: readonly string[];
}

/** Name of the schema of a kind of file. */
export function schemaName(kind: SourceKind | undefined): string | undefined {
  return kind === 'statement' ? 'page' : kind;
}

/** The part of a schema at a path of keys; `*` or a number is an item of a list. */
export function schemaAt(schema: JsonSchema, path: readonly string[]): SchemaPart | undefined {
  let part: SchemaPart = schema;
  for (const key of path) {
    const more = /^(?:\*|\d+)$/u.test(key) ? part.items : (part.properties?.[key] ?? part.additionalProperties);
    if (typeof more !== 'object') return undefined;
    part = more;
  }
  return part;
}
