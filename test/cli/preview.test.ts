import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { runBin, startBin, waitFor } from './run-bin.ts';

const folder = makeFolder();
let child: ReturnType<typeof startBin>;
let ended: ReturnType<typeof waitFor>;
let url = '';

beforeAll(async () => {
  writeFiles(join(folder, 'dist'), {
    'index.html': '<!doctype html><html lang="en" data-base="/some/path/"><p>home</p>',
    'themes/index.html': '<p>themes</p>',
    '404.html': '<p>not here</p>',
    'feed.xml': '<feed/>',
    'assets/a b.svg': '<svg/>',
    _headers:
      '/some/path/*\n  X-Test: everywhere\n\n/some/path/themes/:theme/feed.xml\n  X-Theme: yes\n\n/some/path/feed.xml\n  Content-Type: application/atom+xml\n',
    'themes/decoupling/feed.xml': '<feed/>',
  });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'dist/link.txt'));
  mkdirSync(join(folder, 'dist/empty'));
  child = startBin(['preview', '--port', '0'], { cwd: folder });
  ended = waitFor(child);
  const [line] = (await once(child.stdout ?? child, 'data')) as [string];
  url = line.trim();
});

afterAll(() => child.kill());

interface Answer {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** Asks for a path exactly as it is written. */
async function ask(path: string, method = 'GET'): Promise<Answer> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asking = request({ host: 'localhost', port, path, method, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asking.on('error', reject).end();
  });
}

describe('throughline preview', () => {
  it('serves the site below the base path it was built for', async () => {
    expect(new URL(url).pathname).toBe('/some/path/');
    expect(await ask('/some/path/')).toMatchObject({
      status: 200,
      body: expect.stringContaining('home') as string,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
    expect(await ask('/some/path/themes/')).toMatchObject({ status: 200, body: '<p>themes</p>' });
    expect(await ask('/some/path/assets/a%20b.svg?x=1')).toMatchObject({ status: 200, headers: { 'content-type': 'image/svg+xml' } });
  });

  it.each([
    ['/', 302, '/some/path/'],
    ['/some/path', 301, '/some/path/'],
    ['/some/path/themes', 301, '/some/path/themes/'],
    ['/some/path/themes?q=1', 301, '/some/path/themes/?q=1'],
  ])('sends %s on', async (path, status, location) => {
    expect(await ask(path)).toMatchObject({ status, headers: { location } });
  });

  it('sends the headers that a host would send', async () => {
    expect((await ask('/some/path/themes/')).headers).toMatchObject({ 'x-test': 'everywhere' });
    expect((await ask('/some/path/feed.xml')).headers).toMatchObject({ 'x-test': 'everywhere', 'content-type': 'application/atom+xml' });
    expect((await ask('/some/path/themes/decoupling/feed.xml')).headers).toMatchObject({ 'x-theme': 'yes' });
    expect((await ask('/some/path/themes/')).headers).not.toHaveProperty('x-theme');
  });

  it.each([
    '/some/path/nothing',
    '/some/path/empty/',
    '/some/path/feed.xml/',
    '/some/path/_headers',
    '/elsewhere/',
    '/some/path/../secret.txt',
    '/some/path/%2e%2e/secret.txt',
    '/some/path/..%2fsecret.txt',
    '/some/path/..%5csecret.txt',
    '/some/path/%00',
    '/some/path/%zz',
    '/some/path/link.txt',
    '//some/path/../../secret.txt',
  ])('has nothing at %s but the page that says so', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: '<p>not here</p>' });
  });

  it('takes nothing but questions', async () => {
    expect(await ask('/some/path/', 'POST')).toMatchObject({ status: 405 });
    expect(await ask('/some/path/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  it('refuses to serve a folder without a site', async () => {
    const { code, stderr } = await runBin(['preview'], { cwd: makeTemporaryFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain('There is no site in dist. Run throughline build first');
  });

  it('says so when the port it is told to use is taken', async () => {
    const { port } = new URL(url);
    const { code, stderr } = await runBin(['preview', '--port', port], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain(`Port ${port} is in use`);
  });

  it('ends cleanly when it is told to end', async () => {
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0, signal: null });
  });
});
