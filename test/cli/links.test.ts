import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { type Asking, askWeb, NO_HOST } from '../../src/cli/links/ask-web.ts';
import { checkLinks, type LinkOptions } from '../../src/cli/links/check-links.ts';
import { findAnswers } from '../../src/cli/links/find-answers.ts';
import { Hosts } from '../../src/cli/links/hosts.ts';
import { isPublicAddress } from '../../src/cli/links/public-host.ts';
import { visitLinks } from '../../src/cli/links/visit-links.ts';
import { checkContent } from '../../src/cli/content.ts';
import { makeInk, makeProgress, type Terminal } from '../../src/cli/terminal.ts';
import type { WebAnswer } from '../../src/core/model.ts';
import { openTable } from '../../src/publish/table.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';

let server: Server;
let base = '';
let port = 0;
/** What was asked for, in order. */
let asked: string[] = [];
let agents = new Set<string>();
let soon = 0;

const ANSWERS: Readonly<Record<string, (method: string) => [status: number, headers?: Record<string, string>]>> = {
  '/there': () => [200],
  '/gone': () => [410],
  '/get-only': (method) => [method === 'HEAD' ? 405 : 200],
  '/shy': (method) => [method === 'HEAD' ? 403 : 200],
  '/people-only': () => [403],
  '/for-good': () => [301, { location: '/step' }],
  '/step': () => [308, { location: '/there' }],
  '/for-now': () => [302, { location: '/there' }],
  '/half': () => [301, { location: '/for-now' }],
  '/circle': () => [301, { location: '/circle' }],
  '/to-gone': () => [301, { location: '/gone' }],
  '/out': () => [301, { location: 'file:///etc/passwd' }],
  '/soon': () => ((soon += 1) === 1 ? [503, { 'retry-after': '0' }] : [200]),
  '/busy': () => [503],
  '/elsewhere': () => [301, { location: `http://localhost:${port}/there` }],
  '/late': () => [429, { 'retry-after': '3600' }],
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    asked.push(`${method} ${url}`);
    agents.add(request.headers['user-agent'] ?? '');
    if (url === '/silent') return;
    const [status, headers = {}] = ANSWERS[url]?.(method) ?? [404];
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ({ port } = server.address() as AddressInfo);
  base = `http://127.0.0.1:${port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  [asked, agents, soon] = [[], new Set(), 0];
});

let asking: Asking;
beforeEach(() => {
  const hosts = new Hosts(0);
  asking = { agent: 'Desk', hosts, isSkipped: () => false, isAllowed: () => true, patience: 5000, longestWait: 1000 };
});

describe('asking the web for a page', () => {
  it.each([
    ['/there', { is: 'there' }, ['HEAD /there']],
    ['/gone', { is: 'gone', because: '410' }, ['HEAD /gone']],
    ['/nothing', { is: 'gone', because: '404' }, ['HEAD /nothing', 'GET /nothing']],
    ['/get-only', { is: 'there' }, ['HEAD /get-only', 'GET /get-only']],
    ['/shy', { is: 'there' }, ['HEAD /shy', 'GET /shy']],
    ['/people-only', { is: 'unknown', because: '403' }, ['HEAD /people-only', 'GET /people-only']],
    ['/for-now', { is: 'there' }, ['HEAD /for-now', 'HEAD /there']],
    ['/half', { is: 'there' }, ['HEAD /half', 'HEAD /for-now', 'HEAD /there']],
    ['/to-gone', { is: 'gone', because: '410' }, ['HEAD /to-gone', 'HEAD /gone']],
    ['/out', { is: 'unknown', because: 'it leads to file:' }, ['HEAD /out']],
    ['/soon', { is: 'there' }, ['HEAD /soon', 'GET /soon']],
    ['/late', { is: 'unknown', because: '429' }, ['HEAD /late']],
  ])('%s: %j', async (path, answer, requests) => {
    expect(await askWeb(base + path, asking)).toEqual(answer);
    expect(asked).toEqual(requests);
  });

  it('names the new address of what moved for good, with the passage asked for', async () => {
    expect(await askWeb(`${base}/for-good#article-5`, asking)).toEqual({ is: 'moved', to: `${base}/there#article-5` });
  });

  it('follows no circle, and waits for no answer for ever', async () => {
    expect(await askWeb(`${base}/circle`, asking)).toEqual({ is: 'unknown', because: 'more than 5 redirects' });
    expect(asked).toHaveLength(6);
    expect(await askWeb(`${base}/silent`, { ...asking, patience: 50 })).toEqual({ is: 'unknown', because: 'no answer in 0.05 seconds' });
  });

  it('connects to no address that may not be asked, be it named, looked up or led to', async () => {
    const isPrivate = (host: string): WebAnswer => ({ is: 'unknown', because: `${host} is in a private network` });
    expect(await askWeb(`${base}/there`, { ...asking, isAllowed: isPublicAddress })).toEqual(isPrivate('127.0.0.1'));
    expect(await askWeb(`http://localhost:${port}/there`, { ...asking, isAllowed: isPublicAddress })).toEqual(isPrivate('localhost'));
    expect(await askWeb(`http://[::1]:${port}/there`, { ...asking, isAllowed: isPublicAddress })).toEqual(isPrivate('::1'));
    expect(asked).toEqual([]);
    const isAllowed = (): boolean => asked.length === 0;
    expect(await askWeb(`${base}/elsewhere`, { ...asking, isAllowed })).toEqual(isPrivate('localhost'));
    expect(asked).toEqual(['HEAD /elsewhere']);
  });

  it('asks nothing of a host that is to be skipped where an address leads there', async () => {
    expect(await askWeb(`${base}/elsewhere`, { ...asking, isSkipped: (host) => host === 'localhost' })).toEqual({ is: 'there' });
    expect(asked).toEqual(['HEAD /elsewhere']);
  });

  it.each(['/busy', '/late'])('asks a host nothing more that answered %s', async (path) => {
    expect(await askWeb(base + path, asking)).toMatchObject({ is: 'unknown' });
    expect(await askWeb(`${base}/there`, asking)).toBeUndefined();
    expect(asked).toEqual([`HEAD ${path}`]);
  });
});

