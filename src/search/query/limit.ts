/**
 * The part of a question that is searched for: 600 letters, or fewer to end with a word. A link may ask anything, and what is asked costs time.
 */
export function limitText(whole: string): { readonly text: string; readonly rest: string } {
  const [text] = /^(?:.{0,600}$|.{300,600}(?=\s)|.{600})/su.exec(whole) ?? [''];
  return { text, rest: whole.slice(text.length).trim() };
}
