import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../support/folders.ts';
import { writeSite } from '../support/small-site.ts';
import { runBin } from './run-bin.ts';

function makeSite(): string {
  const cwd = makeTemporaryFolder();
  writeSite(join(cwd, 'dist'), { 'index.html': 'home', 'a.html': 'a' }, { commit: 'c'.repeat(40) });
  return cwd;
}

describe('throughline verify', () => {
  it('says what a whole site was made of', async () => {
    const { code, stdout, stderr } = await runBin(['verify'], { cwd: makeSite() });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^2 files in dist, all as they were built: as of 2026-03-01T09:00:00Z, commit c{12}, Throughline 0\.1\.0, manifest [0-9a-f]{12}\.\n$/u,
    );
  });

  it('names each fault on a line of its own, whatever the names are, and fails', async () => {
    const cwd = makeSite();
    writeFileSync(join(cwd, 'dist/a.html'), 'b');
    rmSync(join(cwd, 'dist/index.html'));
    writeFileSync(join(cwd, 'dist/new\n\u001B[2J.html'), '');
    const { code, stdout } = await runBin(['verify', 'dist'], { cwd });
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      'dist/a.html  changed  is not as it was built',
      'dist/index.html  missing  is missing',
      'dist/new\\u{a}\\u{1b}[2J.html  extra  is not in the manifest',
      expect.stringMatching(/^2 files in dist, 3 faults: as of .*\.$/u),
      '',
    ]);
  });

  it('reports for programs', async () => {
    const cwd = makeSite();
    writeFileSync(join(cwd, 'dist/a.html'), 'b');
    const { code, stdout } = await runBin(['verify', 'dist', '--format', 'json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      ok: false,
      folder: 'dist',
      site: { asOf: '2026-03-01T09:00:00Z', commit: 'c'.repeat(40), files: 2 },
      faults: [{ path: 'a.html', kind: 'changed' }],
    });
  });

  it('fails where there is no manifest, and says why', async () => {
    const cwd = makeSite();
    writeFileSync(join(cwd, 'dist/manifest.json'), '{');
    const { code, stdout } = await runBin(['verify', 'dist'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^dist\/manifest\.json {2}invalid {2}is not valid: manifest\.json is not JSON: .*\ndist cannot be verified: .*\n$/u,
    );
  });

  it('ends with exit code 2 where there is no folder', async () => {
    const { code, stderr } = await runBin(['verify', 'nowhere'], { cwd: makeSite() });
    expect(code).toBe(2);
    expect(stderr).toContain('There is no folder nowhere.');
  });
});
