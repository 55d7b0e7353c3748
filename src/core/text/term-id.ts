import { slug } from 'github-slugger';

/** The id, within a page, of the explanation of a glossary term. */
export const termId = (term: string): string => `term-${slug(term)}`;
