import type { Schema } from 'hast-util-sanitize';

/** What the HTML of a body may hold: the elements Markdown makes, their few attributes, web addresses, and no names that scripts could trip over. */
export const sanitizeSchema: Schema = {
  strip: ['script', 'style'],
  clobberPrefix: '',
  clobber: [],
  tagNames: [
    ...['p', 'ul', 'ol', 'li', 'a', 'em', 'strong', 'del', 'code', 'pre', 'blockquote', 'br', 'hr', 'sup', 'img', 'span', 'div', 'section'],
    // headings mark where passages begin; the page shows them
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ...['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href', 'title', ['className', 'term', 'cite', 'back'], ['id', /^fnref-[\p{L}\p{N}-]+$/u], 'ariaLabel'],
    li: [['id', /^fn-[\p{L}\p{N}-]+$/u]],
    ol: ['start'],
    img: ['src', 'alt', 'title', ['className', 'figure']],
    span: [['className', 'nb']],
    div: [['className', 'scroll'], ['role', 'region'], ['tabIndex', 0], 'ariaLabel'],
    section: ['dataFootnotes'],
    th: [
      ['scope', 'col', 'row'],
      ['className', 'num', 'mid'],
    ],
    td: [['className', 'num', 'mid']],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: [] },
  required: {},
};
