import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchFolder } from '../../src/cli/watch-folder.ts';

let folder: string;
let seen: Set<string>;
let stop: () => void;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-watch-'));
  mkdirSync(join(folder, 'briefings/2026'), { recursive: true });
  writeFileSync(join(folder, 'briefings/2026/a.md'), 'one');
  seen = new Set();
  stop = watchFolder(folder, (path) => seen.add(path));
});

afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

const expectNamed = (path: string): Promise<void> => vi.waitFor(() => expect(seen).toContain(join(folder, path)));

describe('a watched folder', () => {
  test('names a file that was written, and one that was removed', async () => {
    writeFileSync(join(folder, 'briefings/2026/a.md'), 'two');
    await expectNamed('briefings/2026/a.md');
    seen.clear();
    rmSync(join(folder, 'briefings/2026/a.md'));
    await expectNamed('briefings/2026/a.md');
  });

  test('names a file that an editor saves by moving another over it', async () => {
    writeFileSync(join(folder, '.a.md.new'), 'two');
    renameSync(join(folder, '.a.md.new'), join(folder, 'briefings/2026/a.md'));
    await expectNamed('briefings/2026/a.md');
  });

  test('names what happens in a folder that came later', async () => {
    mkdirSync(join(folder, 'briefings/2027/deep'), { recursive: true });
    await expectNamed('briefings/2027');
    writeFileSync(join(folder, 'briefings/2027/deep/b.md'), 'one');
    await expectNamed('briefings/2027/deep/b.md');
  });

  test('names what happens in a folder that was moved', async () => {
    renameSync(join(folder, 'briefings/2026'), join(folder, 'briefings/2025'));
    await expectNamed('briefings/2025');
    seen.clear();
    writeFileSync(join(folder, 'briefings/2025/a.md'), 'two');
    await expectNamed('briefings/2025/a.md');
  });

  test('names what happens in a folder that was removed and made again', async () => {
    rmSync(join(folder, 'briefings'), { recursive: true });
    await expectNamed('briefings');
    seen.clear();
    mkdirSync(join(folder, 'briefings'));
    await expectNamed('briefings');
    seen.clear();
    writeFileSync(join(folder, 'briefings/c.md'), 'one');
    await expectNamed('briefings/c.md');
  });
});
