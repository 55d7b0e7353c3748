import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { OutputRefused } from './refusals.ts';
import { isRunning, markProcess, type ProcessMark } from './running-process.ts';

/** Takes the lock of an output folder and returns what gives it back. Throws `OutputRefused` while another build holds it. */
export function takeLock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const text = JSON.stringify(markProcess(process.pid));
  if (!hasCreated(path, text)) {
    removeStale(path);
    if (!hasCreated(path, text)) throw busy(path);
  }
  return () => {
    if (readText(path) === text) rmSync(path, { force: true });
  };
}

/** Whether a running build holds the lock. */
export function isLocked(path: string): boolean {
  const text = readText(path);
  return text !== undefined && !isStale(text);
}

function hasCreated(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead build's lock away. Two builds may try at once, so what was moved is looked at again before it goes. */
function removeStale(path: string): void {
  const text = readText(path);
  if (text === undefined) return;
  if (!isStale(text)) throw busy(path);
  const aside = `${path}-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readText(aside) === text) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

function isStale(text: string): boolean {
  const mark = parseMark(text);
  return mark !== undefined && !isRunning(mark);
}

function parseMark(text: string): ProcessMark | undefined {
  try {
    const value = JSON.parse(text) as Partial<ProcessMark> | null;
    return typeof value?.pid === 'number' && typeof value.started === 'string' ? { pid: value.pid, started: value.started } : undefined;
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function busy(path: string): OutputRefused {
  const pid = parseMark(readText(path) ?? '')?.pid;
  const holder = pid === undefined ? 'another build' : `another build (process ${pid})`;
  return new OutputRefused(`The site is being written by ${holder}. Wait for it to end, or delete ${path} if none runs.`);
}
