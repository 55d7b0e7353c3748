import { resolve } from 'node:path';
import type { BuildEvent, BuildOptions, BuildResult } from '../publish/build-options.ts';
import { EXIT } from './failure.ts';
import { addHelpEnd, addSharedOptions, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

/** `throughline build`: checks the content and, when it has no errors, replaces the site by a new one. */
export const addBuildCommand: AddCommand = (program, run) => {
  const command = program
    .command('build')
    .summary('check the content and build the site')
    .description(
      'Checks the content, then builds the whole site beside the output folder, scans it for anything withheld, and only then puts it in place. When anything fails, the site stays as it was.',
    );
  addSharedOptions(command, 'content', 'out', 'cache', 'asOf', 'base', 'site', 'format');
  addHelpEnd(command, ['build', 'build --base /briefings/ --site https://example.org', 'build --as-of 2026-02-06T06:00:00Z --out public']);
  command.action(run(runBuild));
};

async function runBuild(terminal: Terminal, options: SharedOptions): Promise<number> {
  const [{ address, findAsOf }, { build }, { cleanOnSignals }] = await Promise.all([
    import('./content.ts'),
    import('../publish/build.ts'),
    import('../publish/signals.ts'),
  ]);
  const asOf = findAsOf(options);
  const result = await build({
    content: resolve(options.content),
    out: resolve(options.out),
    cache: resolve(options.cache),
    asOf,
    ...address(options),
    onProgress: (event) => terminal.progress.show(STAGES[event.stage], countDone(event)),
    guard: makeGuard(terminal, cleanOnSignals),
  });
  terminal.progress.clear();
  return reportResult(result, asOf, options, terminal);
}

async function reportResult(result: BuildResult, asOf: string, options: SharedOptions, terminal: Terminal): Promise<number> {
  const { reportBuild } = await import('./report/build-report.ts');
  if (result.ok) {
    reportBuild(result, asOf, options, terminal);
    return EXIT.clean;
  }
  const { reportDiagnostics } = await import('./report/report.ts');
  reportDiagnostics(result.checked, options, terminal);
  terminal.note(`Nothing was built: ${options.out} is as it was.`);
  return EXIT.content;
}

const STAGES: Readonly<Record<BuildEvent['stage'], string>> = {
  read: 'Reading the content',
  check: 'Checking the content',
  link: 'Linking briefings and themes',
  compile: 'Compiling the renderer',
  assets: 'Making styles, fonts and scripts',
  pages: 'Rendering pages',
  pictures: 'Making pictures',
  feeds: 'Writing feeds',
  search: 'Building the search index',
  scan: 'Scanning for anything withheld',
  swap: 'Putting the site in place',
};

const countDone = ({ done, total }: BuildEvent): string | undefined =>
  done === undefined ? undefined : `${done}${total === undefined ? '' : ` of ${total}`}`;

type Guard = NonNullable<BuildOptions['guard']>;

/** A build that is told to end takes its line off the terminal, then its files off the disk. */
const makeGuard =
  (terminal: Terminal, guard: Guard): Guard =>
  (clean) =>
    guard(() => {
      terminal.progress.clear();
      clean();
    });
