import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { z } from 'zod';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { openYaml } from '../../core/validate/open-file.ts';
import { packageRoot } from '../../program.ts';

/** What a key of a source may become. */
export const TARGETS = [
  'title',
  'date',
  'summary',
  'themes',
  'authors',
  'regions',
  'sectors',
  'kind',
  'slug',
  'aliases',
  'language',
  'draft',
  'published',
  'status',
  'embargo',
  'expiry',
  'review-by',
  'drop',
] as const;

export type Target = (typeof TARGETS)[number];

const names = z.record(z.string(), z.string()).describe('a name of the source and what it becomes, a line each');

const mapSchema = z.strictObject({
  keys: z.record(z.string(), z.enum(TARGETS).describe(`one of ${TARGETS.join(', ')}`)).optional(),
  themes: names.optional(),
  authors: names.optional(),
  regions: names.optional(),
  sectors: names.optional(),
  kinds: names.optional(),
  opening: z.string().min(1).describe('the words of a heading').optional(),
  skip: z.array(z.string()).describe('a list of patterns').optional(),
});

type MapFile = z.infer<typeof mapSchema>;

/** Names of one kind of thing in the source, and ids of ours or `drop`. */
export type NameMap = Readonly<Record<string, string>>;

/** What becomes of front matter, as docs/importing.md explains it. */
export interface MappingTable {
  /** In order of preference. */
  readonly keys: readonly (readonly [key: string, target: Target])[];
  readonly names: Readonly<Record<'themes' | 'authors' | 'regions' | 'sectors' | 'kinds', NameMap>>;
  readonly opening: string;
  readonly isSkipped: (path: string) => boolean;
}

/** Text of the table that is used where none is given. */
export const readDefaultMap = (): string => readFileSync(join(packageRoot, 'src/import/mapping/default-map.yaml'), 'utf8');

/** Reads a table; what it leaves out is as in the default one. @param file its path, for messages */
export function readMap(text: string, file: string): MappingTable | { readonly diagnostics: readonly Diagnostic[] } {
  const { value, report } = openYaml({ path: file, kind: 'publication', text }, mapSchema, 'a mapping table');
  if (value === undefined || report.diagnostics.length > 0) return { diagnostics: report.diagnostics };
  return makeTable({ ...parseDefault(), ...value });
}

export const defaultTable = (): MappingTable => makeTable(parseDefault());

function parseDefault(): MapFile {
  const { value, report } = openYaml(
    { path: 'default-map.yaml', kind: 'publication', text: readDefaultMap() },
    mapSchema,
    'a mapping table',
  );
  if (value === undefined) throw new Error(`The default mapping table is broken: ${report.diagnostics[0]?.reason ?? ''}`);
  return value;
}

function makeTable({
  keys = {},
  themes = {},
  authors = {},
  regions = {},
  sectors = {},
  kinds = {},
  opening = '',
  skip = [],
}: MapFile): MappingTable {
  return {
    keys: Object.entries(keys),
    names: { themes, authors, regions, sectors, kinds },
    opening,
    isSkipped: (path) => skip.some((pattern) => matchesGlob(path, pattern)),
  };
}
