import { digestOf } from './digest.ts';

/** Names a paragraph by its words: case, signs and spaces do not count. */
export const nameParagraph = (text: string): string => digestOf(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')).slice(0, 11);
