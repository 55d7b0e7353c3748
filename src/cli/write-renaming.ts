import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Renaming } from '../core/rename/renaming.ts';
import { writeNewFiles } from '../import/write-new-files.ts';
import { UsageError } from './failure.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Writes what a new name asks for. What is new comes first and what is old goes last, so that nothing is lost wherever it ends; no file is
 * overwritten by another, and none that has changed since it was read. What fails takes back what was done before it.
 */
export function writeRenaming(content: string, renaming: Renaming): void {
  const done: (() => unknown)[] = [];
  try {
    for (const { act, undo } of stepsOf(content, renaming)) {
      act();
      done.push(undo);
    }
  } catch (error) {
    for (const undo of done.toReversed()) undo();
    throw error;
  }
}

interface Step {
  readonly act: () => void;
  readonly undo: () => void;
}

function* stepsOf(content: string, { moves, texts, before }: Renaming): Generator<Step> {
  const moved = moves.map(([from, to]) => {
    const bytes = readFileSync(join(content, from));
    const text = texts.get(to);
    return { from: join(content, from), to, before: bytes, bytes: text === undefined ? bytes : withMark(bytes, text) };
  });
  yield {
    act: () => {
      const taken = writeNewFiles(
        content,
        moved.map(({ to, bytes }) => ({ path: to, bytes })),
      );
      if (taken !== undefined) throw new UsageError(`Unexpected file \`${taken}\`, expected none of that name.`);
    },
    undo: () => moved.forEach(({ to }) => rmSync(join(content, to), { force: true })),
  };
  for (const [path, text] of texts) {
    if (moves.some(([, to]) => to === path)) continue;
    const was = before.get(path) ?? '';
    yield { act: () => replace(content, path, was, text), undo: () => replaceFile(join(content, path), text, was) };
  }
  for (const { from, before: bytes } of moved) yield { act: () => rmSync(from), undo: () => writeFileSync(from, bytes, { flag: 'wx' }) };
}

function replace(content: string, path: string, before: string, after: string): void {
  if (!replaceFile(join(content, path), before, after))
    throw new UsageError(
      `Unexpected change of \`${path}\` meanwhile, expected the text that was checked: run it again. Nothing was changed.`,
    );
}

/** A byte-order mark is no part of a text, and stays where it was. */
const withMark = (before: Uint8Array, text: string): Uint8Array =>
  new TextEncoder().encode(before[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf ? `\uFEFF${text}` : text);
