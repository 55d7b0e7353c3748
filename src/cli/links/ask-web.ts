import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { WebAnswer } from '../../core/model.ts';
import type { Hosts } from './hosts.ts';
import { lookUpAllowed, wordPrivate } from './public-host.ts';

/** How the web is asked. */
export interface Asking {
  /** Says who asks. */
  readonly agent: string;
  readonly hosts: Hosts;
  /** Whether a host is not to be asked, by its name. */
  readonly isSkipped: (host: string) => boolean;
  /** Whether a machine may be asked, by its IP address. */
  readonly isAllowed: (address: string) => boolean;
  /** Milliseconds until an answer must have begun. */
  readonly patience: number;
  /** Longest time that a server may ask to wait before it is asked once more, in milliseconds. */
  readonly longestWait: number;
}

type Answer = Pick<http.IncomingMessage, 'headers'> & { readonly status: number };

/** Why an address is gone whose host has no address; it may also be this machine that knows none. */
export const NO_HOST = 'there is no such host';

/** So many redirects are followed. */
const HOPS = 5;
/** What servers say to `HEAD` when they mean that they answer `GET` only; some say that nothing is there. */
const GET_ONLY = new Set([400, 403, 404, 405, 501]);
const PERMANENT = new Set([301, 308]);
/** What servers say that are asked too much. */
const TIRED = new Set([429, 503]);

/** Asks whether there is a page at an address; undefined where a host on the way wants no more questions. Never rejects. */
export async function askWeb(url: string, asking: Asking): Promise<WebAnswer | undefined> {
  try {
    return await follow(url, asking);
  } catch (error) {
    return describeFailure(error, asking);
  }
}

async function follow(url: string, asking: Asking): Promise<WebAnswer | undefined> {
  let at = new URL(url);
  let isForGood = true;
  for (let hop = 0; hop <= HOPS; hop += 1) {
    if (!/^https?:$/u.test(at.protocol)) return unknown(`it leads to ${at.protocol}`);
    // The address itself is answered for.
    if (asking.isSkipped(at.hostname)) return { is: 'there' };
    const answer = await asking.hosts.ask(at.host, () => askPatiently(at, asking));
    if (answer === undefined) return undefined;
    const { location } = answer.headers;
    if (answer.status < 300 || answer.status > 399 || location === undefined) return judge(answer.status, url, at, hop > 0 && isForGood);
    if (!URL.canParse(location, at)) return unknown('it leads to no address');
    const next = new URL(location, at);
    if (next.hash === '') next.hash = at.hash;
    isForGood &&= PERMANENT.has(answer.status);
    at = next;
  }
  return unknown(`more than ${HOPS} redirects`);
}

function judge(status: number, url: string, at: URL, isMoved: boolean): WebAnswer {
  if (status >= 200 && status < 300) return isMoved && at.href !== new URL(url).href ? { is: 'moved', to: at.href } : { is: 'there' };
  return status === 404 || status === 410 ? { is: 'gone', because: String(status) } : unknown(String(status));
}

/** Asks with `HEAD`, with `GET` where that is not understood, and once more where the server asks to come back soon. */
async function askPatiently(url: URL, asking: Asking): Promise<Answer> {
  let answer = await ask(url, 'HEAD', asking);
  if (GET_ONLY.has(answer.status)) {
    await wait(asking.hosts.pause);
    answer = await ask(url, 'GET', asking);
  }
  const pause = TIRED.has(answer.status) ? readRetryAfter(answer) : undefined;
  if (pause !== undefined && pause <= asking.longestWait) {
    await wait(pause);
    answer = await ask(url, 'GET', asking);
  }
  if (TIRED.has(answer.status)) asking.hosts.stop(url.host);
  return answer;
}

/** Asks once. The body is not read, and the connection is closed. */
function ask(url: URL, method: 'HEAD' | 'GET', { agent, isAllowed, patience }: Asking): Promise<Answer> {
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  // An IP address is not looked up.
  if (isIP(host) !== 0 && !isAllowed(host)) throw new Error(wordPrivate(host));
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const sent = request(url, {
      method,
      agent: false,
      headers: { 'User-Agent': agent, Accept: 'text/html,*/*;q=0.8' },
      lookup: lookUpAllowed(isAllowed),
      signal: AbortSignal.timeout(patience),
    });
    sent.on('response', (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
      response.destroy();
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Milliseconds that a server asks to wait, given in seconds or as a date; undefined when it does not ask. */
function readRetryAfter({ headers }: Answer): number | undefined {
  const text = headers['retry-after'];
  if (text === undefined) return undefined;
  const pause = /^\d+$/u.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(pause) ? undefined : Math.max(0, pause);
}

const unknown = (because: string): WebAnswer => ({ is: 'unknown', because });

function describeFailure(error: unknown, { patience }: Asking): WebAnswer {
  if (!(error instanceof Error)) return unknown(String(error));
  if (error.name === 'AbortError') return unknown(`no answer in ${patience / 1000} seconds`);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND') return { is: 'gone', because: NO_HOST };
  return unknown(code ?? error.message);
}
