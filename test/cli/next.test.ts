import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedCache } from '../support/build-site.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, type Files, minimalArchive } from '../support/sample-files.ts';
import { runBin } from './run-bin.ts';

const withheld: Files = {
  ...briefingFile({ date: '2026-02-01', slug: 'kept', front: 'status: draft' }),
  ...briefingFile({ date: '2026-02-02', slug: 'sealed', front: 'embargo: 2026-07-01T09:00:00+02:00' }),
  ...briefingFile({ date: '2026-08-01', slug: 'far' }),
};

function makeContent(files: Files): string {
  const folder = makeTemporaryFolder();
  writeFiles(join(folder, 'content'), files);
  return folder;
}

describe('throughline next', () => {
  const run = (cwd: string, ...args: string[]) => runBin(['next', '--cache', sharedCache, ...args], { cwd, env: { TZ: 'Asia/Tokyo' } });

  it('prints the next release in UTC and in the zone of the publication, and then the one after it', async () => {
    const cwd = makeContent({ ...minimalArchive, ...withheld });
    const first = await run(cwd, '--as-of', '2026-03-01T09:00:00Z');
    expect([first.code, first.stdout]).toEqual([0, '2026-07-01T07:00:00Z  2026-07-01T08:00:00+01:00  Europe/London\n']);
    const second = await run(cwd, '--as-of', '2026-07-01T07:00:00Z', '--format', 'json');
    expect(JSON.parse(second.stdout)).toEqual({
      version: 1,
      asOf: '2026-07-01T07:00:00Z',
      next: {
        instant: '2026-07-31T23:00:00Z',
        local: '2026-08-01T00:00:00+01:00',
        timeZone: 'Europe/London',
        released: [{ path: 'briefings/2026/2026-08-01-far.md', reason: 'future' }],
      },
    });
  });

  it('prints nothing, or null, when nothing is to come', async () => {
    const cwd = makeContent({ ...minimalArchive, ...withheld });
    const { code, stdout, stderr } = await run(cwd, '--as-of', '2026-07-31T23:00:00Z');
    expect([code, stdout, stderr]).toEqual([0, '', 'Nothing is to be released after 2026-07-31T23:00:00Z.\n']);
    expect(JSON.parse((await run(cwd, '--as-of', '2030-01-01', '--format', 'json')).stdout)).toMatchObject({ next: null });
  });

  it('reports errors in the content instead', async () => {
    const { code, stdout } = await run(makeContent({ 'publication.yaml': 'name: x' }));
    expect(code).toBe(1);
    expect(stdout).toContain('content/publication.yaml');
  });
});

describe('throughline build --report', () => {
  const asOf = '2026-03-01T09:00:00Z';
  const run = (cwd: string, report: string) => runBin(['build', '--cache', sharedCache, '--as-of', asOf, '--report', report], { cwd });

  it('writes what is withheld, why, until when, and what was searched', async () => {
    const cwd = makeContent({ ...minimalArchive, ...withheld });
    expect((await run(cwd, 'desk/withheld.json')).code).toBe(0);
    const report = JSON.parse(readFileSync(join(cwd, 'desk/withheld.json'), 'utf8')) as { scan: unknown; withheld: unknown[] };
    expect(report).toMatchObject({
      version: 1,
      asOf,
      scan: { found: 0, pictures: 0, digest: expect.stringMatching(/^[0-9a-f]{64}$/u) as string },
    });
    expect(report.withheld).toEqual([
      { path: 'briefings/2026/2026-02-01-kept.md', id: 'kept', title: 'On kept in practice', reason: 'draft', until: null },
      {
        path: 'briefings/2026/2026-02-02-sealed.md',
        id: 'sealed',
        title: 'On sealed in practice',
        reason: 'embargo',
        until: '2026-07-01T07:00:00.000Z',
      },
      {
        path: 'briefings/2026/2026-08-01-far.md',
        id: 'far',
        title: 'On far in practice',
        reason: 'future',
        until: '2026-07-31T23:00:00.000Z',
      },
    ]);
  });

  it('refuses a file in the output folder before it builds', async () => {
    const cwd = makeContent({ ...minimalArchive, ...withheld });
    const { code, stderr } = await run(cwd, 'dist/withheld.json');
    expect([code, existsSync(join(cwd, 'dist'))]).toEqual([2, false]);
    expect(stderr).toContain('The report dist/withheld.json would be published');
  });

  it('leaves no earlier report when the content has errors', async () => {
    const cwd = makeContent({ 'publication.yaml': 'name: x' });
    writeFiles(cwd, { 'withheld.json': '{"scan":{"found":0}}' });
    expect((await run(cwd, 'withheld.json')).code).toBe(1);
    expect(existsSync(join(cwd, 'withheld.json'))).toBe(false);
  });
});
