import { CommanderError } from 'commander';
import { describeSystemFailure } from './system-failure.ts';
import type { Terminal } from './terminal.ts';

/** What the process ends with. */
export const EXIT = { clean: 0, content: 1, fault: 2 } as const;

/** A command was asked for something it cannot do; the message says what, and what to do instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Errors whose message is meant for the person at the keyboard, with their exit code.
 * They are known by name, so that no command loads what only another one throws.
 */
const EXPLAINED: ReadonlyMap<string, number> = new Map([
  ['UsageError', EXIT.fault],
  ['ContentFolderMissing', EXIT.fault],
  ['OutputRefused', EXIT.fault],
  ['ShardUnknown', EXIT.fault],
  ['ShardsRefused', EXIT.content],
  ['PictureUnreadable', EXIT.content],
  ['BuildRefused', EXIT.content],
]);

/** Says what went wrong in one clear line, and gives the exit code. */
export function reportFailure(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.fault;
  const failure = error instanceof Error ? error : new Error(String(error));
  const label = terminal.noteInk(['red', 'bold'], 'throughline');
  const debug = (terminal.env.THROUGHLINE_DEBUG ?? '') !== '';
  const machine = describeSystemFailure(failure);
  const code = machine === undefined ? EXPLAINED.get(failure.name) : EXIT.fault;
  if (code !== undefined) terminal.note(`${label}  ${machine ?? failure.message}`);
  else terminal.note(`${label}  This is a fault of Throughline or of this machine, not of the content: ${firstLine(failure)}`);
  if (debug) terminal.note(failure.stack ?? '');
  else if (code === undefined) terminal.note('Set THROUGHLINE_DEBUG=1 and run it again to see where it happened.');
  return code ?? EXIT.fault;
}

const firstLine = ({ name, message }: Error): string => `${name}: ${message.split('\n')[0] ?? ''}`;
