import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { type Asking, askWeb } from '../../src/cli/links/ask-web.ts';
import { checkLinks, type LinkOptions } from '../../src/cli/links/check-links.ts';
import { isPublicAddress, isPublicHost } from '../../src/cli/links/public-host.ts';
import { visitLinks } from '../../src/cli/links/visit-links.ts';
import { checkContent } from '../../src/cli/content.ts';
import { makeInk, makeProgress } from '../../src/cli/terminal.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';

let server: Server;
let base = '';
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
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  [asked, agents, soon] = [[], new Set(), 0];
});

const asking: Asking = { agent: 'Desk', isAllowed: () => Promise.resolve(true), patience: 5000, longestWait: 1000 };

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

  it('asks nothing of a host that may not be asked, a redirect’s either', async () => {
    expect(await askWeb(`${base}/there`, { ...asking, isAllowed: isPublicHost })).toEqual({
      is: 'unknown',
      because: '127.0.0.1 is in a private network',
    });
    expect(asked).toEqual([]);
    const isAllowed = (): Promise<boolean> => Promise.resolve(!asked.includes('HEAD /for-good'));
    expect(await askWeb(`${base}/for-good`, { ...asking, isAllowed })).toMatchObject({ is: 'unknown' });
    expect(asked.filter((request) => request !== 'HEAD /silent')).toEqual(['HEAD /for-good']);
  });
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
      pause: 0,
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

describe('throughline check --links', () => {
  /** Checks an archive with one more briefing, `days` being how long an answer is good; nothing is asked without. */
  const openArchive = (body: string, front = '') => {
    const cwd = makeTemporaryFolder();
    const [content, cache] = [join(cwd, 'content'), join(cwd, 'cache')];
    writeFiles(content, { ...minimalArchive, ...briefingFile({ date: '2026-01-24', slug: 'links', front, body }) });
    const ink = makeInk(false);
    const ignore = (): void => undefined;
    const terminal = { out: ignore, note: ignore, progress: makeProgress({ write: ignore }), ink, noteInk: ink, cwd, env: {} };
    const { checked } = checkContent({ content, cache });
    return { checked, check: (options: Partial<LinkOptions>) => checkLinks(checked, { cache, linksAge: 7, ...options }, terminal) };
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
});
