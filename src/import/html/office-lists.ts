import type { Element, Root } from 'hast';
import { attribute, changeChildren, eachElement, isElement, textOf, type Parent } from './elements.ts';

interface Item {
  readonly level: number;
  readonly isNumbered: boolean;
  readonly content: Element;
}

/** Word saves lists as paragraphs whose style names the level, Google Docs as lists side by side whose class does: both become lists in lists. */
export function nestOfficeLists(root: Root): void {
  for (const parent of [root, ...eachElement(root)]) {
    if (parent.children.some((child) => isElement(child) && levelOf(child) !== undefined)) regroup(parent);
  }
  changeChildren(root, (child) => (isElement(child, 'span') && /mso-list:\s*ignore/iu.test(attribute(child, 'style')) ? [] : [child]));
}

/** From 1; absent for what is no list of these programs. */
function levelOf(node: Element): number | undefined {
  if (isElement(node, 'p')) {
    const level = /mso-list:[^;:]{0,100}level(\d)/iu.exec(attribute(node, 'style'))?.[1];
    return level === undefined ? undefined : Number(level);
  }
  if (!isElement(node, 'ul', 'ol')) return undefined;
  const level = /\blst-kix_[^\s-]{1,80}-(\d)\b/u.exec(attribute(node, 'className'))?.[1];
  return level === undefined ? undefined : Number(level) + 1;
}

function regroup(parent: Parent): void {
  const children: typeof parent.children = [];
  let items: Item[] = [];
  const close = (): void => {
    for (const list of nest(items)) children.push(list);
    items = [];
  };
  for (const child of parent.children) {
    const level = isElement(child) ? levelOf(child) : undefined;
    if (level !== undefined && isElement(child)) for (const item of toItems(child, level)) items.push(item);
    else if (child.type !== 'text' || child.value.trim() !== '') {
      close();
      children.push(child as Element);
    }
  }
  close();
  parent.children = children;
}

function toItems(node: Element, level: number): Item[] {
  if (node.tagName !== 'p') {
    const isNumbered = node.tagName === 'ol';
    return node.children.flatMap((child) => (isElement(child, 'li') ? { level, isNumbered, content: { ...child, properties: {} } } : []));
  }
  const marker = [...eachElement(node)].find((child) => /mso-list:\s*ignore/iu.test(attribute(child, 'style')));
  const isNumbered =
    marker !== undefined && /^[(]?[\p{L}\p{N}]{1,4}[.)]/u.test(textOf(marker).trim()) && !/^o\b/u.test(textOf(marker).trim());
  return [{ level, isNumbered, content: { ...node, tagName: 'li', properties: {} } }];
}

/** Items of several levels as lists in lists. */
function nest(items: readonly Item[]): Element[] {
  const lists: Element[] = [];
  const open: { readonly list: Element; readonly level: number; readonly isNumbered: boolean }[] = [];
  for (const { level, isNumbered, content } of items) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const last = open.at(-1);
    if (last === undefined || last.level < level || last.isNumbered !== isNumbered) {
      if (last?.level === level) open.pop();
      const list: Element = { type: 'element', tagName: isNumbered ? 'ol' : 'ul', properties: {}, children: [] };
      const owner = open.at(-1)?.list.children.at(-1);
      if (isElement(owner)) owner.children.push(list);
      else lists.push(list);
      open.push({ list, level, isNumbered });
    }
    open.at(-1)?.list.children.push(content);
  }
  return lists;
}
