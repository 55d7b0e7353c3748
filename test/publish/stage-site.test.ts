import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { outputFolder } from '../../src/publish/output-folder.ts';
import { stageSite } from '../../src/publish/stage-site.ts';
import { listFiles, makeTemporaryFolder, readFolder, writeFiles } from '../support/folders.ts';

const unguarded = () => () => undefined;

describe('staging a site', () => {
  test('replaces the old site when all went well', async () => {
    const root = makeTemporaryFolder();
    writeFiles(root, { 'dist/build.json': 'old' });
    await stageSite(outputFolder(join(root, 'dist'), process.pid), unguarded, (staging) => {
      staging.write({ path: 'build.json', bytes: 'new' });
      return Promise.resolve();
    });
    expect(readFolder(root)).toEqual({ 'dist/build.json': 'new' });
  });

  test('leaves the old site and nothing else when making the new one fails', async () => {
    const root = makeTemporaryFolder();
    writeFiles(root, { 'dist/build.json': 'old' });
    const failing = stageSite(outputFolder(join(root, 'dist'), process.pid), unguarded, (staging) => {
      staging.write({ path: 'build.json', bytes: 'new' });
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    expect(readFolder(root)).toEqual({ 'dist/build.json': 'old' });
  });

  test('fails with one line when another build is at work, and leaves that one alone', async () => {
    const root = makeTemporaryFolder();
    const output = outputFolder(join(root, 'dist'), process.pid);
    await stageSite(output, unguarded, async (staging) => {
      staging.write({ path: 'build.json', bytes: 'first' });
      await expect(stageSite(output, unguarded, () => Promise.resolve())).rejects.toThrow(
        /^The site is being written by another build .*$/,
      );
    });
    expect(readFolder(root)).toEqual({ 'dist/build.json': 'first' });
  });

  test.runIf(process.platform !== 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    'removes staging folder and lock on %s and ends by it',
    async (signal) => {
      const root = makeTemporaryFolder();
      writeFiles(root, { 'dist/build.json': 'old' });
      const publish = pathToFileURL(join(import.meta.dirname, '../../src/publish/')).href;
      const program = `
      const { stageSite } = await import('${publish}stage-site.ts');
      const { cleanOnSignals } = await import('${publish}signals.ts');
      const { outputFolder } = await import('${publish}output-folder.ts');
      await stageSite(outputFolder(${JSON.stringify(join(root, 'dist'))}, process.pid), cleanOnSignals, (staging) => {
        staging.write({ path: 'build.json', bytes: 'new' });
        console.log('staged');
        return new Promise(() => setInterval(() => {}, 1000));
      });`;
      const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      expect(existsSync(join(root, `.dist.staging-${child.pid ?? ''}`, 'build.json'))).toBe(true);
      const ended = new Promise((resolve) => child.once('exit', (_, by) => resolve(by)));
      child.kill(signal);
      expect(await ended).toBe(signal);
      expect(listFiles(root)).toEqual(['dist/build.json']);
    },
  );
});
