import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it as it is where nobody would see the colour. */
export type Ink = (format: Format, text: string) => string;

/** The streams and surroundings of one run. */
export interface Terminal {
  /** Writes results. */
  readonly out: (text: string) => void;
  /** Writes a line about the run itself. */
  readonly note: (text: string) => void;
  readonly progress: Progress;
  readonly ink: Ink;
  readonly noteInk: Ink;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Somebody who can be asked; absent where input or output is a pipe. */
  readonly keyboard?: Keyboard;
}

/** Both ends of a conversation. */
export interface Keyboard {
  readonly input: Readable;
  readonly output: Writable;
}

/** Says how far long work has come: one line written over and over on a terminal, a line for each stage elsewhere. */
interface Progress {
  /** `stage` names the work, `detail` how far it is: `Rendering pages`, `120 of 400`. */
  readonly show: (stage: string, detail?: string) => void;
  /** Takes the line away. Must precede any other output. */
  readonly clear: () => void;
}

/** The terminal, or the pipes, that this process was started on. A reader that stops reading early ends nothing. */
export function openTerminal(process: NodeJS.Process): Terminal {
  const { stdin, stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) stream.on('error', ignoreClosedPipe);
  const progress = makeProgress(stderr);
  return {
    out: (text) => {
      progress.clear();
      stdout.write(text);
    },
    note: (text) => {
      progress.clear();
      stderr.write(`${text}\n`);
    },
    progress,
    ink: makeInk(wantsColor(stdout, env)),
    noteInk: makeInk(wantsColor(stderr, env)),
    cwd: process.cwd(),
    env,
    ...(stdin.isTTY && stderr.isTTY ? { keyboard: { input: stdin, output: stderr } } : {}),
  };
}

/** FORCE_COLOR decides first, then NO_COLOR, then whether it is a terminal that knows colours. */
export function wantsColor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (none !== undefined && none !== '') return false;
  return stream.isTTY === true && terminal !== 'dumb';
}

export function makeInk(colored: boolean): Ink {
  return colored ? (format, text) => styleText(format, text, { validateStream: false }) : (_format, text) => text;
}

interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write: (text: string) => unknown;
}

export function makeProgress(stream: ProgressStream): Progress {
  let last = '';
  if (stream.isTTY !== true) {
    const show = (stage: string): void => {
      if (stage !== last) stream.write(`${stage}\n`);
      last = stage;
    };
    return { show, clear: () => undefined };
  }
  return {
    show: (stage, detail) => {
      last = `${stage}${detail === undefined ? '' : ` · ${detail}`}`.slice(0, (stream.columns ?? 80) - 1);
      stream.write(`\r\u001B[K${last}`);
    },
    clear: () => {
      if (last !== '') stream.write('\r\u001B[K');
      last = '';
    },
  };
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
