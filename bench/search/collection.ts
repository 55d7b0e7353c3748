import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Judgements } from '../metrics.ts';

const idSchema = z.union([z.string().min(1), z.number()]).transform(String);
const textSchema = z
  .string()
  .nullish()
  .transform((text) => text ?? '');
const documentSchema = z.object({ id: idSchema, title: textSchema, text: textSchema });
const querySchema = z.object({ id: idSchema, text: z.string() });
const judgementSchema = z.object({ qid: idSchema, did: idSchema, rel: z.coerce.number() });

export type Document = z.infer<typeof documentSchema>;

export interface JudgedQuery {
  readonly id: string;
  readonly text: string;
  readonly judged: Judgements;
}

/** Documents, and queries with at least one relevant document each. */
export interface Collection {
  readonly documents: readonly Document[];
  readonly queries: readonly JudgedQuery[];
  /** What of the files was passed over and why, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads `docs.jsonl`, `queries.jsonl` and `qrels.jsonl`. Titles and texts may be missing; queries without a relevant document, and
 * judgements of documents or queries that do not exist, are passed over. Throws, with file and line, where a line is not of the expected
 * form or repeats an id, and when there is nothing to measure.
 */
export function readCollection(folder: string): Collection {
  const documents = readUnique(join(folder, 'docs.jsonl'), documentSchema);
  const asked = readUnique(join(folder, 'queries.jsonl'), querySchema);
  const judgements = readLines(join(folder, 'qrels.jsonl'), judgementSchema);
  const documentIds = new Set(documents.map(({ id }) => id));
  const queryIds = new Set(asked.map(({ id }) => id));
  const known = judgements.filter(({ qid, did }) => queryIds.has(qid) && documentIds.has(did));
  const byQuery = Map.groupBy(known, ({ qid }) => qid);
  const judged = asked.map(({ id, text }) => ({ id, text, judged: new Map((byQuery.get(id) ?? []).map(({ did, rel }) => [did, rel])) }));
  const queries = judged.filter((query) => [...query.judged.values()].some((relevance) => relevance > 0));
  if (queries.length === 0) throw new Error(`${folder} has no query with a relevant document`);
  const notes = [
    ...noteOf(judgements.length - known.length, 'judgements name a query or a document that is not there'),
    ...noteOf(asked.length - queries.length, 'queries have no relevant document'),
  ];
  return { documents, queries, notes };
}

function noteOf(count: number, what: string): string[] {
  return count === 0 ? [] : [`Passed over: ${count} ${what}.`];
}

function readUnique<Value extends { readonly id: string }>(path: string, schema: z.ZodType<Value>): Value[] {
  const values = readLines(path, schema);
  const seen = new Set<string>();
  for (const { id } of values) {
    if (seen.has(id)) throw new Error(`${path} holds the id ${JSON.stringify(id)} twice`);
    seen.add(id);
  }
  return values;
}

function readLines<Value>(path: string, schema: z.ZodType<Value>): Value[] {
  return readText(path)
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, schema, `${path}:${index + 1}`)]));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`${path} cannot be read; docs/bench.md says which files a collection has`, { cause });
  }
}

function readLine<Value>(line: string, schema: z.ZodType<Value>, place: string): Value {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    const [issue] = cause instanceof z.ZodError ? cause.issues : [];
    const what = issue === undefined ? 'no JSON' : `\`${issue.path.join('.')}\`: ${issue.message}`;
    throw new Error(`${place} is not of the form that docs/bench.md describes (${what})`, { cause });
  }
}
