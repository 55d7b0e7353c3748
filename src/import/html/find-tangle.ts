/** Elements that stay open until they are closed. */
const LASTING =
  /^(?:div|section|article|main|aside|header|footer|nav|blockquote|ul|ol|dl|table|span|center|form|fieldset|figure|details)$/u;
/** Marks that a parser opens again in every block that begins while they are open. */
const MARKS = /^(?:a|b|big|code|em|font|i|s|small|strike|strong|tt|u)$/u;

const MOST_OPEN = 500;
const MOST_REPEATED = 2_000_000;

/** Whether a page leaves so much open that a parser, which repeats or searches it at every tag, would not come to an end. */
export function isTangled(html: string): boolean {
  let [lasting, marks, repeated] = [0, 0, 0];
  for (const [, closing, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d]*)/giu)) {
    const tag = name.toLowerCase();
    const step = closing === '' ? 1 : -1;
    if (LASTING.test(tag)) lasting = Math.max(0, lasting + step);
    else if (MARKS.test(tag)) marks = Math.max(0, marks + step);
    if (!MARKS.test(tag)) repeated += marks;
    if (lasting > MOST_OPEN || repeated > MOST_REPEATED) return true;
  }
  return false;
}
