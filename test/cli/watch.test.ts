import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';
import { startBin, waitFor } from './run-bin.ts';

it('checks again after each change, and ends when told to', async () => {
  const cwd = makeTemporaryFolder();
  const [path = '', text] = Object.entries(briefingFile({ date: '2026-01-24', slug: 'kept' }))[0] ?? [];
  writeFiles(join(cwd, 'content'), { ...minimalArchive, [path]: text ?? '' });
  const child = startBin(['check', '--watch'], { cwd });
  const ended = waitFor(child);
  /** Resolves when the command says so from now on; the test's time limit is the only one. */
  const hear = (wanted: string): Promise<void> => {
    let said = '';
    return new Promise((resolve) => {
      child.stdout?.on('data', (words: string) => {
        said += words;
        if (said.includes(wanted)) resolve();
      });
    });
  };
  const write = (content: string): void => writeFileSync(join(cwd, 'content', path), content);

  await hear('No problems in 6 files.');
  const broken = hear('Unexpected theme `decuopling`');
  write(String(text).replace('[decoupling]', '[decuopling]'));
  await broken;
  const mended = hear('No problems in 6 files.');
  write(String(text));
  await mended;

  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
});
