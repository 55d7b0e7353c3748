import { mkdtempSync, rmSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Command, measure } from '../../bench/build/measure.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-measure-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (script: string): Command => ({ program: process.execPath, args: ['-e', script] });
const measureSteps = (...steps: Command[]) => measure({ steps, cwd: folder, env: {}, folders: [folder] });

/** Uses half a second of CPU. */
const burn = `while (process.cpuUsage().user + process.cpuUsage().system < 500_000);`;
const inChild = `require('child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(burn)}]);`;

test.runIf(platform() === 'linux')('counts the CPU of programs that a program starts', async () => {
  expect((await measureSteps(run(inChild))).cpuMs).toBeGreaterThanOrEqual(480);
});

test.runIf(platform() === 'linux')('counts all steps of a job, and the bytes they wrote', async () => {
  const write = run(`require('fs').writeFileSync('a', 'x'.repeat(1000))`);
  const { cpuMs, writtenBytes, siteBytes, lines } = await measureSteps(run(`${burn} console.error('first')`), write, run(burn));
  expect(cpuMs).toBeGreaterThanOrEqual(980);
  expect([writtenBytes, siteBytes]).toEqual([1000, 1000]);
  expect(lines.map(({ text }) => text)).toEqual(['first']);
});

test('throws with the last words of a program that fails', async () => {
  await expect(measureSteps(run(`console.error('no such page'); process.exit(3)`))).rejects.toThrow(/failed:\nno such page/u);
});
