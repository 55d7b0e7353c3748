import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Renaming } from '../core/rename/renaming.ts';
import { writeNewFiles } from '../import/write-new-files.ts';
import { UsageError } from './failure.ts';
import { replaceFile } from './replace-file.ts';
import { describeSystemFailure } from './system-failure.ts';

/**
 * Writes what a new name asks for. What is new comes first and what is old goes last, so that nothing is lost wherever it ends; no file is
 * overwritten by another, and none that has changed since it was read. What fails takes back what was done before it, and says of what
 * could not be.
 */
export function writeRenaming(content: string, renaming: Renaming): void {
  const done: Step[] = [];
  try {
    for (const step of stepsOf(content, renaming)) {
      step.act();
      done.push(step);
    }
  } catch (error) {
    throw describeEnd(error, takeBack(done));
  }
}

interface Step {
  readonly act: () => void;
  /** How to take it back, by the path of each file; gives whether that was still as the step left it. */
  readonly undo: ReadonlyMap<string, () => boolean>;
}

function* stepsOf(content: string, { moves, texts, before }: Renaming): Generator<Step> {
  const moved = moves.map(([from, to]) => {
    const bytes = readFileSync(join(content, from));
    const text = texts.get(to);
    if (text !== undefined && bytes.toString('utf8').replace(BOM, '') !== before.get(from)) throw changedMeanwhile(from);
    return { from, to, before: bytes, bytes: text === undefined ? bytes : withMark(bytes, text) };
  });
  yield {
    act: () => {
      const taken = writeNewFiles(
        content,
        moved.map(({ to, bytes }) => ({ path: to, bytes })),
      );
      if (taken !== undefined) throw new UsageError(`Unexpected file \`${taken}\`, expected none of that name.`);
    },
    // While the old file is not back, the new one is all there is of it.
    undo: new Map(moved.map(({ from, to, bytes }) => [to, () => existsSync(join(content, from)) && removeSame(join(content, to), bytes)])),
  };
  for (const [path, text] of texts) {
    if (moves.some(([, to]) => to === path)) continue;
    const file = join(content, path);
    const was = before.get(path) ?? '';
    yield {
      act: () => assertSame(path, replaceFile(file, was, text)),
      undo: new Map([[path, () => replaceFile(file, text, was)]]),
    };
  }
  for (const { from, before: bytes } of moved) {
    const file = join(content, from);
    yield { act: () => assertSame(from, removeSame(file, bytes)), undo: new Map([[from, () => restore(file, bytes)]]) };
  }
}

function assertSame(path: string, wasSame: boolean): void {
  if (!wasSame) throw changedMeanwhile(path);
}

const changedMeanwhile = (path: string): UsageError =>
  new UsageError(`Unexpected change of \`${path}\` meanwhile, expected the text that was checked: run it again.`);

/** Removes a file; returns whether it was still as it was read, else it stays. */
function removeSame(file: string, bytes: Uint8Array): boolean {
  if (!readFileSync(file).equals(bytes)) return false;
  rmSync(file);
  return true;
}

function restore(file: string, bytes: Uint8Array): boolean {
  writeFileSync(file, bytes, { flag: 'wx' });
  return true;
}

/** Takes steps back, the last one first; gives the paths of the files of which that failed. */
function takeBack(done: readonly Step[]): string[] {
  const failed: string[] = [];
  for (const { undo } of done.toReversed())
    for (const [path, run] of undo) {
      try {
        if (!run()) failed.push(path);
      } catch {
        failed.push(path);
      }
    }
  return failed;
}

/** The error of a renaming that failed, with what has become of the files. */
function describeEnd(error: unknown, failed: readonly string[]): unknown {
  if (!(error instanceof Error)) return error;
  const isOurs = error instanceof UsageError;
  if (failed.length === 0) return isOurs ? new UsageError(`${error.message} Nothing was changed.`) : error;
  const reason = isOurs ? error.message : (describeSystemFailure(error) ?? `${error.message}.`);
  const files = failed.map((path) => `\`${path}\``).join(', ');
  return new UsageError(`${reason} What was done is taken back, except for ${files}: look at ${failed.length === 1 ? 'it' : 'them'}.`);
}

const BOM = /^\uFEFF/u;

/** A byte-order mark is no part of a text, and stays where it was. */
const withMark = (before: Uint8Array, text: string): Uint8Array =>
  new TextEncoder().encode(before[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf ? `\uFEFF${text}` : text);
