import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import { listFiles } from './folders.ts';

/** A page of a built site as a browser's parser reads it. */
export interface BuiltPage {
  /** Of the file, such as `themes/index.html`. */
  readonly path: string;
  readonly html: string;
  readonly elements: readonly Element[];
  readonly ids: ReadonlySet<string>;
}

/** Reads and parses every HTML page of a built site. */
export function readPages(out: string): BuiltPage[] {
  const parser = rehype();
  return listFiles(out)
    .filter((path) => path.endsWith('.html'))
    .map((path) => {
      const html = readFileSync(join(out, path), 'utf8');
      const elements = collectElements(parser.parse(html));
      return { path, html, elements, ids: new Set(elements.flatMap(({ properties }) => properties.id ?? []).map(String)) };
    });
}

function collectElements(root: Root): Element[] {
  const elements: Element[] = [];
  visit(root, 'element', (element) => void elements.push(element));
  return elements;
}

/** Text within an element. */
export function textOf(element: Element): string {
  let text = '';
  visit(element, 'text', ({ value }) => void (text += value));
  return text;
}

/** Addresses that an element names: links, pictures in all their widths, scripts. */
export function addressesOf({ tagName, properties }: Element): string[] {
  const sets = typeof properties.srcSet === 'string' ? properties.srcSet.split(',').map((part) => part.trim().split(/\s+/u)[0] ?? '') : [];
  const refresh =
    tagName === 'meta' && String(properties.httpEquiv).toLowerCase() === 'refresh'
      ? [String(properties.content).replace(/^.*?url=/iu, '')]
      : [];
  return [...[properties.href, properties.src].filter((value) => typeof value === 'string'), ...sets, ...refresh];
}
