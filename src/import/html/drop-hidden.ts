import type { Element, Root } from 'hast';
import type { Notes } from '../draft.ts';
import { attribute, changeChildren, eachElement, isElement, lineOf } from './elements.ts';
import { HIDING, isHidingClass } from './hiding.ts';
import { readHidingRules, type Compound } from './hiding-rules.ts';

/** Takes out of a page what it hides from readers, and says by what it may hide more. */
export function dropHidden(root: Root, notes: Notes): void {
  const { compounds, unclear } = readHidingRules(root);
  changeChildren(root, (child) => {
    if (!isElement(child) || !isHidden(child, compounds)) return [child];
    notes.add('dropped', 'HTML', `\`<${child.tagName}>\`, which is hidden, with what is in it`, lineOf(child));
    return [];
  });
  for (const how of [...unclear, ...otherStyles(root)])
    notes.add('guessed', 'hidden text', `none, but ${how} may hide some, which would stand in the briefing: compare it with the page`);
}

function isHidden(element: Element, compounds: readonly Compound[]): boolean {
  if (element.properties.hidden !== undefined || HIDING.test(attribute(element, 'style'))) return true;
  const classes = attribute(element, 'className').split(' ');
  if (classes.some(isHidingClass)) return true;
  return compounds.some(
    ({ tag, id, classes: wanted }) =>
      (tag === undefined || tag === element.tagName) &&
      (id === undefined || id === attribute(element, 'id')) &&
      wanted.every((name) => classes.includes(name)),
  );
}

function otherStyles(root: Root): string[] {
  const links = [...eachElement(root)].filter((node) => isElement(node, 'link') && /\bstylesheet\b/iu.test(attribute(node, 'rel')));
  return links.length === 0 ? [] : [`${links.length === 1 ? 'a style sheet' : `${links.length} style sheets`} beside the page, not read,`];
}
