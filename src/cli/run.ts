import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Makes an action of what a command does: it gets the terminal before its arguments, and its exit code is kept. */
export type Run = <Arguments extends unknown[]>(
  action: (terminal: Terminal, ...args: Arguments) => number | Promise<number>,
) => (...args: Arguments) => Promise<void>;

/** Adds one command to the program. Commands load what they need when they run, so that help is instant. */
export type AddCommand = (program: Command, run: Run) => void;
