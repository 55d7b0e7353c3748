/** Forms in which problems are reported: for people, for programs, for pull requests, for code scanning. */
export const FORMATS = ['pretty', 'json', 'github', 'sarif'] as const;

export type Format = (typeof FORMATS)[number];
