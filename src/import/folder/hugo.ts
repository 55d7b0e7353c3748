import type { CommentMarks } from '../markdown/drop-comments.ts';
import { readAttributes, shorten, writeFigure, writePageLink, type RewriteContext, type Rewriting } from '../markdown/rewrite.ts';

/** The comments of Hugo and Quarto hold in code as well. */
export const shortcodeComments: readonly CommentMarks[] = [
  { open: /\{\{[<%]\s*comment\s*[>%]\}\}/gu, close: /\{\{[<%]\s*\/\s*comment\s*[>%]\}\}/gu, findWords: () => [] },
];

/** Hugo's shortcodes in plain Markdown. Quarto writes its own in the same way. */
export const shortcodeRewritings: readonly Rewriting[] = [
  { pattern: /\{\{[<%](?!\/\*)((?:[^{}]|\{(?!\{)|\}(?!\})){0,1000}?)[>%]\}\}/gu, write: writeShortcode },
  {
    pattern: /\{\{([<%])\/\*((?:(?!\{\{)[\s\S]){0,1000}?)\*\/([>%])\}\}/gu,
    write: ([, open = '', inner = '', close = '']) => `{{${open}${inner}${close}}}`,
    inCode: true,
  },
];

function writeShortcode([whole = '', inner = '']: readonly string[], context: RewriteContext): string | undefined {
  const [, closing = '', name = '', rest = ''] = /^(\/?)\s*([\w./-]+)([\s\S]*)$/u.exec(inner.trim().replace(/\/$/u, '')) ?? [];
  if (name === '') return undefined;
  const attributes = readAttributes(rest);
  if (name === 'ref' || name === 'relref') return writePageLink(attributes.get('0') ?? attributes.get('path') ?? '', context);
  if (name === 'highlight') return closing === '' ? `\`\`\`${attributes.get('0') ?? ''}` : '```';
  const source = attributes.get('src') ?? '';
  if (name === 'figure' && source !== '') return writeFigure(attributes, source, context);
  if (closing === '') context.notes.add('dropped', 'shortcode', `\`${shorten(whole)}\``, context.line);
  return '';
}

export const hugoRewritings: readonly Rewriting[] = [
  ...shortcodeRewritings,
  // attributes of the block above
  {
    pattern: /^\{[.#][^{}\n]{0,200}\}[ \t]*$/gmu,
    write: ([whole = ''], { notes, line }) => (notes.add('dropped', 'attributes', `\`${shorten(whole)}\``, line), ''),
  },
];
