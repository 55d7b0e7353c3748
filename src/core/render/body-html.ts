/** HTML of a body, cut at its headings. */
export interface BodyHtml {
  /** One for each heading, in order, without the heading. */
  readonly sections: readonly string[];
  /** The footnotes as an `<ol>`. */
  readonly notes?: string;
}

/**
 * The name of a link from a note back to the text.
 * @param note from 0
 * @param use from 1, among the places that refer to the note
 */
export function backLabel(note: number, use: number): string {
  return `Back to note ${note + 1}${use > 1 ? `, use ${use}` : ''} in the text`;
}
