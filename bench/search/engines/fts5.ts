import type { DatabaseSync } from 'node:sqlite';
import type { Document } from '../collection.ts';
import type { OpenEngine } from '../engine.ts';

/** SQLite's full-text search: Porter stems, any of the query's words, its own BM25. */
export const openFts5: OpenEngine = async (documents) => {
  const database = await openDatabase();
  if (database === undefined) return undefined;
  fill(database, documents);
  const select = database.prepare('SELECT id FROM documents WHERE documents MATCH ? ORDER BY rank, rowid');
  const rank = (query: string): string[] => {
    const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.length === 0) return [];
    return select.all(words.map((word) => `"${word}"`).join(' OR ')).map(({ id }) => String(id));
  };
  return { name: 'SQLite FTS5', ask: rank, rank, close: () => database.close() };
};

/** Undefined when this Node has no SQLite, or its SQLite no full-text search. */
async function openDatabase(): Promise<DatabaseSync | undefined> {
  try {
    const sqlite = await import('node:sqlite');
    const database = new sqlite.DatabaseSync(':memory:');
    database.exec('CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, title, text, tokenize = "porter unicode61")');
    return database;
  } catch {
    return undefined;
  }
}

function fill(database: DatabaseSync, documents: readonly Document[]): void {
  const insert = database.prepare('INSERT INTO documents VALUES (?, ?, ?)');
  database.exec('BEGIN');
  for (const { id, title, text } of documents) insert.run(id, title, text);
  database.exec('COMMIT');
}
