import type { Nodes, Parents } from 'mdast';

/** Blocks and inlines whose HTML depends on nothing but themselves and their children. */
const SIMPLE = new Set([
  'root',
  'paragraph',
  'blockquote',
  'list',
  'table',
  'tableRow',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'code',
]);
const LEAVES = new Set(['text', 'inlineCode', 'thematicBreak', 'break']);

/** Whether a tree holds only what `writeHtml` knows to write as the reference pipeline does. */
export function isPlainTree(node: Nodes, parent?: Parents, index = 0): boolean {
  if (!isPlainNode(node, parent) || (isAfterBreak(parent, index) && beginsWithSpace(node))) return false;
  return !('children' in node) || node.children.every((child, at) => isPlainTree(child, node, at));
}

function isPlainNode(node: Nodes, parent: Parents | undefined): boolean {
  if (node.type === 'link') return isPlainLink(node.url, node.data) && node.url.isWellFormed();
  if (node.type === 'image') return isPlainImage(node.data);
  if (node.data !== undefined) return false;
  if (node.type === 'table') return !hasReference(node);
  if (SIMPLE.has(node.type) || LEAVES.has(node.type)) return true;
  if (node.type === 'listItem') return typeof node.checked !== 'boolean';
  if (node.type === 'footnoteReference') return isPlainId(node.identifier);
  if (node.type === 'footnoteDefinition')
    return isPlainId(node.identifier) && parent?.type === 'root' && node.children.at(-1)?.type === 'paragraph';
  return (node.type === 'heading' || node.type === 'definition') && parent?.type === 'root';
}

/** In a table the reference pipeline sets marks of notes, and the names of columns that hold them, in ways of its own. */
const hasReference = (node: Nodes): boolean =>
  node.type === 'footnoteReference' || ('children' in node && node.children.some(hasReference));

/** An address that is relative or of an allowed protocol: the reference pipeline would drop others. */
function isPlainLink(url: string, data: object | undefined): boolean {
  const { className, ...others } = hPropertiesOf(data);
  return (
    (className === undefined || ['term', 'cite'].includes(classOf(className) ?? '')) &&
    Object.keys(others).length === 0 &&
    /^(?:(?:https?|mailto):|[^:/?#]*(?:[/?#]|$))/u.test(url)
  );
}

/** A picture that the reader of inlines has found a place for. */
function isPlainImage(data: object | undefined): boolean {
  const { src, className, ...others } = hPropertiesOf(data);
  return typeof src === 'string' && (className === undefined || classOf(className) === 'figure') && Object.keys(others).length === 0;
}

/** What the reader of inlines adds to a node for its element. */
export function hPropertiesOf(data: object | undefined): Readonly<Record<string, unknown>> {
  return data !== undefined && 'hProperties' in data ? (data.hProperties as Record<string, unknown>) : {};
}

/** The one class of a list of classes. */
export function classOf(className: unknown): string | undefined {
  return Array.isArray(className) && className.length === 1 && typeof className[0] === 'string' ? className[0] : undefined;
}

const isPlainId = (id: string): boolean => /^[a-z\d-]+$/u.test(id);
const isAfterBreak = (parent: Parents | undefined, index: number): boolean => parent?.children[index - 1]?.type === 'break';

/** After a hard break the reference pipeline removes spaces, from elements too. */
function beginsWithSpace(node: Nodes): boolean {
  if ('value' in node) return /^[ \t]/u.test(node.value);
  const first = 'children' in node ? node.children[0] : undefined;
  return first !== undefined && 'value' in first && /^[ \t]/u.test(first.value);
}
