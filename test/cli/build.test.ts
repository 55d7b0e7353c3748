import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedCache } from '../support/build-site.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive, type Files } from '../support/sample-files.ts';
import { runBin, startBin, waitFor } from './run-bin.ts';

function makeContent(files: Files): string {
  const folder = makeTemporaryFolder();
  writeFiles(join(folder, 'content'), files);
  return folder;
}

const withheld = {
  ...briefingFile({ date: '2026-01-24', slug: 'kept', front: 'status: draft' }),
  ...briefingFile({ date: '2042-01-10', slug: 'far' }),
};

describe('throughline build', () => {
  it('builds the site and says what it did, results on one stream and progress on the other', async () => {
    const cwd = makeContent({ ...minimalArchive, ...withheld });
    const args = ['build', '--cache', sharedCache, '--as-of', '2026-03-01', '--base', 'some/path', '--out', 'public'];
    const { code, stdout, stderr } = await runBin(args, { cwd });
    expect(stderr).toMatch(/^Reading the content\nChecking the content\n(?:.+\n)+Putting the site in place\n$/u);
    expect(stdout).toMatch(
      /^Built \d+ pages with 1 briefing into public: \d+ files, [\d.]+ [kM]B, as of 2026-03-01T00:00:00Z\.\nWithheld 2 briefings: 1 in draft, 1 dated later\.\n$/u,
    );
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'public/index.html'), 'utf8')).toContain('href="/some/path/');
  });

  it('reports every error, builds nothing, and fails', async () => {
    const cwd = makeContent({ ...minimalArchive, 'themes/other.md': 'no front matter' });
    const { code, stdout, stderr } = await runBin(['build', '--cache', sharedCache], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('content/themes/other.md:1:1  error  front-matter-missing');
    expect(stdout).toContain('2 errors in 1 of 6 files');
    expect(stderr).toContain('Nothing was built: dist is as it was.');
    expect(existsSync(join(cwd, 'dist'))).toBe(false);
  });

  it('gives its errors as JSON', async () => {
    const cwd = makeContent({ ...minimalArchive, 'themes/other.md': 'no front matter' });
    const { code, stdout } = await runBin(['build', '--format', 'json', '--cache', sharedCache], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, summary: { errors: 2 } });
  });

  it('refuses with exit code 2 to replace a folder that is no site', async () => {
    const cwd = makeContent(minimalArchive);
    writeFiles(cwd, { 'dist/thesis.txt': 'precious' });
    const { code, stderr } = await runBin(['build', '--cache', sharedCache], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^throughline {2}The site cannot be written to .*dist/mu);
    expect(readFileSync(join(cwd, 'dist/thesis.txt'), 'utf8')).toBe('precious');
  });

  it('takes its files away when it is told to end, and ends by that signal', async () => {
    const cwd = makeContent(minimalArchive);
    const child = startBin(['build', '--cache', sharedCache], { cwd });
    const ended = waitFor(child);
    child.stderr?.on('data', (text: string) => {
      // From this stage on there is a staging folder.
      if (text.includes('Compiling the renderer')) child.kill('SIGINT');
    });
    expect(await ended).toMatchObject({ code: null, signal: 'SIGINT', stdout: '' });
    expect(readdirSync(cwd)).toEqual(['content']);
  });
});
