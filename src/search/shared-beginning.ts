/** Longest beginning that is counted, so that its length can be written as one digit in base 36. */
const longest = 35;

/** How long a beginning, in halves of code points, a word shares with the one before it. No character is cut in two: half of one cannot be written as UTF-8. */
export function countShared(before: string, word: string): number {
  let shared = 0;
  while (shared < longest && shared < before.length && before[shared] === word[shared]) shared += 1;
  return /[\uD800-\uDBFF]/.test(word.charAt(shared - 1)) ? shared - 1 : shared;
}
