import { resolve } from 'node:path';
import { reportFailure } from './failure.ts';
import { untilStopped } from './serve/until-stopped.ts';
import type { Terminal } from './terminal.ts';
import { watchFolder } from './watch-folder.ts';

/** Editors save in several steps; what comes within so many milliseconds is one change. */
const SETTLED = 60;

/** Does something with the content folder, and again after each change, until the process is told to end. */
export async function watchContent(content: string, terminal: Terminal, act: () => void): Promise<void> {
  const stopped = untilStopped();
  let timer: NodeJS.Timeout | undefined;
  const attempt = (): void => {
    try {
      act();
    } catch (error) {
      reportFailure(error, terminal);
    }
    terminal.note(`Watching ${content}; Ctrl-C ends it.`);
  };
  const unwatch = watchFolder(resolve(content), () => {
    clearTimeout(timer);
    timer = setTimeout(attempt, SETTLED);
  });
  attempt();
  try {
    await stopped;
  } finally {
    clearTimeout(timer);
    unwatch();
  }
}
