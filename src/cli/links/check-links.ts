import { resolve } from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import { sortDiagnostics } from '../../core/diagnostics/sort.ts';
import type { WebAnswer } from '../../core/model.ts';
import type { Checked } from '../../core/pipeline.ts';
import { findWebLinks, judgeWebLinks } from '../../core/validate/web-links.ts';
import { openTable } from '../../publish/table.ts';
import type { Terminal } from '../terminal.ts';
import { askWeb, type Asking } from './ask-web.ts';
import { isPublicHost } from './public-host.ts';
import { visitLinks } from './visit-links.ts';

export interface LinkOptions {
  readonly cache: string;
  /** Days for which an answer is good. */
  readonly linksAge: number;
  /** Hosts that are not asked, and all below them. */
  readonly linksSkip?: readonly string[];
  /** Hosts of private networks may be asked too. */
  readonly linksPrivate?: boolean;
}

const HOSTS = 4;
const PAUSE = 500;
const PATIENCE = 10_000;
const LONGEST_WAIT = 20_000;
/** So many addresses are asked for in one run; the next goes on with the others. */
const MOST = 1000;
const DAY = 86_400_000;

interface Kept {
  readonly answer: WebAnswer;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Adds to what a check found what the web says of the addresses in the content. Of content with errors nothing is asked. */
export async function checkLinks(checked: Checked, options: LinkOptions, terminal: Terminal): Promise<Checked> {
  if (checked.archive === undefined) {
    terminal.note('Web addresses are looked at when the content has no errors.');
    return checked;
  }
  const { publication } = checked.archive;
  const files = checked.sources.paths.map((path) => [path, findWebLinks(path, checked.sources.get(path) ?? '')] as const);
  const isSkipped = (url: string): boolean => {
    const { hostname } = new URL(url);
    return (options.linksSkip ?? []).some((host) => hostname === host || hostname.endsWith(`.${host}`));
  };
  const links = files.flatMap(([, found]) => found.links).filter(({ url }) => !isSkipped(url));
  const answers = await findAnswers([...new Set(links.map(({ url }) => url))], options, publication.url, terminal);
  const found = judgeWebLinks(links, answers);
  const silence = new Map(files.map(([path, file]) => [path, file.silence]));
  const silenced = found.flatMap((diagnostic) => {
    const because = silence.get(diagnostic.file)?.[diagnostic.ruleId];
    return because === undefined ? [] : [{ diagnostic, because }];
  });
  const left = found.filter((diagnostic) => !silenced.some((item) => item.diagnostic === diagnostic));
  return { ...checked, diagnostics: sortDiagnostics([...checked.diagnostics, ...left]), silenced: [...checked.silenced, ...silenced] };
}

async function findAnswers(
  urls: readonly string[],
  { cache, linksAge, linksPrivate = false }: LinkOptions,
  site: string,
  terminal: Terminal,
): Promise<ReadonlyMap<string, WebAnswer>> {
  const now = Date.now();
  const table = openTable<Kept>(resolve(cache), 'web', '1');
  const answers = new Map<string, WebAnswer>();
  for (const url of urls) {
    const kept = table.rows.get(url);
    if (kept !== undefined && now - kept.at < linksAge * DAY) answers.set(url, kept.answer);
  }
  const open = urls.filter((url) => !answers.has(url));
  const asking: Asking = {
    agent: `Throughline/${manifest.version} (link check; +${site})`,
    isAllowed: (host) => (linksPrivate ? Promise.resolve(true) : isPublicHost(host)),
    patience: PATIENCE,
    longestWait: LONGEST_WAIT,
  };
  let asked = 0;
  await visitLinks(open.slice(0, MOST), {
    ask: (url) => askWeb(url, asking),
    hosts: HOSTS,
    pause: PAUSE,
    onAnswer: (url, answer) => {
      answers.set(url, answer);
      // What could not be found out is asked again the next time.
      if (answer.is !== 'unknown') table.set(url, { answer, at: now });
      asked += 1;
      terminal.progress.show('Asking the web', `${asked} of ${open.length}`);
    },
  });
  table.save();
  terminal.progress.clear();
  if (open.length > MOST) terminal.note(`${open.length - MOST} web addresses are left for the next run.`);
  return answers;
}
