import { Option } from 'commander';
import { UsageError } from './failure.ts';
import { addHelpEnd, addSharedOptions, collectList, parseDate } from './options.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

/** What an editor says about a new briefing, theme or term. */
export interface NewCommandOptions {
  readonly content: string;
  readonly theme?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  readonly date?: string;
  readonly author?: readonly string[];
  readonly summary?: string;
  readonly term?: readonly string[];
  readonly parent?: string;
  readonly expansion?: string;
  readonly alias?: readonly string[];
  readonly definition?: string;
}

type Noun = 'briefing' | 'theme' | 'glossary';

/** The options that each noun takes besides the shared ones. */
const OPTIONS: Readonly<Record<Noun, readonly (keyof NewCommandOptions)[]>> = {
  briefing: ['theme', 'kind', 'date', 'author'],
  theme: ['summary', 'term', 'parent', 'date'],
  glossary: ['expansion', 'alias', 'definition'],
};

/** `throughline new`: the file of a new briefing, a draft with the sections its kind asks for; or a theme, or a term of the glossary. */
export const addNewCommand: AddCommand = (program, run) => {
  const command = program
    .command('new')
    .summary('begin a briefing, a theme or a glossary entry')
    .description(
      'Writes the file of a new briefing: a draft with the sections that its kind asks for, under the next free address. `new theme` and `new glossary` write a theme and a term of the glossary, which readers see at once. On a terminal, what is not given is asked for; cancelling writes nothing. Nothing is overwritten.',
    )
    .argument('[title]', 'the finding, in quotes; or theme, or glossary')
    .argument('[name]', 'after theme or glossary: its name')
    .option('--theme <id>', 'briefing: theme, the leading one first; repeat it or separate by commas', collectList)
    .option('--kind <id>', 'briefing: its kind (default: the first of the publication)')
    .addOption(
      new Option('--date <date>', 'date of publication, or of the standing view (default: today in the publication’s time zone)').argParser(
        parseDate,
      ),
    )
    .option('--author <id>', 'briefing: author or desk; repeat it or separate by commas', collectList)
    .option('--summary <text>', 'theme: the standing view in a sentence or two')
    .option('--term <phrase>', 'theme: phrase that signals it in a text; repeat it or separate by commas (default: its name)', collectList)
    .option('--parent <id>', 'theme: the theme that contains it')
    .option('--expansion <text>', 'glossary: what the term stands for')
    .option('--alias <phrase>', 'glossary: another form; repeat it or separate by commas', collectList)
    .option('--definition <text>', 'glossary: what it is, in a sentence');
  addSharedOptions(command, 'content');
  addHelpEnd(
    command,
    [
      'new',
      'new "Licensing follows the data"',
      'new "Licensing follows the data" --theme licensing,clinical-data --kind note --date 2026-02-06',
      'new theme "Data governance" --summary "Rules of custody decide who may hold a sample, and where."',
      'new glossary CRO --expansion "contract research organization" --definition "A company that runs studies for others."',
    ],
    { clean: 'done', content: 'the publication’s record has errors; nothing was written' },
  );
  command.action(run(runNew));
};

async function runNew(
  terminal: Terminal,
  first: string | undefined,
  second: string | undefined,
  options: NewCommandOptions,
): Promise<number> {
  const noun: Noun = first === 'theme' || first === 'glossary' ? first : 'briefing';
  const given = (first === noun ? second : first)?.trim();
  const title = given === '' ? undefined : given;
  if (first !== noun && second !== undefined) throw new UsageError(`Unexpected \`${second}\` after a title. A title stands in quotes.`);
  for (const name of Object.keys(options)) {
    if (name !== 'content' && !(OPTIONS[noun] as readonly string[]).includes(name))
      throw new UsageError(`Unexpected --${name} for a ${noun}.`);
  }
  if (noun === 'theme') return (await import('./create-theme.ts')).createTheme(title, options, terminal);
  if (noun === 'glossary') return (await import('./create-term.ts')).createTerm(title, options, terminal);
  return (await import('./create-briefing.ts')).createBriefing(title, options, terminal);
}
