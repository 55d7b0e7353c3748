import { pageAddress, readAttributes, shorten, writePicture, type Rewriting } from '../markdown/rewrite.ts';

const DROPPED = 'Liquid';

/** Liquid tags and kramdown's attributes in plain Markdown. */
export const jekyllRewritings: readonly Rewriting[] = [
  {
    pattern: /\{%-?\s*comment\s*-?%\}[\s\S]{0,4000}?\{%-?\s*endcomment\s*-?%\}/gu,
    write: (_groups, { notes, line }) => drop(notes, 'a comment', line),
  },
  { pattern: /\{%-?\s*(?:end)?raw\s*-?%\}/gu, write: () => '' },
  {
    pattern: /\{%-?\s*highlight\s+([\w+#-]+)[^%\n]{0,100}%\}|\{%-?\s*(endhighlight)\s*-?%\}/gu,
    write: ([, language = '']) => `\`\`\`${language}`,
  },
  {
    pattern: /(?:\{\{\s*site\.(?:baseurl|url)\s*\}\}\s*)*\{%-?\s*(?:post_url|link)\s+([^%\n]{1,300}?)\s*-?%\}/gu,
    write: ([, target = '']) => pageAddress(target),
  },
  {
    pattern: /\{\{-?\s*(["'])(\/[^"'\n]{0,500}|[^"'\n]{1,500}(?=\1\s*\|\s*(?:relative|absolute)_url))\1\s*(?:\|[^{}\n]{0,200})?\}\}/gu,
    write: ([, , path = '']) => encodeURI(path),
  },
  { pattern: /\{\{-?\s*site\.(?:baseurl|url)\s*(?:\|[^{}\n]{0,200})?\}\}/gu, write: () => '' },
  {
    pattern: /\{%-?\s*include\s+([\w./-]+)([\s\S]{0,1000}?)-?%\}/gu,
    write: ([whole = '', , rest = ''], { notes, line }) => {
      const attributes = readAttributes(rest);
      const address = ['src', 'image_path', 'image', 'url', 'file']
        .map((key) => attributes.get(key) ?? '')
        .find((value) => /\.(?:png|jpe?g|webp|avif|gif|svg)$/iu.test(value));
      if (address === undefined) return drop(notes, `\`${shorten(whole)}\``, line);
      const caption = attributes.get('caption') ?? attributes.get('title') ?? '';
      if (attributes.get('alt') === undefined && caption !== '')
        notes.add('guessed', 'picture', `its caption is its alternative text: “${caption}”`, line);
      return writePicture(attributes.get('alt') ?? caption, address);
    },
  },
  { pattern: /\{%[\s\S]{0,1000}?%\}/gu, write: ([whole = ''], { notes, line }) => drop(notes, `\`${shorten(whole)}\``, line) },
  { pattern: /\{\{[^{}]{0,500}\}\}/gu, write: ([whole = ''], { notes, line }) => drop(notes, `\`${shorten(whole)}\``, line) },
  {
    pattern: /^[ \t]*[-*+1.]{1,2}[ \t]+\S[^\n]{0,80}\n\{:[^}\n]*\btoc\b[^}\n]*\}/gmu,
    write: (_groups, { notes, line }) => drop(notes, 'the table of contents', line),
  },
  {
    pattern: /^(#{1,6}[^\n]{1,300})\n\{:[^}\n]*?#([\w-]+)[^}\n]*\}[ \t]*$/gmu,
    write: ([, heading = '', id = '']) => `${heading.trimEnd()} {#${id}}`,
  },
  { pattern: /\{:[^{}\n]{0,300}\}/gu, write: ([whole = ''], { notes, line }) => drop(notes, `\`${shorten(whole)}\``, line) },
];

function drop(notes: { add: (kind: 'dropped', subject: string, text: string, line?: number) => void }, what: string, line: number): string {
  notes.add('dropped', DROPPED, what, line);
  return '';
}
