import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { importFiles } from '../../src/cli/import/import-files.ts';
import type { TreeEntry } from '../../src/core/model.ts';
import { openNotes, type Draft } from '../../src/import/draft.ts';
import { makePictureFinder } from '../../src/import/folder/find-picture.ts';
import { listFiles, makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { copySite, fixtures, planFolder } from './plan-fixture.ts';

const listed = vi.hoisted((): string[] => []);
vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  return {
    ...fs,
    readdirSync: (path: string, options: { withFileTypes: true }) => {
      listed.push(path);
      return fs.readdirSync(path, options);
    },
  };
});

const key = readFileSync(join(fixtures, 'jekyll/assets/img/key.png'));

describe('pictures of a folder', () => {
  it.each([
    ['https://old.example.org/desk/assets/img/key.png', true],
    ['http://old.example.org/desk/assets/img/key.png?v=2', true],
    ['//old.example.org/desk/assets/img/key.png', true],
    ['https://old.example.org/assets/img/key.png', false],
    ['https://old.example.org.other/desk/assets/img/key.png', false],
    ['https://old.example.org@other.example/desk/assets/img/key.png', false],
  ])('are found at addresses of the site’s own, and no others: %s', (address, isOwn) => {
    const folder = copySite('jekyll');
    writeFiles(folder, { '_posts/2024-05-05-p.md': `---\ntitle: A page\ntags: decoupling\n---\n\n## Text\n\n![A key.](${address})\n` });
    const plan = planFolder(folder);
    expect(plan.textOf('_posts/2024-05-05-p.md').includes('![A key.](p-key.png)')).toBe(isOwn);
    expect(plan.notesOf('_posts/2024-05-05-p.md').some((note) => note.includes('it is a link now'))).toBe(!isOwn);
  });

  it('are read while they are not too large together', () => {
    const read = vi.fn(() => new Uint8Array(1));
    const findPath = (path: string): TreeEntry => ({ path, type: 'file', size: 20 * 1024 * 1024, read });
    const find = makePictureFinder({ findPath, findName: () => undefined, roots: [''], site: '' });
    const draft = { source: 'a.md', notes: openNotes() } as Draft;
    const found = Array.from({ length: 40 }, (_, at) => find(`${at}.png`, draft));
    expect(found.filter((each) => 'bytes' in each)).toHaveLength(25);
    expect(found.at(-1)).toEqual({ why: '`39.png`, since the pictures before it have 512 MB together; import the folder in parts' });
    expect(find('0.png', draft)).toHaveProperty('bytes');
    expect(read).toHaveBeenCalledTimes(25);
  });
});

describe('pictures of a page', () => {
  const text = (pictures: string): string => `<p>1 May 2025</p><h2>The Point</h2><p>Decoupling.</p>${pictures}`;

  it('are looked up by name: the folder around the page is never listed', async () => {
    const cwd = makeTemporaryFolder();
    const ways = ['a.png', 'in/b.png', 'linked.png', 'folder.png', '.', '/', '../a.png', '.hidden/c.png', 'linked/b.png'];
    writeFiles(cwd, {
      'content/themes/decoupling.md': 'no theme',
      'home/page.html': text(ways.map((way) => `<img alt="A picture of ${way}." src="${way}">`).join('')),
      ...Object.fromEntries(['home/a.png', 'home/in/b.png', 'home/.hidden/c.png', 'a.png'].map((path) => [path, key])),
    });
    mkdirSync(join(cwd, 'home/folder.png'));
    symlinkSync('a.png', join(cwd, 'home/linked.png'));
    symlinkSync('in', join(cwd, 'home/linked'));
    listed.length = 0;
    const notes: string[] = [];
    const terminal = {
      out: () => undefined,
      note: (line: string) => void notes.push(line),
      progress: { show: () => undefined, clear: () => undefined },
      ink: (_format: unknown, words: string) => words,
      noteInk: (_format: unknown, words: string) => words,
      cwd,
      env: {},
    };
    const content = join(cwd, 'content');
    await importFiles([join(cwd, 'home/page.html')], { content, format: 'pretty', theme: ['decoupling'] }, terminal);
    expect(listFiles(content).filter((path) => path.endsWith('.png'))).toEqual([
      'briefings/2025/decoupling-a.png',
      'briefings/2025/decoupling-b.png',
    ]);
    expect(listed.filter((path) => path.includes('/home'))).toEqual([]);
    expect(notes.join('\n')).toContain('`linked.png`, a symbolic link or device, which is not opened');
    expect(notes.join('\n').match(/which is not in the folder/gu)).toHaveLength(6);
  });
});
