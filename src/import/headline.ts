import { countCharacters } from './count-characters.ts';
import { isEnded } from './wrapping.ts';

/** Whether a line could be a heading by itself: short, begun like a title, without the end of a sentence. */
export function isHeadline(text: string): boolean {
  if (countCharacters(text) > 100 || text.split(/\s+/u).length > 14) return false;
  // A brace or an address at the end would be read as something else than words.
  if (!/^["'“‘„«(¿¡]?[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(text) || !/\p{L}/u.test(text) || /\}$|:\/\//u.test(text)) return false;
  return /[?？][)\]”’"'»]*$/u.test(text) || !isEnded(text);
}
