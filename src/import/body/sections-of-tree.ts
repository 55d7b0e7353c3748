import type { Root, RootContent } from 'mdast';
import { headingText } from '../../core/parse/headings.ts';
import { listItems, plainText } from '../../core/parse/plain-text.ts';
import { splitAttributes } from './split-attributes.ts';
import { splitSentences } from '../../core/text/sentences.ts';
import type { Section } from '../sections.ts';

/** Cuts a tree into sections as the guesses need them. What stands before the first heading has an empty title. */
export function sectionsOfTree({ children }: Root): Section[] {
  const sections: { title: string; nodes: RootContent[] }[] = [];
  for (const node of children) {
    if (node.type === 'heading') sections.push({ title: splitAttributes(headingText(node)).words, nodes: [] });
    else if (sections.length === 0) sections.push({ title: '', nodes: [node] });
    else sections.at(-1)?.nodes.push(node);
  }
  return sections.map(({ title, nodes }) => ({
    title,
    text: plainText(nodes),
    sentences: nodes.filter(({ type }) => type === 'paragraph').flatMap((node) => splitSentences(plainText([node]).replaceAll('\n', ' '))),
    items: listItems(nodes),
  }));
}
