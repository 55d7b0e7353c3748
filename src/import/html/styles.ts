import type { Element, Root } from 'hast';
import { attribute, changeChildren, eachElement, isElement, textOf } from './elements.ts';

/** How a word processor marks emphasis without saying so. */
interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
}

const BOLD = /font-weight:\s*(?:bold|[6-9]00)/iu;
const ITALIC = /font-style:\s*italic/iu;

/** Makes `strong` and `em` of spans that are bold or italic by their style, or by a class of the page's style sheet; other spans go. */
export function readStyles(root: Root): void {
  const classes = readClasses(root);
  changeChildren(root, (child, parent) => {
    if (!isElement(child, 'span', 'font', 'u', 'ins', 'small', 'big', 'center', 'b', 'strong')) return [child];
    // Google Docs copies wrap everything in a bold element that is not bold
    if (isElement(child, 'b', 'strong') && !/font-weight:\s*(?:normal|400)/iu.test(attribute(child, 'style'))) return [child];
    if (child.properties.id !== undefined) {
      if (!isElement(parent, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')) return [child];
    }
    const { bold, italic } = lookOf(child, classes);
    const isHeading = isElement(parent, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6');
    if (textOf(child).trim() === '' || isHeading) return child.children;
    const inner = italic ? [wrap('em', child.children)] : child.children;
    return bold ? [wrap('strong', inner)] : inner;
  });
}

const wrap = (tagName: string, children: Element['children']): Element => ({ type: 'element', tagName, properties: {}, children });

function lookOf(node: Element, classes: ReadonlyMap<string, Look>): Look {
  const style = attribute(node, 'style');
  const looks = attribute(node, 'className')
    .split(' ')
    .flatMap((name) => classes.get(name) ?? []);
  return {
    bold: BOLD.test(style) || looks.some(({ bold }) => bold),
    italic: ITALIC.test(style) || looks.some(({ italic }) => italic),
  };
}

function readClasses(root: Root): Map<string, Look> {
  const classes = new Map<string, Look>();
  for (const style of eachElement(root)) {
    if (!isElement(style, 'style')) continue;
    for (const [, name = '', rules = ''] of textOf(style).matchAll(/\.([\w-]{1,60})\s*\{([^{}]{0,2000})\}/gu))
      classes.set(name, { bold: BOLD.test(rules), italic: ITALIC.test(rules) });
  }
  return classes;
}
