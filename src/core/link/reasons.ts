import type { Briefing } from '../model.ts';
import type { Reasoned } from '../page-model.ts';
import { refOf, type LinkContext } from './context.ts';
import type { Relation } from './related.ts';

/** A relation in words: `Cited in §5; shares Data governance; both discuss regional IP structures.` */
export function toReasoned(briefing: Briefing, relation: Relation, context: LinkContext): Reasoned {
  const parts = [
    relation.chosen ? 'chosen by the editors' : '',
    relation.citedIn.length > 0 ? `cited in ${sectionMarks(briefing, relation.citedIn)}` : '',
    relation.themes.length > 0 ? `shares ${listWords(relation.themes.map((theme) => context.themeRefs.get(theme)?.label ?? theme))}` : '',
    relation.phrases.length > 0 ? `both discuss ${listWords(relation.phrases)}` : '',
  ].filter((part) => part !== '');
  const text = parts.length === 0 ? 'close in wording' : parts.join('; ');
  const other = context.byId.get(relation.id);
  if (other === undefined) throw new Error(`a relation leads to ${relation.id}, which is not published`);
  return { ref: refOf(other, context), reason: `${text.charAt(0).toUpperCase()}${text.slice(1)}.` };
}

function sectionMarks(briefing: Briefing, ids: readonly string[]): string {
  return listWords(briefing.outline.passages.filter(({ id }) => ids.includes(id)).map(({ number }) => `§\u2060${number}`));
}

/** `a`, `a and b`, `a, b and c`. */
function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
