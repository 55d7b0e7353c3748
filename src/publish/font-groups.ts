/** Letters beyond ASCII that a site may need; each has font files of its own, fetched only by pages that use them. */
export type FontGroup = 'accents' | 'extended';

/** What is known of a group. */
export interface Group {
  /** Which of the package's files holds the letters. */
  readonly subset: 'latin' | 'latin-ext';
  readonly range: string;
  readonly used: RegExp;
}

export const GROUPS: Readonly<Record<FontGroup, Group>> = {
  accents: {
    subset: 'latin',
    range: 'U+A1,U+AB,U+BB,U+BF-D6,U+D8-F6,U+F8-FF,U+131,U+152-153,U+201A,U+201E,U+2039-203A',
    used: /[\u{A1}\u{AB}\u{BB}\u{BF}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{FF}\u{131}\u{152}\u{153}\u{201A}\u{201E}\u{2039}\u{203A}]/u,
  },
  extended: {
    subset: 'latin-ext',
    range: 'U+100-130,U+132-151,U+154-17F,U+1CD-1DC,U+218-21B',
    used: /[\u{100}-\u{130}\u{132}-\u{151}\u{154}-\u{17F}\u{1CD}-\u{1DC}\u{218}-\u{21B}]/u,
  },
};

/** The groups whose letters occur in any of the texts, in a fixed order. */
export function findFontGroups(texts: Iterable<string>): readonly FontGroup[] {
  const missing = new Set(Object.keys(GROUPS) as FontGroup[]);
  for (const text of texts) {
    for (const group of missing) if (GROUPS[group].used.test(text)) missing.delete(group);
    if (missing.size === 0) break;
  }
  return (Object.keys(GROUPS) as FontGroup[]).filter((group) => !missing.has(group));
}
