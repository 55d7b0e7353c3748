import { fork } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { makeRandom } from '../../bench/random.ts';
import { readManifest } from '../../src/publish/manifest.ts';
import { recoverSite } from '../../src/publish/swap.ts';
import { verifySite } from '../../src/publish/verify-site.ts';
import { defaultAsOf } from '../support/build-site.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import type { Change, Lived, MortalBuild } from '../support/mortal-build.ts';
import { briefingFile, emptyArchive, type Files } from '../support/sample-files.ts';
import { seedCache } from '../support/seed-cache.ts';

/** The two pages of an archive say which of the two archives they are of. */
const markers = ['Antwerp', 'Bergamo'] as const;
const pages = ['briefings/first-ledger/index.html', 'briefings/second-ledger/index.html'] as const;
const makeArchive = (marker: string): Files => ({
  ...emptyArchive,
  ...briefingFile({ date: '2026-01-23', slug: 'first-ledger', title: `The first ledger of ${marker}` }),
  ...briefingFile({ date: '2026-01-24', slug: 'second-ledger', title: `The second ledger of ${marker}` }),
});

type Run = (options: MortalBuild) => Promise<Lived | undefined>;

/** A process that loads the program and waits; what it sent of its build, or undefined when it was killed. */
function prepareRun(): Run {
  const child = fork(join(import.meta.dirname, '../support/mortal-build.ts'), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = once(child, 'message');
  const ended = once(child, 'exit');
  return async (options) => {
    await ready;
    let lived: Lived | undefined;
    child.once('message', (message: Lived) => (lived = message));
    child.send(options);
    await ended;
    return lived;
  };
}

/** Reads the manifest, both pages and the manifest again until told to stop, and keeps what no whole site would show. */
function pollSite(out: string): {
  readonly stop: () => Promise<{ readonly mixtures: readonly string[]; readonly seen: ReadonlySet<string> }>;
} {
  const mixtures: string[] = [];
  const seen = new Set<string>();
  const state = { isOn: true };
  const look = async (): Promise<void> => {
    const before = await readFile(join(out, 'manifest.json'));
    const texts = [await readFile(join(out, pages[0])), await readFile(join(out, pages[1]))] as const;
    const after = await readFile(join(out, 'manifest.json'));
    if (!before.equals(after)) return;
    const { files } = readManifest(before);
    for (const [index, path] of pages.entries())
      if (hash('sha256', texts[index] ?? '') !== files.get(path)) mixtures.push(`${path} is not of the manifest beside it`);
    const shown = texts.map((text) => markers.find((marker) => text.includes(`ledger of ${marker}`)) ?? 'neither');
    if (shown[0] !== shown[1]) mixtures.push(shown.join(' beside '));
    seen.add(shown[0] ?? '');
  };
  const done = (async () => {
    // Often, but not so often that the builds have no processor left.
    while (state.isOn) {
      await setTimeout(4);
      await look().catch((error: unknown) => {
        // The instant between the renames, or a file of the old site asked for in the new one.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') mixtures.push(String(error));
      });
    }
  })();
  return {
    stop: async () => {
      state.isOn = false;
      await done;
      return { mixtures, seen };
    },
  };
}

/** A folder with both archives, and a cache of its own that has the renderer. */
async function prepare() {
  const folder = makeTemporaryFolder();
  for (const marker of markers) writeFiles(join(folder, marker), makeArchive(marker));
  const cache = join(folder, 'cache');
  await seedCache(cache);
  const out = join(folder, 'dist');
  const optionsFor = (turn: number): MortalBuild => ({ content: join(folder, markers[turn % 2] ?? ''), out, cache, asOf: defaultAsOf });
  return { out, optionsFor };
}

/** Seeded points anywhere in a build, and all those in and beside the renaming of the site's folder. */
function choosePoints(changes: readonly Change[], out: string, count: number): number[] {
  const random = makeRandom('killed');
  const anywhere = Array.from({ length: count }, () => random.between(0, changes.length - 1));
  const swap = changes.flatMap((change, index) => (change.slice(1).includes(out) ? [index, index + 1] : []));
  return [...anywhere, ...new Set(swap.filter((index) => index < changes.length))];
}

describe.runIf(process.platform !== 'win32')('a build that is killed', () => {
  test('at any change to the disk leaves a whole site, and no reader ever sees a mixture', { timeout: 400_000 }, async () => {
    const { out, optionsFor } = await prepare();
    await prepareRun()(optionsFor(0));
    let next = prepareRun();
    const whole = await next(optionsFor(1));
    const points = choosePoints(whole?.changes ?? [], out, 50);
    expect(points.length).toBeGreaterThan(52);
    const poll = pollSite(out);
    next = prepareRun();
    for (const [turn, killAt] of points.entries()) {
      const run = next;
      next = prepareRun();
      const lived = await run({ ...optionsFor(turn), killAt });
      // A build has fewer changes to make when one before it was killed late.
      if (lived) expect(lived.ok).toBe(true);
      if (!existsSync(out)) recoverSite(out);
      expect([killAt, verifySite(out).faults]).toEqual([killAt, []]);
    }
    expect((await next(optionsFor(1)))?.ok).toBe(true);
    const { mixtures, seen } = await poll.stop();
    expect(mixtures).toEqual([]);
    expect([...seen].sort()).toEqual([...markers]);
    expect(verifySite(out).faults).toEqual([]);
    expect(await readFile(join(out, pages[0]), 'utf8')).toContain('ledger of Bergamo');
  });
});
