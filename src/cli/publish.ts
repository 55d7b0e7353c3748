import { InvalidArgumentError, Option } from 'commander';
import { resolve } from 'node:path';
import type { PublishOptions, PublishResult } from '../publish/releases/publish-release.ts';
import { EXIT } from './failure.ts';
import { addHelpEnd, addSharedOptions, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';
import { findSiteFolder } from './site-folder.ts';
import type { Terminal } from './terminal.ts';

export interface PublishCommandOptions extends Pick<SharedOptions, 'format'> {
  readonly to: string;
  readonly keep?: number;
  /** A release's name, or `true` for the one before the current. */
  readonly rollback?: string | true;
  readonly list?: true;
}

/** `throughline publish`: keeps releases beside each other and switches one symbolic link between them. */
export const addPublishCommand: AddCommand = (program, run) => {
  const command = program
    .command('publish')
    .summary('copy a finished site to a folder of releases and switch to it')
    .description(
      'Verifies a finished site, copies it to FOLDER/releases and switches the link FOLDER/current to it in one step. A web server serves FOLDER/current.',
    )
    .argument('[site]', 'folder of the finished site', 'dist')
    .requiredOption('--to <folder>', 'folder of the releases; new, empty, or one that publish made')
    .addOption(new Option('--keep <number>', 'remove all but so many releases (default: keep all)').argParser(parseKeep))
    .addOption(
      new Option('--rollback [release]', 'switch back to the release before the current one, or to the one named').conflicts('keep'),
    )
    .addOption(new Option('--list', 'list the releases, the one published last first').conflicts(['keep', 'rollback']));
  addSharedOptions(command, 'format');
  addHelpEnd(
    command,
    [
      'publish --to /srv/site --keep 5',
      'publish public --to /srv/site',
      'publish --to /srv/site --list',
      'publish --to /srv/site --rollback',
    ],
    { clean: 'done', content: 'the site, or the release to go back to, is not as it was built; nothing was switched' },
  );
  command.action(run(runPublish));
};

async function runPublish(terminal: Terminal, site: string, options: PublishCommandOptions): Promise<number> {
  const to = resolve(options.to);
  const { reportPublished, reportReleases } = await import('./report/publish-report.ts');
  if (options.list) {
    const { describeReleases } = await import('../publish/releases/describe-releases.ts');
    reportReleases(describeReleases(to), options, terminal);
    return EXIT.clean;
  }
  const result = options.rollback === undefined ? await publish(site, to, options, terminal) : await goBack(to, options.rollback);
  terminal.progress.clear();
  reportPublished(result, options, terminal);
  return result.ok ? EXIT.clean : EXIT.content;
}

async function publish(site: string, to: string, { keep }: PublishCommandOptions, terminal: Terminal): Promise<PublishResult> {
  const [{ publishRelease }, { cleanOnSignals }] = await Promise.all([
    import('../publish/releases/publish-release.ts'),
    import('../publish/signals.ts'),
  ]);
  const guard: PublishOptions['guard'] = (clean) =>
    cleanOnSignals(() => {
      terminal.progress.clear();
      clean();
    });
  return publishRelease({
    site: await findSiteFolder(site),
    to,
    ...(keep === undefined ? {} : { keep }),
    guard,
    onProgress: (done, total) => terminal.progress.show('Copying the site', `${done} of ${total}`),
  });
}

async function goBack(to: string, release: string | true): Promise<PublishResult> {
  const { rollBack } = await import('../publish/releases/publish-release.ts');
  return rollBack(to, release === true ? undefined : release);
}

function parseKeep(text: string): number {
  if (/^[1-9]\d{0,5}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a number of releases from 1.');
}
