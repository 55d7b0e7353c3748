import type { Withheld } from '../core/model.ts';
import { EXIT } from './failure.ts';
import { addHelpEnd, addSharedOptions, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';
import { instantInZone } from './zone-time.ts';

/** `throughline next`: when a scheduler should build again. */
export const addNextCommand: AddCommand = (program, run) => {
  const command = program
    .command('next')
    .summary('print when the site would change next')
    .description(
      'Prints the first instant after --as-of at which a dated or embargoed briefing may be shown: in UTC, then in the publication’s time zone. Prints nothing when there is none.',
    );
  addSharedOptions(command, 'content', 'cache', 'asOf', 'format');
  addHelpEnd(command, ['next', 'next --as-of 2026-02-06T06:00:00Z', 'next --format json']);
  command.action(run(runNext));
};

async function runNext(terminal: Terminal, options: SharedOptions): Promise<number> {
  const [{ checkContent }, { gateArchive }] = await Promise.all([import('./content.ts'), import('../core/pipeline.ts')]);
  const { asOf, checked } = checkContent(options);
  if (!checked.archive) {
    const { reportDiagnostics } = await import('./report/report.ts');
    reportDiagnostics(checked, options, terminal);
    return EXIT.content;
  }
  const zone = checked.archive.publication['time-zone'];
  const next = findNext(gateArchive(checked.archive, asOf).withheld);
  if (options.format === 'json') terminal.out(writeJson(asOf, zone, next));
  else if (next) terminal.out(`${next.instant}  ${instantInZone(next.instant, zone)}  ${zone}\n`);
  else terminal.note(`Nothing is to be released after ${asOf}.`);
  return EXIT.clean;
}

interface Next {
  /** ISO, UTC. */
  readonly instant: string;
  /** What may be shown from then on. */
  readonly released: readonly Withheld[];
}

function findNext(withheld: readonly Withheld[]): Next | undefined {
  const [first] = withheld.flatMap(({ until }) => until ?? []).sort();
  return first === undefined ? undefined : { instant: withoutZeros(first), released: withheld.filter(({ until }) => until === first) };
}

function writeJson(asOf: string, timeZone: string, next: Next | undefined): string {
  const released = next?.released.map(({ briefing, reason }) => ({ path: briefing.path, reason }));
  const found = next ? { instant: next.instant, local: instantInZone(next.instant, timeZone), timeZone, released } : null;
  return `${JSON.stringify({ version: 1, asOf, next: found }, null, 2)}\n`;
}

const withoutZeros = (instant: string): string => instant.replace('.000Z', 'Z');
