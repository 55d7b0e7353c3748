import { setTimeout as wait } from 'node:timers/promises';
import type { WebAnswer } from '../../core/model.ts';

/** How the web is asked. */
export interface Asking {
  /** Says who asks. */
  readonly agent: string;
  /** Whether a host may be asked; rejects when it has no address. */
  readonly isAllowed: (host: string) => Promise<boolean>;
  /** Milliseconds until an answer must have begun. */
  readonly patience: number;
  /** Longest time that a server may ask to wait before it is asked once more, in milliseconds. */
  readonly longestWait: number;
}

/** So many redirects are followed. */
const HOPS = 5;
/** What servers say to `HEAD` when they mean that they answer `GET` only; some say that nothing is there. */
const GET_ONLY = new Set([400, 403, 404, 405, 501]);
const PERMANENT = new Set([301, 308]);

/** Asks whether there is a page at an address. Never rejects. */
export async function askWeb(url: string, asking: Asking): Promise<WebAnswer> {
  try {
    return await follow(url, asking);
  } catch (error) {
    return describeFailure(error, asking);
  }
}

async function follow(url: string, asking: Asking): Promise<WebAnswer> {
  let at = new URL(url);
  let isForGood = true;
  for (let hop = 0; hop <= HOPS; hop += 1) {
    if (!/^https?:$/u.test(at.protocol)) return unknown(`it leads to ${at.protocol}`);
    if (!(await asking.isAllowed(at.hostname))) return unknown(`${at.hostname} is in a private network`);
    const response = await askPatiently(at, asking);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return judge(response.status, url, at, hop > 0 && isForGood);
    if (!URL.canParse(location, at)) return unknown('it leads to no address');
    const next = new URL(location, at);
    if (next.hash === '') next.hash = at.hash;
    isForGood &&= PERMANENT.has(response.status);
    at = next;
  }
  return unknown(`more than ${HOPS} redirects`);
}

function judge(status: number, url: string, at: URL, isMoved: boolean): WebAnswer {
  if (status >= 200 && status < 300) return isMoved && at.href !== new URL(url).href ? { is: 'moved', to: at.href } : { is: 'there' };
  return status === 404 || status === 410 ? { is: 'gone', because: String(status) } : unknown(String(status));
}

/** Asks with `HEAD`, with `GET` where that is not understood, and once more where the server asks to come back soon. */
async function askPatiently(url: URL, asking: Asking): Promise<Response> {
  const first = await ask(url, 'HEAD', asking);
  const response = GET_ONLY.has(first.status) ? await ask(url, 'GET', asking) : first;
  const pause = response.status === 429 || response.status === 503 ? readRetryAfter(response) : undefined;
  if (pause === undefined || pause > asking.longestWait) return response;
  await wait(pause);
  return ask(url, 'GET', asking);
}

async function ask(url: URL, method: 'HEAD' | 'GET', { agent, patience }: Asking): Promise<Response> {
  const headers = { 'User-Agent': agent, Accept: 'text/html,*/*;q=0.8' };
  const response = await fetch(url, { method, headers, redirect: 'manual', signal: AbortSignal.timeout(patience) });
  await response.body?.cancel();
  return response;
}

/** Milliseconds that a server asks to wait, given in seconds or as a date; undefined when it does not ask. */
function readRetryAfter({ headers }: Response): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const pause = /^\d+$/u.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(pause) ? undefined : Math.max(0, pause);
}

const unknown = (because: string): WebAnswer => ({ is: 'unknown', because });

function describeFailure(error: unknown, { patience }: Asking): WebAnswer {
  if (!(error instanceof Error)) return unknown(String(error));
  if (error.name === 'TimeoutError') return unknown(`no answer in ${patience / 1000} seconds`);
  const { code } = (error.cause instanceof Error ? error.cause : error) as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND') return { is: 'gone', because: 'there is no such host' };
  return unknown(code ?? error.message);
}
