import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { listFiles, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { runBin } from './run-bin.ts';

describe('throughline init', () => {
  it('writes a publication that passes even a strict check, with what it was told', async () => {
    const cwd = makeTemporaryFolder();
    const name = 'A: "North" & {date} $& Desk';
    const { code, stderr } = await runBin(['init', 'desk', '--name', name, '--url', 'https://desk.example', '--time-zone', 'Asia/Tokyo'], {
      cwd,
    });
    expect([code, stderr]).toEqual([0, 'Next: cd desk && npm install && npm run build, and npm run dev while you write.\n']);
    const record: unknown = parse(readFileSync(join(cwd, 'desk/content/publication.yaml'), 'utf8'));
    expect(record).toMatchObject({ name, url: 'https://desk.example', 'time-zone': 'Asia/Tokyo' });
    expect((await runBin(['check', '--strict'], { cwd: join(cwd, 'desk') })).stdout).toBe('No problems in 6 files.\n');
  });

  it('names a packed program as it is seen from the new folder', async () => {
    const cwd = makeTemporaryFolder();
    writeFiles(cwd, { 'throughline.tgz': '' });
    expect((await runBin(['init', 'a/desk', '--package', 'throughline.tgz'], { cwd })).code).toBe(0);
    const { dependencies } = JSON.parse(readFileSync(join(cwd, 'a/desk/package.json'), 'utf8')) as { dependencies: unknown };
    expect(dependencies).toEqual({ throughline: 'file:../../throughline.tgz' });
  });

  it('writes nothing when a file stands in the way', async () => {
    const cwd = makeTemporaryFolder();
    writeFiles(cwd, { 'desk/README.md': 'Ours' });
    const { code, stderr } = await runBin(['init', 'desk'], { cwd });
    expect([code, stderr]).toEqual([1, 'Unexpected README.md in desk, expected a folder without. Nothing was written.\n']);
    expect(listFiles(cwd)).toEqual(['desk/README.md']);
  });

  it.each([
    [['--name', 'x'], 'Unexpected --name `x`, expected 2 to 60 characters on one line.'],
    [['--url', 'https://desk.example/path'], 'expected an origin'],
    [['--time-zone', 'Mars/Olympus'], 'expected an IANA time zone'],
    [['--package', 'missing.tgz'], 'Unexpected --package `missing.tgz`, expected an existing file.'],
  ])('refuses %j', async (args, message) => {
    const cwd = makeTemporaryFolder();
    const { code, stderr } = await runBin(['init', 'desk', ...args], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(listFiles(cwd)).toEqual([]);
  });
});
