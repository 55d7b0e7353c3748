import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeSystemFailure } from '../../src/cli/system-failure.ts';
import { verifySite } from '../../src/publish/verify-site.ts';
import { buildSiteIn, sharedCache } from '../support/build-site.ts';
import { listFiles, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';
import { bin, runBin, waitFor } from './run-bin.ts';

const failure = (code: string, path?: string): Error => Object.assign(new Error(code), { code, ...(path === undefined ? {} : { path }) });
const canMount =
  process.platform === 'linux' &&
  spawnSync('sh', ['-c', 'd=$(mktemp -d) && mount -t tmpfs none "$d" && umount "$d" && rmdir "$d"']).status === 0;

/** A folder with a good site and newer content; the site may lie in another folder. */
async function makeDesk(root = makeTemporaryFolder()) {
  const { out } = await buildSiteIn(root, minimalArchive);
  writeFiles(join(root, 'content'), { ...minimalArchive, ...briefingFile({ date: '2026-02-03', slug: 'second-ledger' }) });
  return { root, out, before: verifySite(out).digest };
}

/** The last site stands, the last line says why, and no stack is shown. */
function expectRefusal({ code, stderr }: { code: number | null; stderr: string }, words: RegExp): void {
  expect(code).toBe(2);
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(words);
  expect(stderr).not.toMatch(/^ {4}at /mu);
}

function mount(size: string): string {
  const folder = join(makeTemporaryFolder(), 'disk');
  mkdirSync(folder);
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', folder]).status).toBe(0);
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

describe('a failure of the machine', () => {
  it.each([
    ['ENOSPC', /^The disk is full: \/srv\/x could not be written\. Free some space/u],
    ['EDQUOT', /^The disk quota is used up: \/srv\/x /u],
    ['EFBIG', /\/srv\/x .*ulimit -f/u],
    ['EROFS', /^The file system is read-only: \/srv\/x /u],
    ['ENOTDIR', /^Unexpected file on the way to \/srv\/x, expected a folder\./u],
    ['EACCES', /^Permission is missing for \/srv\/x\./u],
    ['EPERM', /does not permit a change of \/srv\/x\./u],
    ['EMFILE', /ulimit -n/u],
    ['ENFILE', /^Too many files are open on this machine/u],
  ])('%s is said in plain words, wherever in the chain of causes it is', (code, words) => {
    expect(describeSystemFailure(failure(code, '/srv/x'))).toMatch(words);
    expect(describeSystemFailure(new Error('page', { cause: new Error('x', { cause: failure(code, '/srv/x') }) }))).toMatch(words);
  });

  it('that is none of these is left alone', () => {
    expect(describeSystemFailure(failure('ENOENT', '/srv/x'))).toBeUndefined();
    expect(describeSystemFailure('text')).toBeUndefined();
    expect(describeSystemFailure(failure('ENOSPC'))).toContain('a file could not be written');
  });

  it.runIf(process.platform !== 'win32')('in the middle of a file leaves the last site, and the next build is whole', async () => {
    const { root, out, before } = await makeDesk();
    // Blocks of 512 bytes: small files can be written, the first large one cannot.
    const script = `ulimit -f 24; exec "${process.execPath}" "${bin}" build --cache "${sharedCache}" --as-of 2026-03-01`;
    const limited = spawn('sh', ['-c', script], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    expectRefusal(await waitFor(limited), /^throughline {2}A file may not become so large here: .* \(ulimit -f\)/u);
    expect(verifySite(out)).toMatchObject({ digest: before, faults: [] });
    expect((await runBin(['build', '--cache', sharedCache, '--as-of', '2026-03-01'], { cwd: root })).code).toBe(0);
    expect(verifySite(out).faults).toEqual([]);
    expect(listFiles(out)).toContain('briefings/second-ledger/index.html');
  });

  // Only the superuser mounts; the test above needs nobody's leave.
  it.runIf(canMount)('such as a full or a read-only disk leaves the last site, and the next build is whole', async () => {
    const disk = mount('64m');
    const { root, out, before } = await makeDesk(disk);
    const build = () => runBin(['build', '--cache', sharedCache, '--as-of', '2026-03-01'], { cwd: root });
    const remount = (options: string) => expect(spawnSync('mount', ['-o', `remount,${options}`, disk]).status).toBe(0);
    spawnSync('sh', ['-c', 'head -c 100000000 /dev/zero > filler'], { cwd: disk });
    expectRefusal(await build(), /^throughline {2}The disk is full: .* could not be written\./u);
    expect(verifySite(out)).toMatchObject({ digest: before, faults: [] });
    remount('ro');
    expectRefusal(await build(), /^throughline {2}The file system is read-only: .*/u);
    expect(verifySite(out)).toMatchObject({ digest: before, faults: [] });
    remount('rw,size=256m');
    expect((await build()).code).toBe(0);
    expect(verifySite(out).faults).toEqual([]);
  });
});
