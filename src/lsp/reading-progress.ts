import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';

/** Tells an editor that can show it how far the reading of an archive is. */
export class ReadingProgress {
  readonly #connection: Connection;
  readonly #title: string;
  #shown: Promise<WorkDoneProgressServerReporter> | undefined;

  /** @param title what is read */
  constructor(connection: Connection, title: string) {
    this.#connection = connection;
    this.#title = title;
  }

  /** @param share from 0 to 1; undefined when it is done */
  tell(share: number | undefined): void {
    const shown = (this.#shown ??= this.#begin());
    if (share === undefined) this.#shown = undefined;
    // An editor that does not want to show it goes without.
    shown.then((reporter) => (share === undefined ? reporter.done() : reporter.report(Math.floor(share * 100)))).catch(() => undefined);
  }

  async #begin(): Promise<WorkDoneProgressServerReporter> {
    const reporter = await this.#connection.window.createWorkDoneProgress();
    reporter.begin(this.#title, 0);
    return reporter;
  }
}
