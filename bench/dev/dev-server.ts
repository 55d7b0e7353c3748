import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** `throughline dev` in a process of its own. */
export interface RunningDev {
  readonly url: string;
  /** Resolves when the whole archive has been read once more than it had been when this was called. */
  readonly nextReading: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const bin = join(import.meta.dirname, '../../bin/throughline.js');

/** Starts the server on a content folder and waits for its address. Rejects with its last words when it ends before. */
export async function startDevServer({ content, cache }: { readonly content: string; readonly cache: string }): Promise<RunningDev> {
  const child = spawn(process.execPath, [bin, 'dev', '--content', content, '--cache', cache, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let waiting: (() => void)[] = [];
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
    if (!/withheld from readers|errors?;/u.test(text)) return;
    const told = waiting;
    waiting = [];
    for (const resolve of told) resolve();
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /http:\S+/u.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => reject(new Error(`throughline dev ended:\n${words.slice(-2000)}`)));
  });
  return {
    url,
    nextReading: () => new Promise((resolve) => waiting.push(resolve)),
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}
