import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedCache } from '../support/build-site.ts';
import { makeFolder, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';
import { runBin, startBin, waitFor } from './run-bin.ts';

const folder = makeFolder();
const draft = briefingFile({ date: '2026-01-24', slug: 'kept', front: 'status: draft' });
let child: ChildProcess;
let ended: ReturnType<typeof waitFor>;
let url = '';

/** Resolves with the match when a stream of the server says so. */
function hear(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string> {
  let heard = '';
  return new Promise((resolve, reject) => {
    child[stream]?.on('data', (text: string) => {
      heard += text;
      const match = pattern.exec(heard);
      if (match !== null) resolve(match[0]);
    });
    child.once('close', () => reject(new Error(`the server ended: ${heard}`)));
  });
}

beforeAll(async () => {
  writeFiles(join(folder, 'content'), { ...minimalArchive, ...draft });
  child = startBin(['dev', '--port', '0', '--cache', sharedCache], { cwd: folder });
  ended = waitFor(child);
  url = await hear('stdout', /http:\S+\//u);
});

afterAll(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('throughline dev', () => {
  it('shows a draft, marked', async () => {
    const page = await fetch(`${url}briefings/kept/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/Preview\..*Readers do not see this page/su);
  });

  it('serves what the site has besides pages', async () => {
    expect(await (await fetch(`${url}feed.xml`)).text()).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
    expect(await (await fetch(`${url}pagefind/languages.json`)).json()).toMatchObject([{ language: 'en', pages: 2 }]);
    expect((await fetch(`${url}nothing/`)).status).toBe(404);
  });

  it('tells what is wrong while something is, beside the page as it was, and shows the new one when it is mended', async () => {
    const bar = async (): Promise<string> => (await fetch(`${url}_dev/overview?page=/briefings/kept/`)).text();
    const path = join(folder, 'content', Object.keys(draft)[0] ?? '');
    const text = readFileSync(path, 'utf8');
    const noticed = hear('stderr', /theme-unknown/u);
    writeFileSync(path, text.replace('[decoupling]', '[decuopling]'));
    await noticed;
    expect(await bar()).toContain('Unexpected theme `decuopling`');
    expect((await fetch(`${url}briefings/kept/`)).status).toBe(200);
    const mended = hear('stderr', /2 briefings, 1 of them withheld/u);
    writeFileSync(path, text);
    await mended;
    expect(await bar()).not.toContain('decuopling');
  });

  it('shows the site as readers see it when an address asks for it, until it asks for another', async () => {
    const chosen = await fetch(`${url}briefings/kept/?as-of=2026-02-01&x=1`, { redirect: 'manual' });
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/briefings/kept/?x=1']);
    const cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await fetch(`${url}briefings/kept/`, { headers: { cookie } })).status).toBe(404);
    expect(await (await fetch(`${url}feed.json`, { headers: { cookie } })).text()).not.toContain('briefings/kept');
    expect(await (await fetch(`${url}_dev/overview?page=/briefings/kept/`, { headers: { cookie } })).text()).toContain('As readers see it');
    expect((await fetch(`${url}briefings/kept/`)).status).toBe(200);
    const wrong = await fetch(`${url}?as-of=soon`, { redirect: 'manual' });
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('Unexpected as-of `soon`. Expected a date')]);
  });

  it('leads to no other host, and takes addresses that nobody can decode for unknown ones', async () => {
    const chosen = await fetch(`${url}/evil.example/?as-of=`, { redirect: 'manual' });
    expect(chosen.headers.get('location')).toBe('/evil.example/');
    const cookie = `throughline-view-${new URL(url).port}=%`;
    expect((await fetch(`${url}briefings/kept/`, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(`${url}fonts/none.woff2`, { headers: { cookie } })).status).toBe(404);
    for (const page of ['http://', '/briefings/%', '//evil.example/'])
      expect((await fetch(`${url}_dev/overview?page=${encodeURIComponent(page)}`)).status).toBe(200);
  });

  it('names the source of a page whatever is asked of it', async () => {
    const page = encodeURIComponent('/briefings/kept/?q=custody');
    expect(await (await fetch(`${url}_dev/overview?page=${page}`)).text()).toContain('>Source</a>');
  });

  it('has a page of what the archive asks of its editors', async () => {
    expect(await (await fetch(`${url}_dev/report/`)).text()).toContain('Withheld (1)');
  });

  it('ends cleanly when it is told to end', async () => {
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0, signal: null });
  });

  it('fails with exit code 2 when there is no content folder', async () => {
    const { code, stderr } = await runBin(['dev'], { cwd: makeTemporaryFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain('Unexpected content folder');
  });
});
