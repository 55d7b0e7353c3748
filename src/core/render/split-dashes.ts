/** Cuts a text so that every second part is a word with the em dash that follows it. */
export const splitDashes = (text: string): string[] => text.split(/((?<![^\s—])[^\s—]{1,24}—)/u);
