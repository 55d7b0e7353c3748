import type { CommentMarks } from '../markdown/drop-comments.ts';
import { findCode, type Stretch } from '../markdown/find-code.ts';
import { readAttributes, shorten, writeFigure, writePageLink, type RewriteContext, type Rewriting } from '../markdown/rewrite.ts';

/** Liquid's comments hold in code as well, kramdown's do not. */
export const jekyllComments: readonly CommentMarks[] = [
  { open: /\{%-?\s*comment\s*-?%\}/gu, close: /\{%-?\s*endcomment\s*-?%\}/gu, findWords: findRaw },
  { open: /\{::comment[^{}\n/]{0,200}\}/gu, close: /\{:\/(?:comment)?\}/gu, findWords: findCode },
];

/** Between `raw` and `endraw` Liquid is words. */
function findRaw(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let start: number | undefined;
  for (const { 0: mark, 1: end, index } of text.matchAll(/\{%-?\s*(end)?raw\s*-?%\}/gu)) {
    if (end === undefined) start ??= index;
    else if (start !== undefined) {
      stretches.push([start, index + mark.length]);
      start = undefined;
    }
  }
  return stretches;
}

/** Liquid tags and kramdown's attributes in plain Markdown. */
export const jekyllRewritings: readonly Rewriting[] = [
  { pattern: /\{%-?\s*(?:end)?raw\s*-?%\}/gu, write: () => '' },
  {
    pattern: /\{%-?\s*highlight\s+([\w+#-]{1,40})(?![\w+#-])[^%\n]{0,100}%\}|\{%-?\s*(endhighlight)\s*-?%\}/gu,
    write: ([, language = '']) => `\`\`\`${language}`,
  },
  {
    pattern: /(?:\{\{\s*site\.(?:baseurl|url)\s*\}\}\s*){0,2}\{%-?\s*(?:post_url|link)\s+(?=\S)([^%\n]{1,300})%\}/gu,
    write: ([, target = ''], context) => writePageLink(target.replace(/-$/u, '').trim(), context),
  },
  {
    pattern: /\{\{-?\s*(["'])([^"'{}\n]{1,500})\1\s*(\|[^{}\n]{0,200})?\}\}/gu,
    write: ([, , path = '', filters = '']) =>
      path.startsWith('/') || /^\|\s*(?:relative|absolute)_url/u.test(filters) ? encodeURI(path) : undefined,
  },
  { pattern: /\{\{-?\s*site\.(?:baseurl|url)\s*(?:\|[^{}\n]{0,200})?\}\}/gu, write: () => '' },
  { pattern: /\{%((?:(?!\{%)[\s\S]){0,1000}?)%\}/gu, write: writeTag },
  { pattern: /\{\{[^{}]{0,500}\}\}/gu, write: ([whole = ''], context) => drop(`\`${shorten(whole)}\``, context) },
  {
    pattern: /^[ \t]*[-*+1.]{1,2}[ \t]+\S[^\n]{0,80}\n\{:([^{}\n]{0,300})\}/gmu,
    write: ([, attributes = ''], context) => (/\btoc\b/u.test(attributes) ? drop('the table of contents', context) : undefined),
  },
  {
    pattern: /^(#{1,6}[^\n]{1,300})\n\{:([^{}\n]{0,300})\}[ \t]*$/gmu,
    write: ([, heading = '', attributes = '']) => {
      const id = /#([\w-]+)/u.exec(attributes)?.[1];
      return id === undefined ? undefined : `${heading.trimEnd()} {#${id}}`;
    },
  },
  { pattern: /\{:[^{}\n]{0,300}\}/gu, write: ([whole = ''], context) => drop(`\`${shorten(whole)}\``, context) },
];

const CONDITIONS = ['if', 'unless', 'case', 'elsif', 'else', 'when'];

/** Tags go, but for included pictures; what stands under a condition stays, and that it was one is said. */
function writeTag([whole = '', inner = '']: readonly string[], context: RewriteContext): string {
  const [, name = '', rest = ''] = /^-?\s*([\w./-]+)([\s\S]*)$/u.exec(inner) ?? [];
  if (CONDITIONS.includes(name)) return drop(`\`${shorten(whole)}\`, a condition: what stands under it is for all readers now`, context);
  const attributes = readAttributes(name === 'include' ? rest : '');
  const address = ['src', 'image_path', 'image', 'url', 'file']
    .map((key) => attributes.get(key) ?? '')
    .find((value) => /\.(?:png|jpe?g|webp|avif|gif|svg)$/iu.test(value));
  return address === undefined ? drop(`\`${shorten(whole)}\``, context) : writeFigure(attributes, address, context);
}

function drop(what: string, { notes, line }: RewriteContext): string {
  notes.add('dropped', 'Liquid', what, line);
  return '';
}
