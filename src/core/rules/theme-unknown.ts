import { findStranger, findStrangers, type ClosedList } from './closed-list.ts';
import { defineFileRule } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'theme-unknown',
  severity: 'error',
  title: 'Unknown theme',
  why: 'an unknown theme would leave this briefing out of every theme page',
  good: [{ front: 'themes: [decoupling, licensing]' }],
  bad: [
    {
      front: 'themes: [decuopling]',
      reason: 'Unexpected theme `decuopling`, expected a theme from content/themes',
      fixed: { front: 'themes: [decoupling]' },
    },
  ],
  check: ({ sound }, { themes }) => [
    ...findStrangers('themes', sound.themes, themeList(themes)),
    ...findStranger('parent', sound.parent, { ...themeList(themes), noun: 'parent' }),
  ],
});

/** The themes as a closed list; headings name them as well. */
export function themeList(ids: readonly string[]): ClosedList {
  return { noun: 'theme', source: 'a theme from content/themes', ids };
}
