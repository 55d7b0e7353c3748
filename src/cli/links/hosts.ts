import { setTimeout as wait } from 'node:timers/promises';

/** Hosts of the web, each of which is asked one thing at a time, with a pause between, until it wants no more questions. */
export class Hosts {
  /** Milliseconds between two questions to one host. */
  readonly pause: number;
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #stopped = new Set<string>();

  constructor(pause: number) {
    this.pause = pause;
  }

  /** Asks when it is the host's turn; undefined, without asking, once the host was stopped. */
  ask<T>(host: string, question: () => Promise<T>): Promise<T | undefined> {
    const ask = (): Promise<T | undefined> => (this.#stopped.has(host) ? Promise.resolve(undefined) : question());
    const before = this.#last.get(host);
    const turn = before === undefined || this.#stopped.has(host) ? ask() : before.then(() => wait(this.pause)).then(ask);
    this.#last.set(
      host,
      turn.catch(() => undefined),
    );
    return turn;
  }

  /** Asks a host nothing more. */
  stop(host: string): void {
    this.#stopped.add(host);
  }
}
