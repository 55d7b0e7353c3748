import { defineFileRule } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'theme-repeated',
  severity: 'error',
  title: 'Theme named twice',
  why: 'counts and threads would be wrong',
  good: [{ front: 'themes: [decoupling, licensing]' }],
  bad: [
    {
      front: 'themes: [decoupling, decoupling]',
      reason: 'Unexpected second `decoupling`, expected each theme once',
      fixed: { front: 'themes: [decoupling]' },
    },
    {
      front: 'themes:\n  - decoupling\n  - licensing\n  - decoupling # the leading one',
      reason: 'Unexpected second `decoupling`, expected each theme once',
    },
    {
      front: 'themes:\n  - decoupling\n  - decoupling\n  - licensing',
      reason: 'Unexpected second `decoupling`, expected each theme once',
      fixed: { front: 'themes:\n  - decoupling\n  - licensing' },
    },
  ],
  check: ({ sound: { themes } }) =>
    (themes ?? []).flatMap((theme, index) =>
      theme === null || themes?.indexOf(theme) === index
        ? []
        : [
            {
              at: `themes.${index}`,
              reason: `Unexpected second \`${theme}\`, expected each theme once`,
              fix: 'remove it',
              actual: theme,
              expected: [''],
            },
          ],
    ),
});
