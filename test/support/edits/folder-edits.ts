import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, writeFiles } from '../folders.ts';
import { type Desk, edit, type Edit, listShown, readText, silent, writeFile } from './edit.ts';

/** Files of the cache, without those of other programs that take long to make. */
const listCached = (desk: Desk): string[] =>
  (existsSync(desk.cache) ? listFiles(desk.cache) : []).filter((path) => !path.startsWith('renderer-'));

/** What earlier builds kept, in the order of their names; the fonts, which take long to make, only where they are meant. */
const listKept = (desk: Desk): string[] => listCached(desk).filter((path) => !path.startsWith('fonts/'));

function damageAll(desk: Desk, paths: readonly string[], damage: (path: string) => void): void {
  desk.random.pick(paths);
  for (const path of paths) damage(join(desk.cache, path));
}

const pickOut = (desk: Desk, pattern: RegExp): string =>
  join(desk.out, desk.random.pick(listFiles(desk.out).filter((path) => pattern.test(path))));

/** Turns one bit somewhere in a file. */
function turnBit(desk: Desk, path: string): void {
  const bytes = readFileSync(path);
  const at = desk.random.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** Nothing but the times of the files change. */
function touch(desk: Desk): void {
  for (const path of listFiles(desk.content)) utimesSync(join(desk.content, path), desk.count(), 1_600_000_000 + desk.count());
}

/** What happens to the folders between two builds. */
export const folderEdits: readonly Edit[] = [
  silent('nothing happens', () => undefined),
  silent('the times of all files change', touch),
  silent('files that the system leaves lie about', (desk) => writeFile(desk, `briefings/2026/.DS_Store`, `${desk.count()}`)),
  edit('a text is replaced by one as long, with the time of the old file', (desk) => {
    const paper = desk.random.pick(listShown(desk, ({ front }) => /[a-z]{4}/u.test(front.title)));
    const full = join(desk.content, paper.path);
    const times = statSync(full);
    const words = /[a-z]{4}/u.exec(paper.front.title)?.[0] ?? '';
    const text = readText(desk, paper.path).replace(
      `title: ${paper.front.title}`,
      `title: ${paper.front.title.replace(words, words.toUpperCase())}`,
    );
    writeFile(desk, paper.path, text);
    writeFiles(desk.content, { [paper.path]: text });
    utimesSync(full, times.atime, times.mtime);
  }),
  silent('the cache is deleted', (desk) => {
    for (const path of listKept(desk)) rmSync(join(desk.cache, path));
  }),
  silent('one file of the cache is deleted', (desk) => rmSync(join(desk.cache, desk.random.pick(listKept(desk))))),
  silent('the files of the cache are cut off', (desk) =>
    damageAll(desk, listKept(desk), (path) => truncateSync(path, desk.random.below(statSync(path).size + 1))),
  ),
  silent('the files of the cache are empty', (desk) => damageAll(desk, listKept(desk), (path) => writeFileSync(path, ''))),
  silent('a bit is turned in each file of the cache', (desk) =>
    damageAll(
      desk,
      listKept(desk).filter((path) => statSync(join(desk.cache, path)).size > 0),
      (path) => turnBit(desk, path),
    ),
  ),
  silent('bytes are added to the files of the cache', (desk) => damageAll(desk, listKept(desk), (path) => appendFileSync(path, 'more'))),
  silent('the files of the cache trade their contents', (desk) => {
    const paths = listKept(desk).map((path) => join(desk.cache, path));
    const aside = join(desk.scratch, 'aside');
    const [first, last] = [desk.random.pick(paths), paths.at(-1)];
    if (last === undefined || first === last) return;
    renameSync(first, aside);
    renameSync(last, first);
    renameSync(aside, last);
  }),
  silent('the site is deleted', (desk) => rmSync(desk.out, { recursive: true })),
  silent('a page is deleted by hand', (desk) => rmSync(pickOut(desk, /\.html$/u))),
  silent('a folder of pages is deleted by hand', (desk) => rmSync(join(desk.out, 'briefings'), { recursive: true })),
  silent('a page is changed by hand', (desk) => appendFileSync(pickOut(desk, /\.html$/u), '<!-- by hand -->')),
  silent('a bit of a page is turned', (desk) => turnBit(desk, pickOut(desk, /\.html$/u))),
  silent('a feed is cut off by hand', (desk) => truncateSync(pickOut(desk, /\.(?:xml|json)$/u), 10)),
  silent('a file of the search index is deleted by hand', (desk) => rmSync(pickOut(desk, /^pagefind\//u))),
  silent('a file of the search index is changed by hand', (desk) => appendFileSync(pickOut(desk, /^pagefind\//u), 'more')),
  silent('an asset is changed by hand', (desk) => appendFileSync(pickOut(desk, /^assets\//u), 'more')),
  silent('a file is put into the site by hand', (desk) => writeFiles(desk.out, { 'briefings/notes.txt': 'mine', 'stray.html': 'mine' })),
  silent('the times of the files of the site change', (desk) => {
    for (const path of listFiles(desk.out)) utimesSync(join(desk.out, path), desk.count(), desk.count());
  }),
];