test('a host is asked one thing at a time, with a pause between, whoever asks', async () => {
  const hosts = new Hosts(30);
  const open = Promise.withResolvers<number>();
  const now = (): Promise<number> => Promise.resolve(performance.now());
  const first = hosts.ask('a', () => open.promise);
  const second = hosts.ask('a', now);
  open.resolve((await hosts.ask('b', now)) ?? 0);
  expect(((await second) ?? 0) - ((await first) ?? 0)).toBeGreaterThan(25);
});

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '0.0.0.0',
  '100.64.0.1',
  '::1',
  'fe80::1',
  'fd00::1',
  '::ffff:10.0.0.1',
  '::10.0.0.1',
  '192.0.2.1',
  '198.51.100.1',
  '203.0.113.1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  'fec0::1',
  'no address',
])('%s is not of the public web', (address) => expect(isPublicAddress(address)).toBe(false));

test.each(['93.184.215.14', '172.32.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('%s is of the public web', (address) =>
  expect(isPublicAddress(address)).toBe(true),
);

test('each host is asked one thing at a time, and no more hosts side by side than are allowed', async () => {
  const open: string[] = [];
  const most = { hosts: 0, ofOne: 0 };
  const seen: string[] = [];
  await visitLinks(
    ['a', 'b', 'c', 'a/2', 'a/3', 'b/2'].map((path) => `https://${path}`),
    {
      hosts: 2,
      ask: async (url) => {
        open.push(new URL(url).host);
        most.hosts = Math.max(most.hosts, new Set(open).size);
        most.ofOne = Math.max(most.ofOne, open.length - new Set(open).size + 1);
        await Promise.resolve();
        open.splice(open.indexOf(new URL(url).host), 1);
        return { is: 'there' };
      },
      onAnswer: (url) => void seen.push(url),
    },
  );
  expect([most, seen.length]).toEqual([{ hosts: 2, ofOne: 1 }, 6]);
});

const makeQuietTerminal = (cwd: string): Terminal & { readonly notes: string[] } => {
  const [ink, notes] = [makeInk(false), [] as string[]];
  const ignore = (): void => undefined;
  return {
    out: ignore,
    note: (text) => notes.push(text),
    progress: makeProgress({ write: ignore }),
    ink,
    noteInk: ink,
    cwd,
    env: {},
    notes,
  };
};

describe('what the web says', () => {
  const DAY = 86_400_000;
  const find = (cache: string, answers: Readonly<Record<string, WebAnswer | undefined>>) =>
    findAnswers(Object.keys(answers), { cache, linksAge: 7, ask: (url) => Promise.resolve(answers[url]) }, makeQuietTerminal(cache));
  const keptIn = (cache: string): string[] => [...openTable(cache, 'web', '1').rows.keys()];
  const noHost: WebAnswer = { is: 'gone', because: NO_HOST };

  it('of a host that is not there is not kept, and is believed only where another answered', async () => {
    const cache = makeTemporaryFolder();
    expect((await find(cache, { 'https://a': noHost, 'https://b': noHost })).get('https://a')).toEqual({ is: 'unknown', because: NO_HOST });
    expect((await find(cache, { 'https://a': noHost, 'https://b': { is: 'there' } })).get('https://a')).toEqual(noHost);
    expect(keptIn(cache)).toEqual(['https://b']);
    const own = await find(makeTemporaryFolder(), { 'https://a': noHost, 'http://localhost:8080/b': { is: 'there' } });
    expect(own.get('https://a')).toMatchObject({ is: 'unknown' });
    // The answer of an earlier run says nothing of the way to the web now.
    expect((await find(cache, { 'https://a': noHost, 'https://b': { is: 'there' } })).get('https://a')).toMatchObject({ is: 'unknown' });
  });

  it('is kept when a run is broken off', async () => {
    const cache = makeTemporaryFolder();
    const urls = Array.from({ length: 60 }, (_, index) => `https://${index}`);
    let asked = 0;
    const ask = (): Promise<WebAnswer> => ((asked += 1) > 55 ? Promise.reject(new Error('broken off')) : Promise.resolve({ is: 'there' }));
    await expect(findAnswers(urls, { cache, linksAge: 7, ask }, makeQuietTerminal(cache))).rejects.toThrow('broken off');
    expect(keptIn(cache)).toHaveLength(50);
  });

  it('is forgotten after a year, and when it is from the future', async () => {
    const cache = makeTemporaryFolder();
    const table = openTable(cache, 'web', '1');
    for (const [name, days] of [
      ['old', -400],
      ['recent', -40],
      ['future', 40],
    ] as const)
      table.set(`https://${name}`, { answer: { is: 'there' }, at: Date.now() + days * DAY });
    table.save();
    const answers = await find(cache, { 'https://future': { is: 'gone', because: '404' }, 'https://left': undefined });
    expect([...answers]).toEqual([['https://future', { is: 'gone', because: '404' }]]);
    expect(keptIn(cache).toSorted()).toEqual(['https://future', 'https://recent']);
  });
});

describe('throughline check --links', () => {
  /** Checks an archive with one more briefing, `days` being how long an answer is good; nothing is asked without. */
  const openArchive = (body: string, front = '') => {
    const cwd = makeTemporaryFolder();
    const [content, cache] = [join(cwd, 'content'), join(cwd, 'cache')];
    writeFiles(content, { ...minimalArchive, ...briefingFile({ date: '2026-01-24', slug: 'links', front, body }) });
    const terminal = makeQuietTerminal(cwd);
    const { checked, asOf } = checkContent({ content, cache, asOf: { instant: '2026-02-01T00:00:00Z' } });
    const check = (options: Partial<LinkOptions>) => checkLinks(checked, { cache, asOf, linksAge: 7, ...options }, terminal, 0);
    return { checked, check, notes: terminal.notes };
  };

  it('reports addresses at their place, and keeps the answers', async () => {
    const { check } = openArchive(
      `## What follows\n\n- Decoupling: [a rule](${base}/gone), [another][x] and <${base}/there>.\n\n[x]: ${base}/for-good\n`,
      `sources:\n  - { title: A source, url: "${base}/gone" }`,
    );
    const { diagnostics, sources } = await check({ linksPrivate: true });
    expect(diagnostics.map(({ ruleId, actual, expected }) => [ruleId, actual?.slice(base.length), expected])).toEqual([
      ['link-gone', '/gone', undefined],
      ['link-gone', '/gone', undefined],
      ['link-moved', '/for-good', [`${base}/there`]],
    ]);
    for (const { file, place, actual } of diagnostics)
      expect(sources.get(file)?.slice(place.start.offset, place.end.offset).replaceAll('"', '')).toBe(actual);
    expect([...agents]).toEqual([expect.stringMatching(/^Throughline\/\S+ \(link check; \+https:/u)]);
    expect(asked.filter((request) => request.endsWith('/gone'))).toEqual(['HEAD /gone']);
    asked = [];
    expect((await check({ linksPrivate: true })).diagnostics).toEqual(diagnostics);
    expect(asked).toEqual([]);
    await check({ linksPrivate: true, linksAge: 0 });
    expect(asked).toContain('HEAD /gone');
  });

  it('asks no private host by itself, none that is to be skipped, and tells not what a file silences', async () => {
    const silence = 'silence:\n  link-gone: the agency mends its site in spring';
    const { checked, check } = openArchive(`## What follows\n\n- Decoupling is [a rule](${base}/gone).\n`, silence);
    expect(checked.diagnostics).toEqual([]);
    expect((await check({})).diagnostics[0]?.reason).toContain('127.0.0.1 is in a private network');
    expect((await check({ linksPrivate: true, linksSkip: ['127.0.0.1'] })).diagnostics).toEqual([]);
    expect(asked).toEqual([]);
    const { diagnostics, silenced } = await check({ linksPrivate: true });
    expect([diagnostics, silenced]).toMatchObject([[], [{ because: 'the agency mends its site in spring' }]]);
  });

  it('asks nothing for a withheld briefing unless told to', async () => {
    const { check, notes } = openArchive(`## What follows\n\n- Decoupling is [a rule](${base}/gone).\n`, 'embargo: 2026-07-01T09:00:00Z');
    expect((await check({ linksPrivate: true })).diagnostics).toEqual([]);
    expect([asked, notes]).toEqual([[], [expect.stringMatching(/not asked for: 1\..*--links-withheld/u)]]);
    expect((await check({ linksPrivate: true, linksWithheld: true })).diagnostics).toMatchObject([{ ruleId: 'link-gone' }]);
  });

  it('skips hosts however they are written', async () => {
    const { check } = openArchive(`## What follows\n\n- Decoupling is [a rule](http://LOCALHOST:${port}/gone).\n`);
    await check({ linksPrivate: true, linksSkip: ['LocalHost'] });
    expect(asked).toEqual([]);
  });
});
