import { EXIT } from './failure.ts';
import { addHelpEnd, addSharedOptions, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';
import { findSiteFolder } from './site-folder.ts';
import type { Terminal } from './terminal.ts';

/** `throughline verify`: whether a site's folder holds exactly the files that its manifest lists. */
export const addVerifyCommand: AddCommand = (program, run) => {
  const command = program
    .command('verify')
    .summary('check a finished site against its manifest')
    .description(
      'Compares a site’s folder with its manifest.json: every file must be there with the bytes it was built with, and nothing else. Changes nothing.',
    )
    .argument('[folder]', 'folder of the finished site', 'dist');
  addSharedOptions(command, 'format');
  addHelpEnd(command, ['verify', 'verify /srv/site/current', 'verify public --format json'], {
    clean: 'every file is as the manifest says',
    content: 'a file is missing, changed or too many, or there is no manifest',
  });
  command.action(run(runVerify));
};

async function runVerify(terminal: Terminal, out: string, { format }: Pick<SharedOptions, 'format'>): Promise<number> {
  const folder = await findSiteFolder(out);
  const [{ verifySite }, { reportVerified }] = await Promise.all([
    import('../publish/verify-site.ts'),
    import('./report/verify-report.ts'),
  ]);
  const verified = verifySite(folder);
  reportVerified(verified, { out, format }, terminal);
  return verified.faults.length > 0 ? EXIT.content : EXIT.clean;
}
