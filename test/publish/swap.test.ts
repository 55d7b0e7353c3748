import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeLock } from '../../src/publish/lock.ts';
import { outputFolder } from '../../src/publish/output-folder.ts';
import { recoverSite, swap } from '../../src/publish/swap.ts';
import { makeTemporaryFolder, readFolder, writeFiles } from '../support/folders.ts';

const old = { 'manifest.json': 'old', 'gone.html': 'old' };
const fresh = { 'manifest.json': 'new' };

function makeOutput(pid = process.pid) {
  const root = makeTemporaryFolder();
  return { root, out: join(root, 'dist'), output: outputFolder(join(root, 'dist'), pid) };
}

/** The id of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('swapping', () => {
  test('puts the new site in the place of the old one and leaves nothing beside it', () => {
    const { root, output } = makeOutput();
    writeFiles(output.folder, old);
    writeFiles(output.staging, fresh);
    swap(output);
    expect(readFolder(root)).toEqual({ 'dist/manifest.json': 'new' });
  });

  test('works where there is no site yet', () => {
    const { root, output } = makeOutput();
    writeFiles(output.staging, fresh);
    swap(output);
    expect(readFolder(root)).toEqual({ 'dist/manifest.json': 'new' });
  });

  test('gives the old site its place back when the second rename fails', () => {
    const { output } = makeOutput();
    writeFiles(output.folder, old);
    writeFiles(output.staging, fresh);
    const rename = (from: string, to: string): void => {
      if (from === output.staging) throw new Error('the disk is full');
      renameSync(from, to);
    };
    expect(() => swap(output, { rename })).toThrow('the disk is full');
    expect(readFolder(output.folder)).toEqual(old);
    expect(existsSync(output.old)).toBe(false);
  });
});

describe('recovering', () => {
  test('gives the last good site its name back after a kill between the two renames', () => {
    const { root, out, output } = makeOutput(deadPid());
    writeFiles(output.old, old);
    writeFiles(output.staging, fresh);
    recoverSite(out);
    expect(readFolder(root)).toEqual({ 'dist/manifest.json': 'old', 'dist/gone.html': 'old' });
  });

  test('keeps the new site after a kill before the old one was removed', () => {
    const { root, out, output } = makeOutput(deadPid());
    writeFiles(output.old, old);
    writeFiles(output.folder, fresh);
    recoverSite(out);
    expect(readFolder(root)).toEqual({ 'dist/manifest.json': 'new' });
  });

  test('leaves the staging folder of a living process, and folders that only look like one', () => {
    const { root, out, output } = makeOutput(process.ppid);
    writeFiles(output.staging, fresh);
    mkdirSync(join(root, '.dist.staging-notes'));
    mkdirSync(join(root, `.other.staging-${deadPid()}`));
    recoverSite(out);
    expect(existsSync(output.staging)).toBe(true);
    expect(existsSync(join(root, '.dist.staging-notes'))).toBe(true);
  });

  test('does nothing while a build holds the lock', () => {
    const { out, output } = makeOutput(deadPid());
    writeFiles(output.staging, fresh);
    const unlock = takeLock(output.lock);
    recoverSite(out);
    expect(existsSync(output.staging)).toBe(true);
    unlock();
    recoverSite(out);
    expect(existsSync(output.staging)).toBe(false);
  });

  test('is content with a folder that does not exist', () => {
    expect(() => recoverSite(join(makeTemporaryFolder(), 'no/such/dist'))).not.toThrow();
  });
});

describe('the lock', () => {
  test('is given once, and again when it was given back', () => {
    const { output } = makeOutput();
    const unlock = takeLock(output.lock);
    expect(() => takeLock(output.lock)).toThrow(`The site is being written by another build (process ${process.pid})`);
    unlock();
    takeLock(output.lock)();
    expect(existsSync(output.lock)).toBe(false);
  });

  test('of a dead build is taken over', () => {
    const { output } = makeOutput();
    writeFileSync(output.lock, JSON.stringify({ pid: deadPid(), started: '1' }));
    takeLock(output.lock)();
    expect(existsSync(output.lock)).toBe(false);
  });

  test.runIf(process.platform === 'linux')('of a dead build is taken over when another process has its id by now', () => {
    const { output } = makeOutput();
    writeFileSync(output.lock, JSON.stringify({ pid: process.ppid, started: '1' }));
    takeLock(output.lock)();
    expect(existsSync(output.lock)).toBe(false);
  });

  test('that cannot be read is respected, and named so that a person can remove it', () => {
    const { output } = makeOutput();
    writeFileSync(output.lock, 'half a');
    expect(() => takeLock(output.lock)).toThrow(output.lock);
  });

  test('of another is not given back by mistake', () => {
    const { output } = makeOutput();
    const unlock = takeLock(output.lock);
    writeFileSync(output.lock, JSON.stringify({ pid: process.ppid, started: '1' }));
    unlock();
    expect(existsSync(output.lock)).toBe(true);
  });
});
