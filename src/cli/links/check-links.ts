import { resolve } from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import { sortDiagnostics } from '../../core/diagnostics/sort.ts';
import { gateArchive, type Checked } from '../../core/pipeline.ts';
import { findWebLinks, judgeWebLinks } from '../../core/validate/web-links.ts';
import type { Terminal } from '../terminal.ts';
import { askWeb, type Asking } from './ask-web.ts';
import { findAnswers } from './find-answers.ts';
import { Hosts } from './hosts.ts';
import { isPublicAddress } from './public-host.ts';

export interface LinkOptions {
  readonly cache: string;
  /** ISO instant at which the content was checked. */
  readonly asOf: string;
  /** Days for which an answer is good. */
  readonly linksAge: number;
  /** Hosts that are not asked, and all below them. */
  readonly linksSkip?: readonly string[];
  /** Hosts of private networks may be asked too. */
  readonly linksPrivate?: boolean;
  /** What withheld briefings name is asked for too. */
  readonly linksWithheld?: boolean;
}

const PAUSE = 500;
const PATIENCE = 10_000;
const LONGEST_WAIT = 20_000;

/**
 * Adds to what a check found what the web says of the addresses in the content. Of content with errors nothing is asked.
 * @param pause milliseconds between two questions to one host
 */
export async function checkLinks(checked: Checked, options: LinkOptions, terminal: Terminal, pause = PAUSE): Promise<Checked> {
  const { archive, sources } = checked;
  if (archive === undefined) {
    terminal.note('Web addresses are looked at when the content has no errors.');
    return checked;
  }
  const hidden = new Set(
    options.linksWithheld === true ? [] : gateArchive(archive, options.asOf).withheld.map(({ briefing }) => briefing.path),
  );
  if (hidden.size > 0)
    terminal.note(`Withheld briefings whose web addresses are not asked for: ${hidden.size}. --links-withheld asks for them.`);
  const asking = describeAsking(options, archive.publication.url, pause);
  const files = sources.paths
    .filter((path) => !hidden.has(path))
    .map((path) => [path, findWebLinks(path, sources.get(path) ?? '')] as const);
  const links = files.flatMap(([, found]) => found.links).filter(({ url }) => !asking.isSkipped(new URL(url).hostname));
  const urls = [...new Set(links.map(({ url }) => url))];
  const ask = (url: string): ReturnType<typeof askWeb> => askWeb(url, asking);
  const answers = await findAnswers(urls, { cache: resolve(options.cache), linksAge: options.linksAge, ask }, terminal);
  const found = judgeWebLinks(links, answers);
  const silence = new Map(files.map(([path, file]) => [path, file.silence]));
  const silenced = found.flatMap((diagnostic) => {
    const because = silence.get(diagnostic.file)?.[diagnostic.ruleId];
    return because === undefined ? [] : [{ diagnostic, because }];
  });
  const left = found.filter((diagnostic) => !silenced.some((item) => item.diagnostic === diagnostic));
  return { ...checked, diagnostics: sortDiagnostics([...checked.diagnostics, ...left]), silenced: [...checked.silenced, ...silenced] };
}

function describeAsking({ linksSkip = [], linksPrivate = false }: LinkOptions, site: string, pause: number): Asking {
  const skipped = linksSkip.map((host) => host.toLowerCase());
  return {
    agent: `Throughline/${manifest.version} (link check; +${site})`,
    hosts: new Hosts(pause),
    isSkipped: (name) => skipped.some((host) => name === host || name.endsWith(`.${host}`)),
    isAllowed: (address) => linksPrivate || isPublicAddress(address),
    patience: PATIENCE,
    longestWait: LONGEST_WAIT,
  };
}
