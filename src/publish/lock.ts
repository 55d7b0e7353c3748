import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { OutputRefused } from './refusals.ts';
import { isRunning, markProcess, type ProcessMark } from './running-process.ts';

/** Takes the lock of a folder and returns what gives it back. Throws `OutputRefused` while another `holder` has it. */
export function takeLock(path: string, holder = 'build'): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const text = JSON.stringify(markProcess(process.pid));
  if (!hasCreated(path, text)) {
    removeStale(path, holder);
    if (!hasCreated(path, text)) throw busy(path, holder);
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

/** The lock appears with its text or not at all: a process killed while writing it, or a full disk, leaves none that nobody holds. */
function hasCreated(path: string, text: string): boolean {
  const draft = `${path}-${process.pid}`;
  try {
    writeFileSync(draft, text);
    linkSync(draft, path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!withoutLinks.has(code)) throw error;
    return hasRenamed(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** What file systems without hard links answer. */
const withoutLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

function hasRenamed(draft: string, path: string): boolean {
  if (existsSync(path)) return false;
  renameSync(draft, path);
  return true;
}

/** Moves a dead build's lock away. Two builds may try at once, so what was moved is looked at again before it goes. */
function removeStale(path: string, holder: string): void {
  const text = readText(path);
  if (text === undefined) return;
  if (!isStale(text)) throw busy(path, holder);
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

function busy(path: string, holder: string): OutputRefused {
  const pid = parseMark(readText(path) ?? '')?.pid;
  const process = pid === undefined ? '' : ` (process ${pid})`;
  return new OutputRefused(`The site is being written by another ${holder}${process}. Wait for it to end, or delete ${path} if none runs.`);
}
