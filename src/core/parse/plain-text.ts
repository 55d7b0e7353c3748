import type { Nodes } from 'mdast';

const SILENT = new Set(['footnoteReference', 'footnoteDefinition', 'definition', 'html', 'image', 'imageReference', 'thematicBreak']);
const BLOCKS = new Set(['paragraph', 'listItem', 'list', 'blockquote', 'table', 'tableRow', 'code', 'heading']);

/** White space that is not one plain or unbreakable space. */
const ODD_SPACE = / {2}|[^\S\u00A0 ]/u;

/** The text of nodes as a reader reads it, blocks separated by line feeds; notes and pictures are left out. */
export function plainText(nodes: readonly Nodes[]): string {
  return nodes
    .map(textOf)
    .join('\n')
    .split('\n')
    .map((line) => (ODD_SPACE.test(line) ? line.replace(/[^\S\u00A0]+/gu, ' ') : line).trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The text of every list item that holds no list itself, in order. */
export function listItems(nodes: readonly Nodes[]): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.type === 'listItem' && !node.children.some((child) => child.type === 'list')) return [plainText([node]).replaceAll('\n', ' ')];
    return 'children' in node ? listItems(node.children) : [];
  });
}

function textOf(node: Nodes): string {
  if (SILENT.has(node.type) || isCitation(node)) return '';
  if (node.type === 'break') return ' ';
  if (!('children' in node) && !('value' in node)) return '';
  if ('value' in node) return node.type === 'code' ? `\n${node.value}\n` : node.value.replaceAll(/\r?\n/gu, ' ');
  const text = node.children.map(textOf).join(node.type === 'tableRow' ? ' ' : '');
  return BLOCKS.has(node.type) ? `\n${text}\n` : text;
}

const isCitation = (node: Nodes): boolean => node.type === 'link' && node.url.startsWith('#source-');
