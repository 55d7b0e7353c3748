/** Keys by whose names systems and their add-ons keep pages from readers. */
export const WITHHOLDING = /draft|publish|embargo|expir|private|hidden|headless|^_?build$/iu;
