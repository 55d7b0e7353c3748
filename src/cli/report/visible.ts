/** Control characters as the symbols that stand for them: text from a file must not command the terminal. */
export function visible(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this replaces
  return text.replace(/[\u0000-\u001F]/gu, symbolOf).replace(/[\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

const symbolOf = (character: string): string => String.fromCodePoint(0x2400 + (character.codePointAt(0) ?? 0));
