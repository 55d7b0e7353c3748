import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/publish/build.ts';
import { defaultAsOf, sharedCache } from '../support/build-site.ts';
import { listFiles, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { minimalArchive } from '../support/sample-files.ts';

const text = String(minimalArchive['briefings/2026/2026-01-23-first-ledger.md']);

/** Builds a content folder made of a valid archive and what `spoil` adds; gives the findings, and whether a site was written. */
async function buildSpoilt(spoil: (content: string) => void | Promise<void>) {
  const folder = makeTemporaryFolder();
  const [content, out] = [join(folder, 'content'), join(folder, 'dist')];
  writeFiles(content, minimalArchive);
  await spoil(content);
  const { checked } = await build({ content, out, cache: sharedCache, asOf: defaultAsOf });
  return {
    found: checked.diagnostics.map(({ file, place, ruleId }) => `${file}:${place.start.line}:${place.start.column} ${ruleId}`),
    written: listFiles(folder).filter((path) => !path.startsWith('content/')),
  };
}

const year = (content: string): string => join(content, 'briefings/2026');

test.each<[name: string, spoil: (content: string) => void, found: string[]]>([
  [
    'a symbolic link to a file outside',
    (content) => symlinkSync('/etc/passwd', join(year(content), '2026-01-24-passwd.md')),
    ['briefings/2026/2026-01-24-passwd.md:1:1 file-symlink'],
  ],
  ['a symbolic link to a folder', (content) => symlinkSync('/etc', join(content, 'briefings/2025')), ['briefings/2025:1:1 file-symlink']],
  [
    'a symbolic link that leads round in a circle',
    (content) => symlinkSync('.', join(year(content), 'again')),
    ['briefings/2026/again:1:1 file-symlink'],
  ],
  [
    'a picture that is a link',
    (content) => symlinkSync('/etc/hostname', join(year(content), 'a.png')),
    ['briefings/2026/a.png:1:1 file-symlink'],
  ],
  [
    'a pipe, without waiting for a writer',
    (content) => void execFileSync('mkfifo', [join(year(content), '2026-01-24-pipe.md')]),
    ['briefings/2026/2026-01-24-pipe.md:1:1 file-special'],
  ],
  [
    'a pipe in place of the publication’s record',
    (content) => {
      execFileSync('rm', [join(content, 'publication.yaml')]);
      execFileSync('mkfifo', [join(content, 'publication.yaml')]);
    },
    ['publication.yaml:1:1 file-special'],
  ],
  [
    'names that servers and tools read in two ways',
    (content) => {
      for (const name of ['a#b', 'a?b', 'a%2fb', 'a b', '..', 'a\\b', 'a:b', 'A', 'a\nb'])
        writeFileSync(join(year(content), `2026-01-24-${name}.md`), text);
    },
    ['\nb', ' b', '#b', '%2fb', '', '..', ':b', '?b', '\\b'].map((name) =>
      name === '..'
        ? 'briefings/2026/2026-01-24-...md:1:1 file-name'
        : `briefings/2026/2026-01-24-${name === '' ? 'A' : `a${name}`}.md:1:1 file-name`,
    ),
  ],
  [
    'pictures whose names end an attribute, an address or a line',
    (content) => {
      for (const name of ['"onerror=x', 'a#b', 'a?b', 'a,b', '\uE001', 'a\nb', '-a'])
        writeFileSync(join(year(content), `${name}.png`), 'x');
    },
    ['"onerror=x', '-a', 'a\nb', 'a#b', 'a,b', 'a?b', '\uE001'].map((name) => `briefings/2026/${name}.png:1:1 file-name`),
  ],
  [
    'a file with another spelling of its extension',
    (content) => writeFileSync(join(year(content), '2026-01-24-x.MD'), text),
    ['briefings/2026/2026-01-24-x.MD:1:1 file-extension'],
  ],
  [
    'a folder named like a briefing',
    (content) => {
      mkdirSync(join(year(content), '2026-01-24-x.md'));
      writeFileSync(join(year(content), '2026-01-24-x.md/2026-01-24-y.md'), text);
    },
    ['briefings/2026/2026-01-24-x.md/2026-01-24-y.md:1:1 file-name'],
  ],
])('%s is refused and nothing is written', async (_name, spoil, found) => {
  const result = await buildSpoilt(spoil);
  expect([...result.found].sort()).toEqual([...found].sort());
  expect(result.written).toEqual([]);
});

test('twins that differ in Unicode form or case are refused where a disk keeps them apart', async () => {
  const { found } = await buildSpoilt((content) => {
    for (const name of ['caf\u00E9', 'cafe\u0301']) writeFileSync(join(year(content), `2026-01-24-${name}.md`), text);
  });
  expect(found).toContain('briefings/2026/2026-01-24-caf\u00E9.md:1:1 file-name-clash');
});

test('a socket is refused', async () => {
  const server = createServer();
  const { found } = await buildSpoilt((content) => new Promise<void>((done) => server.listen(join(content, 'themes/s.md'), done)));
  server.close();
  expect(found).toEqual(['themes/s.md:1:1 file-special']);
});

test.skipIf(process.getuid?.() === 0)('a file that may not be read is refused', async () => {
  const { found } = await buildSpoilt((content) => chmodSync(join(content, 'themes/decoupling.md'), 0));
  expect(found).toContain('themes/decoupling.md:1:1 file-unreadable');
});
