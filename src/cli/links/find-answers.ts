import { openTable, type Table } from '../../publish/table.ts';
import type { WebAnswer } from '../../core/model.ts';
import type { Terminal } from '../terminal.ts';
import { NO_HOST } from './ask-web.ts';
import { visitLinks } from './visit-links.ts';

interface FindOptions {
  /** Folder of what is kept. */
  readonly cache: string;
  /** Days for which an answer is good. */
  readonly linksAge: number;
  readonly ask: (url: string) => Promise<WebAnswer | undefined>;
}

/** An answer of an earlier run. */
interface Kept {
  readonly answer: WebAnswer;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const HOSTS = 4;
/** So many addresses are asked for in one run; the next goes on with the others. */
const MOST = 1000;
/** So many answers at most are lost when a run is broken off. */
const SAVED = 50;
const DAY = 86_400_000;
/** Days after which an answer is of use to nobody. */
const OLDEST = 365;

/** What the web says of addresses, from what is known of earlier runs or by asking. Those left for another run have no answer. */
export async function findAnswers(
  urls: readonly string[],
  { cache, linksAge, ask }: FindOptions,
  terminal: Terminal,
): Promise<ReadonlyMap<string, WebAnswer>> {
  const now = Date.now();
  const table = openTable<Kept>(cache, 'web', '1');
  const answers = readKept(table, urls, now, linksAge);
  const open = urls.filter((url) => !answers.has(url));
  let asked = 0;
  await visitLinks(open.slice(0, MOST), {
    ask,
    hosts: HOSTS,
    onAnswer: (url, answer) => {
      if (answer !== undefined) answers.set(url, answer);
      if (answer !== undefined && isLasting(answer)) table.set(url, { answer, at: now });
      asked += 1;
      if (asked % SAVED === 0) table.save();
      terminal.progress.show('Asking the web', `${asked} of ${open.length}`);
    },
  });
  table.save();
  terminal.progress.clear();
  const left = open.filter((url) => !answers.has(url)).length;
  if (left > 0) terminal.note(`Web addresses left for the next run: ${left}.`);
  return doubtHosts(answers, open);
}

/** The answers that are good still; those that never will be are forgotten. */
function readKept(table: Table<Kept>, urls: readonly string[], now: number, linksAge: number): Map<string, WebAnswer> {
  for (const [url, { at }] of [...table.rows]) if (at > now || now - at > OLDEST * DAY) table.delete(url);
  return new Map(
    urls.flatMap((url) => {
      const kept = table.rows.get(url);
      return kept !== undefined && now - kept.at < linksAge * DAY ? [[url, kept.answer] as const] : [];
    }),
  );
}

const hasNoHost = (answer: WebAnswer): boolean => answer.is === 'gone' && answer.because === NO_HOST;

/** What could not be found out is asked again the next time, and so is whether a host is there, which may be for this machine to mend. */
const isLasting = (answer: WebAnswer): boolean => answer.is !== 'unknown' && !hasNoHost(answer);

/**
 * Where nobody out there answered in this run, it is not known that a host is not there: this machine may have no way to the web, though
 * it answers for itself.
 */
function doubtHosts(answers: ReadonlyMap<string, WebAnswer>, asked: readonly string[]): ReadonlyMap<string, WebAnswer> {
  const isOutThere = (url: string): boolean => !/^(?:localhost|\[.*\]|127\.[\d.]+)$/u.test(new URL(url).hostname);
  if (asked.some((url) => isOutThere(url) && isLasting(answers.get(url) ?? { is: 'unknown', because: '' }))) return answers;
  return new Map([...answers].map(([url, answer]) => [url, hasNoHost(answer) ? { is: 'unknown', because: NO_HOST } : answer] as const));
}
