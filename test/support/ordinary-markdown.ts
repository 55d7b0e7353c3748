import fc from 'fast-check';

const INLINE = [
  ...['word', 'Foo bar', 'a', 'b.', '*', '**', '_', '__', '~~', '`', '[', ']', '(', ')', '![', '!', '[[', ']]', '\\', '\\*', '\\|', '|'],
  ...['](x.md#y)', '](https://a.example/b_c?d=e&f=g)', '<https://a.example/x>', '[[s#p|w]]', '[^n]', '[^m]', '[^source-1]'],
  ...['&amp;', '&nbsp;', '&', 'R&D', '{#id}', '{#id themes="a b"}', ' ', ' ', ' ', '  ', '"', "'", '“', '”', '—', '–', '< ', '<5', '>'],
  ...[
    '数据',
    '，',
    'é',
    '\u{1F600}',
    '\u00A0',
    '\u200B',
    '\u0301',
    '→',
    '\u3000',
    '€',
    '%',
    ':',
    ';',
    ',',
    '.',
    '#',
    '-',
    '+',
    '=',
    '1',
    '2.',
  ],
  ...['[x](y "t")', '![alt](p.png)', '**bold**', '*em*', '`code`', '~~gone~~', 'https://b.example', 'www.c.example', 'd@e.example', '<b>'],
];

const BEGINNINGS = [
  ...['', '', '', '', '', '# ', '## ', '- ', '* ', '1. ', '2) ', '  - ', '   ', '  ', '    ', '    1. ', '> ', '-   ', '10. ', '- [ ] '],
  ...['[^n]: ', '[^m]: ', '| ', '|', '> - ', '- - ', '\t'],
];

const WHOLE = ['', '', '', '', '>', '|---|--:|', '| - | :-: | --- |', '---', '***', '===', '```', '```js', '- ', '[a]: /u', '<div>'];

const line = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WHOLE) },
  {
    weight: 7,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...BEGINNINGS),
        fc.array(fc.constantFrom(...INLINE), { minLength: 1, maxLength: 7 }),
        fc.constantFrom('', '', ' |', '  '),
      )
      .map(([beginning, pieces, end]) => `${beginning}${pieces.join('')}${end}`),
  },
);

/** Markdown of a few lines, of which many are such as briefings have and some are odd. */
export const markdown: fc.Arbitrary<string> = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 9 }), fc.constantFrom('\n', '\n', '\n', '\r\n'))
  .map(([lines, end]) => lines.join(end) + end);
