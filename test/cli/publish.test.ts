import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../support/folders.ts';
import { writeSite } from '../support/small-site.ts';
import { runBin } from './run-bin.ts';

describe('throughline publish', () => {
  it('publishes, lists and goes back, and says so', async () => {
    const cwd = makeTemporaryFolder();
    const run = (...args: readonly string[]) => runBin(['publish', ...args, '--to', 'srv'], { cwd });
    writeSite(join(cwd, 'dist'), { 'index.html': 'first' });
    const first = await run();
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(
      /^Published 20260301T090000Z-[0-9a-f]{12} in srv: 1 file, as of 2026-03-01T09:00:00Z, Throughline 0\.1\.0\.\n$/u,
    );
    const name = first.stdout.split(' ')[1] ?? '';
    writeSite(join(cwd, 'public'), { 'index.html': 'second' });
    const second = await run('public', '--keep', '3', '--format', 'json');
    expect(JSON.parse(second.stdout)).toMatchObject({
      ok: true,
      folder: 'srv',
      before: name,
      isNew: true,
      removed: [],
      site: { files: 1 },
    });
    expect((await run('--list')).stdout).toMatch(new RegExp(`^→ 2026\\S+  1 file, as of .*\\n {2}${name}  1 file, as of .*\\n$`, 'u'));
    const back = await run('--rollback');
    expect(back.stdout).toMatch(new RegExp(`^Went back to ${name} in srv: .*; before, it was 2026\\S+\\.\\n$`, 'u'));
    expect(readFileSync(join(cwd, 'srv/current/index.html'), 'utf8')).toBe('first');
  });

  it('publishes nothing that is not as it was built', async () => {
    const cwd = makeTemporaryFolder();
    writeSite(join(cwd, 'dist'), { 'index.html': 'first' });
    writeFileSync(join(cwd, 'dist/index.html'), 'fir5t');
    const { code, stdout, stderr } = await runBin(['publish', '--to', 'srv'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^dist\/index\.html {2}changed {2}is not as it was built\n1 file in dist, 1 fault: /u);
    expect(stderr).toBe('Nothing was switched: srv is as it was.\n');
  });

  it('says in one line why it cannot', async () => {
    const cwd = makeTemporaryFolder();
    expect(await runBin(['publish', '--to', 'srv'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^throughline {2}There is no folder dist\. .*\n$/u) as string,
    });
    expect(await runBin(['publish', '--to', 'srv', '--rollback'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^throughline {2}There is no release before the current one in .*srv\. It holds none\.\n$/u) as string,
    });
  });
});
