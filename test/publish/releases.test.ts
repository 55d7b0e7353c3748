import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeLock } from '../../src/publish/lock.ts';
import { describeReleases } from '../../src/publish/releases/describe-releases.ts';
import { publishRelease, type PublishResult, rollBack } from '../../src/publish/releases/publish-release.ts';
import { verifySite } from '../../src/publish/verify-site.ts';
import { listFiles, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { writeSite } from '../support/small-site.ts';

type Published = Extract<PublishResult, { ok: true }>;

function makeDesk() {
  const root = makeTemporaryFolder();
  const site = join(root, 'dist');
  const to = join(root, 'srv');
  /** Builds a site with this text on its home page. */
  const make = (home: string, asOf = '2026-03-01T09:00:00Z'): void => {
    rmSync(site, { recursive: true, force: true });
    writeSite(site, { 'index.html': home, 'briefings/one/index.html': 'one' }, { asOf });
  };
  const publish = async (keep?: number): Promise<Published> => {
    const result = await publishRelease({ site, to, ...(keep === undefined ? {} : { keep }) });
    if (!result.ok) throw new Error('the site was refused');
    return result;
  };
  const publishText = async (home: string, keep?: number): Promise<string> => {
    make(home);
    return (await publish(keep)).name;
  };
  return { root, site, to, make, publish, publishText, home: () => readFileSync(join(to, 'current/index.html'), 'utf8') };
}

const names = (to: string): string[] => describeReleases(to).map(({ name }) => name);

describe('publishing', () => {
  test('copies the site and leads the link to the copy', async () => {
    const { to, make, publish, home } = makeDesk();
    make('first', '2026-03-01T09:00:00Z');
    const result = await publish();
    expect(result).toMatchObject({ isNew: true, before: undefined, removed: [] });
    expect(result.name).toMatch(/^20260301T090000Z-[0-9a-f]{12}$/u);
    expect(home()).toBe('first');
    expect(readlinkSync(join(to, 'current'))).toBe(`releases/${result.name}`);
    expect(verifySite(join(to, 'current')).faults).toEqual([]);
    expect(readdirSync(to).sort()).toEqual(['current', 'releases']);
    expect(readdirSync(join(to, 'releases'))).toEqual([result.name]);
  });

  test('names releases by their instant, so that names sort', async () => {
    const { make, publish } = makeDesk();
    const name = async (asOf: string): Promise<string> => {
      make('text', asOf);
      return (await publish()).name;
    };
    expect(await name('2026-03-01T09:00:00+02:00')).toMatch(/^20260301T070000Z-/u);
    expect(await name('2026-03-01T09:00:00.250Z')).toMatch(/^20260301T090000\.250Z-/u);
  });

  test('keeps the release before, and never links to the site itself', async () => {
    const { site, to, publishText } = makeDesk();
    const first = await publishText('first');
    const second = await publishText('second');
    const inode = (path: string): number => statSync(path).ino;
    expect(names(to)).toEqual([second, first]);
    const [a, b] = [first, second].map((name) => join(to, 'releases', name, 'briefings/one/index.html'));
    expect(inode(b ?? '')).toBe(inode(a ?? ''));
    expect(inode(b ?? '')).not.toBe(inode(join(site, 'briefings/one/index.html')));
    writeFileSync(join(site, 'index.html'), 'built over');
    expect(verifySite(join(to, 'current')).faults).toEqual([]);
  });

  test('of the same content twice is one release', async () => {
    const { to, publish, publishText } = makeDesk();
    const name = await publishText('first');
    expect(await publish()).toMatchObject({ name, before: name, isNew: false });
    expect(names(to)).toEqual([name]);
  });

  test('of content that was published long ago switches to that release, which is the last then', async () => {
    const { to, publishText, home } = makeDesk();
    const first = await publishText('first');
    const second = await publishText('second');
    expect(await publishText('first')).toBe(first);
    expect(home()).toBe('first');
    expect(names(to)).toEqual([first, second]);
  });

  test('does not trust a damaged release, nor link to its damaged files', async () => {
    const { to, publish, publishText } = makeDesk();
    const first = await publishText('first');
    writeFileSync(join(to, 'releases', first, 'briefings/one/index.html'), 'eno');
    expect((await publish()).name).toBe(`${first}-2`);
    expect(verifySite(join(to, 'current')).faults).toEqual([]);
    await publishText('second');
    expect(verifySite(join(to, 'current')).faults).toEqual([]);
    expect(names(to)).toHaveLength(3);
  });

  test('is refused for a site that is not as it was built, and changes nothing', async () => {
    const { site, to, make, publishText } = makeDesk();
    const first = await publishText('first');
    make('second');
    writeFileSync(join(site, 'extra.html'), '');
    const result = await publishRelease({ site, to, keep: 1 });
    expect(result).toMatchObject({ ok: false, verified: { faults: [{ path: 'extra.html', kind: 'extra' }] } });
    expect(names(to)).toEqual([first]);
  });

  test('keeps so many releases as asked for', async () => {
    const { to, publishText } = makeDesk();
    const published: string[] = [];
    for (const text of ['a', 'b', 'c', 'd']) published.unshift(await publishText(text));
    const last = await publishText('e', 2);
    expect(names(to)).toEqual([last, published[0]]);
    expect(listFiles(join(to, 'releases'))).toHaveLength(6);
  });
});

describe('a site that is replaced while it is being published', () => {
  test.each<[string, string]>([
    ['changed', 'x'],
    ['missing', ''],
  ])('is not published half: files %s', async (_, text) => {
    const { site, to, publishText } = makeDesk();
    const first = await publishText('first');
    const files = Object.fromEntries(Array.from({ length: 400 }, (_value, index) => [`${index}.html`, 'old']));
    rmSync(site, { recursive: true });
    writeSite(site, { ...files, 'zz.html': 'old' });
    // The copy pauses after some files; then a build swaps its own in.
    const onProgress = (): void => {
      if (text === '') rmSync(site, { recursive: true, force: true });
      else writeFileSync(join(site, 'zz.html'), text);
    };
    await expect(publishRelease({ site, to, onProgress })).rejects.toThrow(/changed while it was being published/u);
    expect(names(to)).toEqual([first]);
    expect(readlinkSync(join(to, 'current'))).toBe(`releases/${first}`);
  });
});

describe('rolling back', () => {
  test('goes from release to release in the order they were published, and forward by publishing', async () => {
    const { to, publishText, home } = makeDesk();
    for (const text of ['a', 'b', 'c']) await publishText(text);
    await rollBack(to);
    expect(home()).toBe('b');
    await rollBack(to);
    expect(home()).toBe('a');
    await expect(rollBack(to)).rejects.toThrow(/There is no release before the current one/u);
    await publishText('d');
    await rollBack(to);
    expect(home()).toBe('c');
  });

  test('goes to a named release, and never drops the current one afterwards', async () => {
    const { to, publishText, home } = makeDesk();
    const first = await publishText('a');
    await publishText('b');
    await publishText('c');
    expect(await rollBack(to, first)).toMatchObject({ ok: true, name: first });
    expect(home()).toBe('a');
    await expect(rollBack(to, 'no-such')).rejects.toThrow(`There is no release no-such in`);
  });

  test('is refused when that release is damaged or there are none', async () => {
    const { to, publishText, home } = makeDesk();
    await expect(rollBack(to)).rejects.toThrow('It holds none.');
    const first = await publishText('a');
    await publishText('b');
    rmSync(join(to, 'releases', first, 'index.html'));
    expect(await rollBack(to)).toMatchObject({ ok: false, verified: { faults: [{ path: 'index.html', kind: 'missing' }] } });
    expect(home()).toBe('b');
  });
});

describe('the folder of releases', () => {
  test.each<[string, (root: string) => void, string]>([
    ['holds anything else', (root) => writeFiles(root, { 'srv/notes.txt': '' }), 'it holds notes.txt and no release'],
    [
      'holds the releases of another tool',
      (root) => mkdirSync(join(root, 'srv/releases/20260101120000'), { recursive: true }),
      'publish did not make',
    ],
    ['has a folder in the place of the link', (root) => mkdirSync(join(root, 'srv/current'), { recursive: true }), 'not a link'],
    [
      'has a link that leads elsewhere',
      (root) => {
        mkdirSync(join(root, 'srv'));
        symlinkSync('../dist', join(root, 'srv/current'));
      },
      'not a link to one of its releases',
    ],
    ['is a file', (root) => writeFiles(root, { srv: '' }), 'it is a file'],
    ['lies inside the site', (root) => symlinkSync('dist/srv', join(root, 'srv')), 'it lies inside the site'],
  ])('is refused when it %s', async (_, change, why) => {
    const { root, site, to, make } = makeDesk();
    make('first');
    mkdirSync(join(site, 'srv'));
    change(root);
    const before = listFiles(root);
    await expect(publishRelease({ site, to })).rejects.toThrow(why);
    expect(listFiles(root)).toEqual(before);
  });

  test('is rid of what a killed run left, and takes one run at a time', async () => {
    const { to, publishText, publish } = makeDesk();
    await publishText('first');
    writeFiles(to, { 'releases/.staging/index.html': 'half', 'releases/.removed-x/index.html': 'half' });
    symlinkSync('releases/nowhere', join(to, '.current'));
    const unlock = takeLock(join(to, '.lock'), 'run of publish');
    await expect(publish()).rejects.toThrow(/^The site is being written by another run of publish \(process \d+\)\./u);
    unlock();
    const name = await publishText('second');
    expect(listFiles(to).filter((path) => path.startsWith('releases/.'))).toEqual([]);
    expect(lstatSync(join(to, '.current'), { throwIfNoEntry: false })).toBeUndefined();
    expect(names(to)[0]).toBe(name);
  });
});
