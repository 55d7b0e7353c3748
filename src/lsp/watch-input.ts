import type { Readable } from 'node:stream';
import { Framing } from './framing.ts';

interface Watched {
  readonly input: Readable;
  /** Says that no editor is there, and ends the process. */
  readonly end: (reason: string, code: 1 | 2) => void;
}

/** Ends the process at what is no message, and when the editor has gone. To be called before anyone else reads the input. */
export function watchInput({ input, end }: Watched, isShutDown: () => boolean): void {
  const framing = new Framing();
  input.on('data', (bytes: Buffer) => {
    const wrong = framing.take(bytes);
    if (wrong !== undefined) end(`${wrong} ${STARTED}`, 2);
  });
  input.on('end', () => {
    if (!framing.hasBegun) end(`Unexpected end of the input, expected an editor. ${STARTED}`, 2);
    else if (!isShutDown()) end('Unexpected end of the input, expected `shutdown` and `exit` before: the editor has gone.', 1);
  });
}

const STARTED = 'An editor starts this command and speaks to it (docs/editors.md).';
