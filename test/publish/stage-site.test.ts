import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { outputFolder } from '../../src/publish/output-folder.ts';
import { lockSite, stageSite } from '../../src/publish/stage-site.ts';
import { listFiles, makeTemporaryFolder, readFolder, writeFiles } from '../support/folders.ts';

const unguarded = () => () => undefined;

describe('staging a site', () => {
  test('replaces the old site when all went well', async () => {
    const root = makeTemporaryFolder();
    writeFiles(root, { 'dist/manifest.json': 'old' });
    await stageSite(outputFolder(join(root, 'dist'), process.pid), unguarded, (staging) => {
      staging.write({ path: 'manifest.json', bytes: 'new' });
      return Promise.resolve();
    });
    expect(readFolder(root)).toEqual({ 'dist/manifest.json': 'new' });
  });

  test('leaves the old site and nothing else when making the new one fails', async () => {
    const root = makeTemporaryFolder();
    writeFiles(root, { 'dist/manifest.json': 'old' });
    const failing = stageSite(outputFolder(join(root, 'dist'), process.pid), unguarded, (staging) => {
      staging.write({ path: 'manifest.json', bytes: 'new' });
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    expect(readFolder(root)).toEqual({ 'dist/manifest.json': 'old' });
  });

  test('fails with one line when another build is at work, and leaves that one alone', async () => {
    const root = makeTemporaryFolder();
    const output = outputFolder(join(root, 'dist'), process.pid);
    const stage = () =>
      stageSite(output, unguarded, (staging) => {
        staging.write({ path: 'manifest.json', bytes: 'first' });
        return Promise.resolve();
      });
    await lockSite(output, unguarded, async () => {
      await expect(lockSite(output, unguarded, stage)).rejects.toThrow(/^The site is being written by another build .*$/);
      expect(listFiles(root)).toEqual(['.dist.lock']);
      await stage();
    });
    expect(readFolder(root)).toEqual({ 'dist/manifest.json': 'first' });
  });

  test.runIf(process.platform !== 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    'removes staging folder and lock on %s and ends by it',
    async (signal) => {
      const root = makeTemporaryFolder();
      writeFiles(root, { 'dist/manifest.json': 'old' });
      const publish = pathToFileURL(join(import.meta.dirname, '../../src/publish/')).href;
      const program = `
      const { lockSite, stageSite } = await import('${publish}stage-site.ts');
      const { cleanOnSignals } = await import('${publish}signals.ts');
      const { outputFolder } = await import('${publish}output-folder.ts');
      const output = outputFolder(${JSON.stringify(join(root, 'dist'))}, process.pid);
      await lockSite(output, cleanOnSignals, () => stageSite(output, cleanOnSignals, (staging) => {
        staging.write({ path: 'manifest.json', bytes: 'new' });
        console.log('staged');
        return new Promise(() => setInterval(() => {}, 1000));
      }));`;
      const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      expect(existsSync(join(root, `.dist.staging-${child.pid ?? ''}`, 'manifest.json'))).toBe(true);
      const ended = new Promise((resolve) => child.once('exit', (_, by) => resolve(by)));
      child.kill(signal);
      expect(await ended).toBe(signal);
      expect(listFiles(root)).toEqual(['dist/manifest.json']);
    },
  );
});
