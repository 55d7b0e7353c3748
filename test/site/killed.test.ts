import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { BuildStage } from '../../src/publish/build-options.ts';
import { buildSiteIn, defaultAsOf, sharedCache } from '../support/build-site.ts';
import { listFiles, makeTemporaryFolder, readFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';

const publish = pathToFileURL(join(import.meta.dirname, '../../src/publish')).href;
const next = { ...minimalArchive, ...briefingFile({ date: '2026-02-03', slug: 'second-ledger' }) };

/** Builds in a process that sends itself a signal when a stage begins; returns the signal that ended it. */
async function buildAndSignal(folder: string, stage: BuildStage, signal: NodeJS.Signals): Promise<NodeJS.Signals | null> {
  const options = { content: join(folder, 'content'), out: join(folder, 'dist'), cache: sharedCache, asOf: defaultAsOf };
  const program = `
    const { build } = await import('${publish}/build.ts');
    const { cleanOnSignals } = await import('${publish}/signals.ts');
    const onProgress = ({ stage }) => stage === '${stage}' && process.kill(process.pid, '${signal}');
    await build({ ...${JSON.stringify(options)}, onProgress, guard: cleanOnSignals });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve) => child.once('exit', (_, by) => resolve(by)));
}

/** What lies beside content and site; the site's mirror may. */
const beside = (folder: string): string[] => listFiles(folder).filter((path) => !/^(?:content|dist|\.dist\.mirror)\//.test(path));

describe.runIf(process.platform !== 'win32')('a build that is killed', () => {
  test.each(['pages', 'search', 'scan', 'swap'] as const)(
    'without warning at %s leaves the last site, and the next build clears up',
    async (stage) => {
      const folder = makeTemporaryFolder();
      const { out } = await buildSiteIn(folder, minimalArchive);
      const before = readFolder(out);
      writeFiles(join(folder, 'content'), next);
      expect(await buildAndSignal(folder, stage, 'SIGKILL')).toBe('SIGKILL');
      expect(readFolder(out)).toEqual(before);
      expect(beside(folder).some((path) => path.startsWith('.dist.staging-'))).toBe(true);
      const { result } = await buildSiteIn(folder, next);
      expect(result).toMatchObject({ ok: true, briefings: 2 });
      expect(readFolder(join(folder, '.dist.mirror'))).toEqual(readFolder(out));
      expect(beside(folder)).toEqual([]);
    },
  );

  test('with a warning clears up itself', async () => {
    const folder = makeTemporaryFolder();
    const { out } = await buildSiteIn(folder, minimalArchive);
    const before = readFolder(out);
    writeFiles(join(folder, 'content'), next);
    expect(await buildAndSignal(folder, 'search', 'SIGTERM')).toBe('SIGTERM');
    expect(readFolder(out)).toEqual(before);
    expect(beside(folder)).toEqual([]);
  });
});
