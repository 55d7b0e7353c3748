import { isHiddenIn } from '../markdown/hidden.ts';
import { readAttributes, shorten, writePicture, type Rewriting } from '../markdown/rewrite.ts';
import { shortcodeRewritings } from './hugo.ts';

/** Quarto's shortcodes, spans and attributes in plain Markdown; divisions and callouts are blocks of their own. */
export const quartoRewritings: readonly Rewriting[] = [
  ...shortcodeRewritings,
  {
    pattern: /!\[([^[\]\n]{0,500})\]\(([^()\n]{1,500})\)\{([^{}\n]{0,500})\}/gu,
    write: ([, caption = '', address = '', attributes = ''], { notes, line }) => {
      const alternative = readAttributes(attributes).get('fig-alt');
      if (alternative !== undefined && caption !== '')
        notes.add('dropped', 'caption', `“${caption}”: the picture has the alternative text alone`, line);
      return writePicture(alternative ?? caption, (address.split(' "')[0] ?? '').trim());
    },
  },
  { pattern: /(\]\([^()\n]{1,500}\))\{[^{}\n]{0,300}\}/gu, write: ([, link = '']) => link },
  {
    pattern: /\[([^\][\n]{1,300})\]\{([.#][^{}\n]{0,200})\}/gu,
    write: ([, words = '', attributes = ''], { notes, line }) => {
      const isHidden = isHiddenIn(attributes);
      notes.add(
        'dropped',
        'attributes',
        `\`{${shorten(attributes)}}\`${isHidden ? ', which hides its text, with it' : ` of “${shorten(words)}”`}`,
        line,
      );
      return isHidden ? '' : words;
    },
  },
  {
    pattern: /(?<![\w.])-?@[A-Za-z][\w:.-]{1,80}/gu,
    write: ([whole = ''], { notes, line }) => (
      notes.add('dropped', 'reference', `\`${whole}\` leads nowhere here and stays as words`, line),
      undefined
    ),
  },
];
