import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { assertMeasurable } from '../build/process-tree.ts';
import { makeCorpus } from '../corpus/make-corpus.ts';
import { writeContent } from '../corpus/write-content.ts';
import { startEditor, type Editor } from './editor.ts';

export interface LspBenchOptions {
  readonly briefings: number;
  readonly runs: number;
  readonly seed: string;
  readonly onProgress: (text: string) => void;
}

/** How soon something was told, in milliseconds, each time that it was measured. */
export interface LspRow {
  readonly briefings: number;
  readonly what: string;
  readonly wallMs: readonly number[];
  /** Processor time of the server, for one time on average. */
  readonly cpuMs: number;
}

export interface LspReport {
  readonly rows: readonly LspRow[];
  readonly cores: number;
  /** Of the machine, one minute's, before and after. */
  readonly load: readonly number[];
}

/** Between two letters someone types on; or makes a pause in which the archive begins to be read, so that the letter meets it under way. */
const BETWEEN_LETTERS = { 'a letter': 150, 'a letter after a pause': 350 } as const;
/** Time in which any reading comes to its end. */
const REST = 3000;

/** Two briefings: the one that is typed in, and one that names a passage of it and has a mistake from the beginning. */
interface Desk {
  readonly path: string;
  readonly text: string;
  readonly other: string;
}

/** Starts the server with nothing kept and again, then types letters, then changes a heading that another briefing names. */
export async function benchLsp({ briefings, runs, seed, onProgress }: LspBenchOptions): Promise<LspReport> {
  assertMeasurable();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const [before = 0] = loadavg();
  try {
    const desk = writeDesk(folder, { briefings, seed });
    const rows: LspRow[] = [];
    const add = (what: string, wallMs: readonly number[], cpuMs: number): unknown => rows.push({ briefings, what, wallMs, cpuMs });
    onProgress(`${briefings} briefings, first start`);
    await (await measureStart(folder, desk, 'first start', add)).close();
    onProgress(`${briefings} briefings, second start`);
    const editor = await measureStart(folder, desk, 'second start', add);
    onProgress(`${briefings} briefings, ${runs} letters`);
    for (const what of ['a letter', 'a letter after a pause'] as const) await measureLetters(editor, desk, { what, runs, add });
    await measureOthers(editor, desk, { runs: Math.ceil(runs / 4), add });
    await editor.close();
    const [after = 0] = loadavg();
    return { rows, cores: cpus().length, load: [before, after] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Add = (what: string, wallMs: readonly number[], cpuMs: number) => unknown;

function writeDesk(folder: string, options: { readonly briefings: number; readonly seed: string }): Desk {
  const { files, edited } = makeCorpus(options);
  const other = [...files.keys()].findLast((path) => path.startsWith('briefings/') && path !== edited) ?? edited;
  const text = `${files.get(edited) ?? ''}\n## A passage of the bench\n\nIt says little\n`;
  const slug = edited.slice(edited.lastIndexOf('/') + 12, -3);
  const link = `\nSee [[${slug}#a-passage-of-the-bench]] and [[no-such-briefing]].\n`;
  writeContent(join(folder, 'content'), new Map([...files, [edited, text], [other, `${files.get(other) ?? ''}${link}`]]));
  return { path: edited, text, other };
}

/** From the start of the process: until the open briefing's own problems are told, and until those of all others. */
async function measureStart(folder: string, { path, text, other }: Desk, what: string, add: Add): Promise<Editor> {
  const start = performance.now();
  const editor = await startEditor(folder);
  const whole = editor.told(other);
  editor.open(path, text.replace('themes: [', 'themes: [no-such-theme, '));
  await editor.told(path);
  add(`${what}, the open briefing`, [performance.now() - start], editor.cpu());
  await whole;
  add(`${what}, the archive`, [performance.now() - start], editor.cpu());
  await setTimeout(REST);
  return editor;
}

async function measureLetters(
  editor: Editor,
  { path, text }: Desk,
  { what, runs, add }: { readonly what: keyof typeof BETWEEN_LETTERS; readonly runs: number; readonly add: Add },
): Promise<void> {
  const before = editor.cpu();
  const times: number[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const start = performance.now();
    editor.change(path, `${text.trimEnd()} ${'so it goes on '.repeat(run).slice(0, run)}\n`);
    await editor.told(path);
    times.push(performance.now() - start);
    await setTimeout(BETWEEN_LETTERS[what]);
  }
  add(`${what}, the open briefing`, times, (editor.cpu() - before) / runs);
  await setTimeout(REST);
}

/** The heading that another briefing names goes and comes: the other has a problem more, and one less. */
async function measureOthers(editor: Editor, desk: Desk, { runs, add }: { readonly runs: number; readonly add: Add }): Promise<void> {
  const before = editor.cpu();
  const times: number[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const start = performance.now();
    editor.change(desk.path, run % 2 === 0 ? desk.text : desk.text.replace('A passage of the bench', 'Another'));
    await editor.told(desk.other);
    times.push(performance.now() - start);
  }
  add('a heading, the briefing that names it', times, (editor.cpu() - before) / runs);
}
