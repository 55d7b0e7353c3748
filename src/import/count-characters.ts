/** Length in code points, as the schemas of the archive count it. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}
