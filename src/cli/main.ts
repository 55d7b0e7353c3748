import process from 'node:process';
import { Command } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { addReportCommand } from './archive-report.ts';
import { addAssembleCommand } from './assemble.ts';
import { addBuildCommand } from './build.ts';
import { addCheckCommand } from './check.ts';
import { addDevCommand } from './dev.ts';
import { addDiffCommand } from './diff.ts';
import { EXIT, reportFailure } from './failure.ts';
import { addImportCommand } from './import.ts';
import { addInitCommand } from './init.ts';
import { addLspCommand } from './lsp.ts';
import { addNewCommand } from './new.ts';
import { addNextCommand } from './next.ts';
import { addPreviewCommand } from './preview.ts';
import { addPublishCommand } from './publish.ts';
import { addRenameCommand } from './rename.ts';
import type { AddCommand, Run } from './run.ts';
import { addSchemaCommand } from './schema.ts';
import { addShardsCommand } from './shards.ts';
import { openTerminal } from './terminal.ts';
import { addVerifyCommand } from './verify.ts';

const COMMANDS: readonly AddCommand[] = [
  addInitCommand,
  addNewCommand,
  addImportCommand,
  addRenameCommand,
  addCheckCommand,
  addDiffCommand,
  addDevCommand,
  addBuildCommand,
  addPreviewCommand,
  addVerifyCommand,
  addNextCommand,
  addReportCommand,
  addSchemaCommand,
  addLspCommand,
  addShardsCommand,
  addAssembleCommand,
  addPublishCommand,
];

/** Runs one command line, without the program's name, and gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const terminal = openTerminal(process);
  let exitCode: number = EXIT.clean;
  const run: Run =
    (action) =>
    async (...args) => {
      exitCode = await action(terminal, ...args);
    };
  process.on('uncaughtException', (error) => process.exit(reportFailure(error, terminal)));
  const program = makeProgram();
  for (const addCommand of COMMANDS) addCommand(program, run);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    exitCode = reportFailure(error, terminal);
    endSoon(exitCode);
  }
  terminal.progress.clear();
  return exitCode;
}

/** After a failure something may be left running, such as a server half started; it must not keep the process. */
function endSoon(exitCode: number): void {
  setTimeout(() => process.exit(exitCode), 2000).unref();
}

function makeProgram(): Command {
  return new Command('throughline')
    .description(manifest.description)
    .version(manifest.version)
    .showHelpAfterError('(--help lists the commands and options)')
    .exitOverride()
    .addHelpText('after', '\nEach command has its own help: throughline build --help');
}
