import type { CommentMarks } from '../markdown/drop-comments.ts';
import { findCode } from '../markdown/find-code.ts';
import { escapeWords, pageAddress, writePicture, type Rewriting } from '../markdown/rewrite.ts';

const PICTURE = /\.(?:png|jpe?g|webp|avif|gif|svg|bmp|tiff?)$/iu;

/** Stands before a tag while lines of tags are looked for; no text that is imported holds this character. */
const TAG = '\uE000';

export const obsidianComments: readonly CommentMarks[] = [{ open: /%%/gu, close: /%%/gu, findWords: findCode }];

/** Obsidian's links, embeds and marks in plain Markdown. Tags are collected by `collect`. */
export function makeObsidianRewritings(collect: (tag: string) => void): readonly Rewriting[] {
  return [
    {
      pattern: /!\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]/gu,
      write: ([, target = '', words = ''], { notes, line }) => {
        if (PICTURE.test(target)) return writePicture(/^\s*\d+(?:x\d+)?\s*$/u.test(words) ? '' : words.trim(), pageAddress(target));
        notes.add('dropped', 'embed', `\`![[${target}]]\` shows another note: it is a link now`, line);
        return writeLink(target, words);
      },
    },
    {
      pattern: /\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]/gu,
      write: ([, target = '', words = '']) => writeLink(target.replace(/\\$/u, ''), words),
    },
    { pattern: /==(?=\S)([^=\n]{1,500})==/gu, write: ([, words = '']) => `**${words}**` },
    { pattern: /(?<![ \t])[ \t]+\^[\w-]{1,60}[ \t]*$/gmu, write: () => '' },
    {
      pattern: /(?<=^|[\s(])#([\p{L}\p{N}_/-]{1,100})/gmu,
      write: ([, tag = '']) => {
        if (/^\d+$/u.test(tag)) return undefined;
        collect(tag);
        return `${TAG}${tag}`;
      },
    },
    // a line of nothing but tags is no text
    {
      pattern: /^[ \t]*\uE000[^\n]*$/gmu,
      write: ([line = '']) => (line.split(/[\s,]+/u).every((word) => word === '' || word.startsWith(TAG)) ? '' : undefined),
    },
    { pattern: /\uE000([\p{L}\p{N}_/-]{1,100})/gu, write: ([, tag = '']) => tag.replaceAll('_', ' ') },
  ];
}

/** A block or heading of another note is named after `#`; without words the note's name is shown. */
function writeLink(target: string, words: string): string {
  const [page = '', ...headings] = target.split('#');
  const heading = headings.at(-1)?.trim() ?? '';
  const shown = words.trim() || (page.trim() === '' ? heading : (page.split('/').at(-1) ?? page)).trim();
  const anchor = heading === '' || heading.startsWith('^') ? '' : `#${encodeURIComponent(heading)}`;
  const address = page.trim() === '' ? anchor : `${pageAddress(page.replace(/\.md$/u, ''))}${anchor}`;
  return address === '' ? shown : `[${escapeWords(shown)}](<${address}>)`;
}
