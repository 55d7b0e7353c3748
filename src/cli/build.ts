import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { BuildEvent, BuildOptions, BuildResult } from '../publish/build-options.ts';
import { EXIT } from './failure.ts';
import type { Verification } from './report/build-report.ts';
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
  command.option('--report <file>', 'write what was withheld, and the proof that nothing of it was found, to a file outside the site');
  command.option('--verify', 'build once more from nothing beside, and compare byte for byte; exit code 2 when anything differs');
  command.addOption(
    new Option('--shard <name>', 'build one part of the site only: a year, or rest for all that belongs to none').argParser(parseShard),
  );
  command.addOption(new Option('--no-search', 'leave out the search index').hideHelp());
  addHelpEnd(command, [
    'build',
    'build --base /briefings/ --site https://example.org',
    'build --as-of 2026-02-06T06:00:00Z --out public',
    'build --report withheld.json',
    'build --verify',
    'build --shard 2024 --out shard-2024',
  ]);
  command.action(run((terminal, options: Options) => runBuild(terminal, chooseFolder(options, command.getOptionValueSource('out')))));
};

interface Options extends SharedOptions {
  readonly search: boolean;
  readonly report?: string;
  readonly verify?: boolean;
  readonly shard?: string;
}

/** A shard goes to a folder of its own unless told otherwise. */
function chooseFolder(options: Options, source: string | undefined): Options {
  return options.shard === undefined || source !== 'default' ? options : { ...options, out: `shard-${options.shard}` };
}

async function runBuild(terminal: Terminal, options: Options): Promise<number> {
  const [{ address, findAsOf }, { build }, { cleanOnSignals }] = await Promise.all([
    import('./address.ts'),
    import('../publish/build.ts'),
    import('../publish/signals.ts'),
  ]);
  const report =
    options.report === undefined
      ? undefined
      : (await import('./report/withheld-report.ts')).openWithheldReport(options.report, resolve(options.out));
  const asOf = await findAsOf(options);
  const buildOptions: BuildOptions = {
    content: resolve(options.content),
    out: resolve(options.out),
    cache: resolve(options.cache),
    asOf,
    ...address(options),
    search: options.search,
    ...(options.shard === undefined ? {} : { shard: options.shard }),
    prove: report !== undefined,
    onProgress: (event) => terminal.progress.show(STAGES[event.stage], countDone(event)),
    onNote: (text) => terminal.note(text),
    guard: makeGuard(terminal, cleanOnSignals),
  };
  const result = await build(buildOptions);
  const verification = result.ok && options.verify === true ? await verify(buildOptions, terminal) : undefined;
  terminal.progress.clear();
  if (result.ok) report?.write(result, asOf);
  return reportResult({ result, asOf, verification }, options, terminal);
}

/** Compares the site just built with a clean build. */
async function verify(options: BuildOptions, terminal: Terminal): Promise<Verification> {
  const { verifyBuild } = await import('../publish/verify-build.ts');
  const onProgress = (event: BuildEvent): void => terminal.progress.show(`Verifying: ${STAGES[event.stage]}`, countDone(event));
  return { differences: await verifyBuild({ ...options, onProgress }) };
}

interface Ended {
  readonly result: BuildResult;
  readonly asOf: string;
  readonly verification: Verification | undefined;
}

async function reportResult({ result, asOf, verification }: Ended, options: Options, terminal: Terminal): Promise<number> {
  const { reportBuild } = await import('./report/build-report.ts');
  if (result.ok) {
    reportBuild(result, asOf, options, terminal, verification);
    return (verification?.differences.length ?? 0) > 0 ? EXIT.fault : EXIT.clean;
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

function parseShard(text: string): string {
  if (/^(?:\d{4}|rest)$/u.test(text)) return text;
  throw new InvalidArgumentError('Expected a year, such as 2024, or rest; throughline shards lists them.');
}
