const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `clean` when the process is told to end, and then lets it end by that signal, so that its caller sees the usual status.
 * Returns what takes the handlers away. A command passes this function to `build` as `guard`; tests and libraries do not.
 */
export function cleanOnSignals(clean: () => void): () => void {
  const release = (): void => {
    for (const signal of signals) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals): void => {
    release();
    clean();
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.on(signal, end);
  return release;
}
