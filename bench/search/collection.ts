import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Judgements } from '../metrics.ts';

const documentSchema = z.object({ id: z.string(), title: z.string(), text: z.string() });
const querySchema = z.object({ id: z.string(), text: z.string() });
const judgementSchema = z.object({ qid: z.string(), did: z.string(), rel: z.number() });

export type Document = z.infer<typeof documentSchema>;

export interface JudgedQuery {
  readonly text: string;
  readonly judged: Judgements;
}

/** Documents, and queries with at least one relevant document each. */
export interface Collection {
  readonly documents: readonly Document[];
  readonly queries: readonly JudgedQuery[];
}

/** Reads `docs.jsonl`, `queries.jsonl` and `qrels.jsonl`. Throws with file and line where one is not of the expected form. */
export function readCollection(folder: string): Collection {
  const judgements = Map.groupBy(readLines(join(folder, 'qrels.jsonl'), judgementSchema), ({ qid }) => qid);
  const queries = readLines(join(folder, 'queries.jsonl'), querySchema).map(({ id, text }) => ({
    text,
    judged: new Map((judgements.get(id) ?? []).map(({ did, rel }) => [did, rel])),
  }));
  return {
    documents: readLines(join(folder, 'docs.jsonl'), documentSchema),
    queries: queries.filter(({ judged }) => [...judged.values()].some((relevance) => relevance > 0)),
  };
}

function readLines<Value>(path: string, schema: z.ZodType<Value>): Value[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, schema, `${path}:${index + 1}`)]));
}

function readLine<Value>(line: string, schema: z.ZodType<Value>, place: string): Value {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${place} is not of the form that docs/bench.md describes`, { cause });
  }
}
