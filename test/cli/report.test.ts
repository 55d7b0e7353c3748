import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedCache } from '../support/build-site.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, type Files, minimalArchive } from '../support/sample-files.ts';
import { runBin } from './run-bin.ts';

const run = (files: Files, ...args: string[]) => {
  const cwd = makeTemporaryFolder();
  writeFiles(join(cwd, 'content'), files);
  return runBin(['report', '--cache', sharedCache, '--as-of', '2026-03-01T09:00:00Z', ...args], { cwd, env: { TZ: 'Asia/Tokyo' } });
};

describe('throughline report', () => {
  it('lists what is due with the file to open, and when withheld briefings appear in the publication’s zone', async () => {
    const { code, stdout } = await run({
      ...minimalArchive,
      ...briefingFile({ date: '2026-02-20', slug: 'due', title: 'A finding that waits for review', front: 'review-by: 2026-02-25' }),
      ...briefingFile({
        date: '2026-02-21',
        slug: 'sealed',
        title: 'A finding under embargo',
        front: 'embargo: 2026-07-01T09:00:00+02:00',
      }),
    });
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Reviews due (1)\n  content/briefings/2026/2026-02-20-due.md  since 2026-02-25: A finding that waits for review\n',
    );
    expect(stdout).toContain(
      'Withheld (1)\n  content/briefings/2026/2026-02-21-sealed.md  embargo until 2026-07-01T08:00:00+01:00: A finding under embargo\n',
    );
    expect(stdout).not.toContain('Judgements due');
  });

  it('gives all lists as JSON', async () => {
    const { stdout } = await run(minimalArchive, '--format', 'json', '--quiet-after', '9999');
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, asOf: '2026-03-01T09:00:00Z', reviewsDue: [], quietThemes: [], withheld: [] });
  });

  it('refuses a number of days that is none', async () => {
    const { code, stderr } = await run(minimalArchive, '--quiet-after', 'soon');
    expect(code).toBe(2);
    expect(stderr).toContain('Expected a number of days, such as 90.');
  });

  it('reports errors in the content instead', async () => {
    const { code, stdout } = await run({ 'publication.yaml': 'name: x' });
    expect(code).toBe(1);
    expect(stdout).toContain('content/publication.yaml');
  });
});
