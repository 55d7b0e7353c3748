/**
 * Characters that no text may hold, however they are written: control characters but tab and line ends, line separators, lone
 * surrogates, non-characters, and the two private-use characters that mark slots (slots.ts).
 */
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uE000\uE001\uFFFE\uFFFF]|\p{Cs}/u;

/** The first such character of a text, as `U+0000`. */
export function findControl(text: string): string | undefined {
  const found = CONTROL.exec(text)?.[0].codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}
