/** Declarations by which a style keeps text from readers. */
export const HIDING =
  /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|(?:opacity|font-size)\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:[;!"']|$))/iu;

/** Names that the usual style sheets give to what is not shown. */
const CLASSES = ['hidden', 'is-hidden', 'hide', 'd-none', 'invisible', 'display-none', 'content-hidden', 'uk-hidden'];

export const isHidingClass = (name: string): boolean => CLASSES.includes(name.toLowerCase());
