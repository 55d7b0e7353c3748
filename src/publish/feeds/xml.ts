import { createRequire } from 'node:module';
import type { Element } from 'xast';

/** What writes XML is loaded when a feed is first written: most edits change none. */
const require = createRequire(import.meta.url);

/** Characters that XML 1.0 does not allow in any form, lone surrogates among them. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

type Attributes = Readonly<Record<string, string | undefined>>;
type Child = Element | string | undefined;

/** An element of an XML document; characters that XML does not allow are left out of attributes and texts. */
export function element(name: string, attributes: Attributes, ...children: readonly (Child | readonly Child[])[]): Element {
  const cleaned = Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [key, value === undefined ? undefined : cleanText(value)]),
  );
  const { x } = require('xastscript') as typeof import('xastscript');
  return x(
    name,
    cleaned,
    children.flat().map((child) => (typeof child === 'string' ? cleanText(child) : child)),
  );
}

/** Writes a document with its declaration. */
export function writeXml(root: Element): string {
  const { toXml } = require('xast-util-to-xml') as typeof import('xast-util-to-xml');
  return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(root, { closeEmptyElements: true, tightClose: true })}\n`;
}

/** Leaves out characters that XML 1.0 does not allow. */
function cleanText(text: string): string {
  return text.replace(NOT_XML, '');
}
