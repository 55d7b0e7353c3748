import type { Element, Root as HtmlRoot } from 'hast';
import type { Heading, PhrasingContent, Root, RootContent } from 'mdast';
import rehypeRemark, { type Options } from 'rehype-remark';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { ANCHORS } from './clean-html.ts';
import { attribute } from './elements.ts';
import { NOTE_MARK, NOTE_TEXT } from './footnotes.ts';

type Handlers = NonNullable<Options['handlers']>;
type Handler = Handlers[string];

const toHeading: Handler = (state, node: Element) => {
  const anchors = attribute(node, ANCHORS);
  const heading: Heading = {
    type: 'heading',
    depth: Number(node.tagName.slice(1)) as Heading['depth'],
    children: state.all(node) as PhrasingContent[],
    data: { anchors: anchors === '' ? [] : (JSON.parse(anchors) as string[]) },
  };
  state.patch(node, heading);
  return heading;
};

const handlers: Handlers = {
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, toHeading])),
  [NOTE_MARK]: (_state, node: Element) => ({
    type: 'footnoteReference',
    identifier: attribute(node, 'note'),
    label: attribute(node, 'note'),
  }),
  [NOTE_TEXT]: (state, node: Element) => ({
    type: 'footnoteDefinition',
    identifier: attribute(node, 'note'),
    label: attribute(node, 'note'),
    children: state.toFlow(state.all(node)),
  }),
};

const converter = unified().use(rehypeRemark, { handlers, document: true }).freeze();

/** Characters that no text of an archive may hold, see core/text/control.ts. */
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uE000\uE001\uFFFE\uFFFF]|\p{Cs}/gu;

/** Turns a cleaned page into Markdown's tree. */
export function toMarkdownTree(page: HtmlRoot): Root {
  const tree = converter.runSync(page);
  visit(tree, (node) => {
    if ('value' in node) node.value = node.value.replace(CONTROL, '');
  });
  return { ...tree, children: tree.children.filter((node): node is RootContent => node.type !== 'html') };
}
