import { severities } from '../diagnostics/codes.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { defineFileRule, type CheckedFile, type FileFinding } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'silence-invalid',
  severity: 'error',
  title: 'Rule that cannot be silenced',
  why: 'a silence that does nothing, or hides what readers would stumble over, would pass for a decision',
  good: [
    {
      front: 'silence:\n  theme-undeclared: the licence is named in a quotation only',
      body: '## What is at stake\n\nDecoupling, says one, “is a licence to wait”.',
    },
  ],
  bad: [
    {
      front: 'silence:\n  theme-unknown: the theme is to be written next week',
      reason: 'Unexpected rule `theme-unknown` in `silence`, expected a warning or a suggestion: no error can be silenced',
    },
    {
      front: 'silence:\n  theme-undeclarde: the licence is named in a quotation only',
      reason: 'Unexpected rule `theme-undeclarde` in `silence`, expected the code of a rule',
      fixed: { front: 'silence:\n  theme-undeclared: the licence is named in a quotation only' },
    },
  ],
  check,
});

const silenceable = Object.entries(severities).flatMap(([code, severity]) => (severity === 'error' ? [] : [code]));

function check({ sound }: CheckedFile): FileFinding[] {
  return Object.keys(sound.silence ?? {}).flatMap((code) => {
    if (silenceable.includes(code)) return [];
    const isError = Object.hasOwn(severities, code);
    const expected = isError ? [] : suggest(code, silenceable);
    const wanted = isError ? 'a warning or a suggestion: no error can be silenced' : 'the code of a rule';
    return [
      {
        at: `silence.${code}!`,
        reason: `Unexpected rule \`${code}\` in \`silence\`, expected ${wanted}`,
        fix: expected[0] === undefined ? 'remove it, and mend what the rule reports' : `replace with \`${expected[0]}\``,
        actual: code,
        expected,
      },
    ];
  });
}
