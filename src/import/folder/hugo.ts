import { pageAddress, readAttributes, shorten, writePicture, type Rewriting } from '../markdown/rewrite.ts';

/** Hugo's shortcodes in plain Markdown. Quarto writes its own in the same way. */
export const shortcodeRewritings: readonly Rewriting[] = [
  {
    pattern: /\{\{([<%])(?!\/\*)\s*(\/?)\s*([\w./-]+)((?:[^{}]|\{(?!\{)|\}(?!\})){0,1000}?)\s*\/?\s*[>%]\}\}/gu,
    write: ([whole = '', , closing = '', name = '', rest = ''], { notes, line }) => {
      const attributes = readAttributes(rest);
      if (name === 'ref' || name === 'relref') return pageAddress(attributes.get('0') ?? attributes.get('path') ?? '');
      if (name === 'highlight') return closing === '' ? `\`\`\`${attributes.get('0') ?? ''}` : '```';
      const source = attributes.get('src') ?? '';
      if (name === 'figure' && source !== '') {
        const caption = attributes.get('caption') ?? attributes.get('title') ?? '';
        if (attributes.get('alt') === undefined && caption !== '')
          notes.add('guessed', 'picture', `its caption is its alternative text: “${caption}”`, line);
        return writePicture(attributes.get('alt') ?? caption, source);
      }
      if (closing === '') notes.add('dropped', 'shortcode', `\`${shorten(whole)}\``, line);
      return '';
    },
  },
  {
    pattern: /\{\{([<%])\/\*([\s\S]{0,1000}?)\*\/([>%])\}\}/gu,
    write: ([, open = '', inner = '', close = '']) => `{{${open}${inner}${close}}}`,
    inCode: true,
  },
];

export const hugoRewritings: readonly Rewriting[] = [
  ...shortcodeRewritings,
  // attributes of the block above
  {
    pattern: /^\{[.#][^{}\n]{0,200}\}[ \t]*$/gmu,
    write: ([whole = ''], { notes, line }) => (notes.add('dropped', 'attributes', `\`${shorten(whole)}\``, line), ''),
  },
];
