import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Rows by name, kept on disk between runs. A table that is damaged, cut off or of another version counts as empty; one with a damaged log is as it was before what is damaged. */
export interface Table<Row> {
  readonly rows: ReadonlyMap<string, Row>;
  readonly set: (name: string, row: Row) => void;
  readonly delete: (name: string) => void;
  readonly clear: () => void;
  /** Names the rows as the disk has them; undefined when it has none. */
  readonly state: () => string | undefined;
  /** Keeps the rows for the next run. Throws when the disk does. */
  readonly save: () => void;
}

/** Rewriting everything costs as much as this share of it costs to append and to read again. */
const APPENDED = 1 / 8;

/** Names how a table is written: other versions of the program wrote others into the same cache. */
const FORM = 'table 2';

/**
 * Opens the table `name` of a folder. It lies in two files, the rows at one time and a log of what changed since, a line for each time
 * the table was saved, with its checksum: a small change writes little, and what was saved together is read together or not at all.
 * @param version names all that the rows' meaning depends on
 */
export function openTable<Row>(folder: string, name: string, version: string): Table<Row> {
  const base = join(folder, `${name}.json`);
  const log = join(folder, `${name}.log`);
  const known = readTable<Row>(base, log, version);
  let { mark, logged, state } = known;
  const { rows } = known;
  const changed = new Set<string>();
  return {
    rows,
    set: (key, row) => {
      rows.set(key, row);
      changed.add(key);
    },
    delete: (key) => {
      if (rows.delete(key)) changed.add(key);
    },
    clear: () => {
      rows.clear();
      mark = undefined;
    },
    state: () => state,
    save: () => {
      if (mark !== undefined && changed.size === 0) return;
      mkdirSync(folder, { recursive: true });
      if (mark !== undefined && logged + changed.size <= Math.max(64, rows.size * APPENDED)) {
        const line = seal(JSON.stringify([mark, [...changed].map((key) => [key, rows.get(key) ?? null])]));
        appendFileSync(log, `${line}\n`);
        logged += changed.size;
        state = stateOf(line, logged);
      } else {
        const text = Buffer.from(JSON.stringify([FORM, version, [...rows]]));
        mark = sum(text);
        writeWhole(base, Buffer.concat([Buffer.from(mark), text]));
        rmSync(log, { force: true });
        logged = 0;
        state = stateOf(mark, logged);
      }
      changed.clear();
    },
  };
}

interface Known<Row> {
  readonly rows: Map<string, Row>;
  /** The checksum of the rows; absent without any. Lines of a log that belongs to others are no lines. */
  readonly mark: string | undefined;
  /** Changes in the log; endless when it is damaged, so that it is written anew. */
  readonly logged: number;
  readonly state: string | undefined;
}

function readTable<Row>(base: string, log: string, version: string): Known<Row> {
  const bytes = readIfThere(base);
  const [mark, json] = [bytes.toString('latin1', 0, 8), bytes.subarray(8)];
  if (json.length === 0 || sum(json) !== mark) return { rows: new Map(), mark: undefined, logged: 0, state: undefined };
  const [form, known, all] = JSON.parse(json.toString('utf8')) as [string, string, [string, Row][]];
  if (form !== FORM || known !== version) return { rows: new Map(), mark: undefined, logged: 0, state: undefined };
  const rows = new Map(all);
  const lines = readIfThere(log).toString('utf8').split('\n');
  let [logged, state] = [0, stateOf(mark, 0)];
  const rest = lines.pop();
  for (const line of lines) {
    const content = unseal(line);
    if (content === undefined) return { rows, mark, logged: Infinity, state };
    const [owner, changes] = JSON.parse(content) as [string, [string, Row | null][]];
    if (owner !== mark) continue;
    for (const [key, row] of changes) {
      if (row === null) rows.delete(key);
      else rows.set(key, row);
    }
    logged += changes.length;
    state = stateOf(line, logged);
  }
  return { rows, mark, logged: rest === '' ? logged : Infinity, state };
}

const stateOf = (line: string, logged: number): string => `${line.slice(0, 8)} ${logged}`;

const sum = (text: string | Uint8Array): string => crc32(text).toString(16).padStart(8, '0');

const seal = (line: string): string => `${sum(line)}${line}`;

function unseal(line: string): string | undefined {
  const content = line.slice(8);
  return content !== '' && sum(content) === line.slice(0, 8) ? content : undefined;
}

function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** Written beside and renamed, so that readers see a whole file. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, bytes);
  renameSync(partial, path);
}
