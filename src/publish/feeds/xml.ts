import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';

/** Characters that XML 1.0 does not allow in any form, lone surrogates among them. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

type Attributes = Readonly<Record<string, string | undefined>>;
type Child = Element | string | undefined;

/** An element of an XML document; characters that XML does not allow are left out of attributes and texts. */
export function element(name: string, attributes: Attributes, ...children: readonly (Child | readonly Child[])[]): Element {
  const cleaned = Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [key, value === undefined ? undefined : cleanText(value)]),
  );
  return x(
    name,
    cleaned,
    children.flat().map((child) => (typeof child === 'string' ? cleanText(child) : child)),
  );
}

/** Writes a document with its declaration. */
export function writeXml(root: Element): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(root, { closeEmptyElements: true, tightClose: true })}\n`;
}

/** Leaves out characters that XML 1.0 does not allow. */
function cleanText(text: string): string {
  return text.replace(NOT_XML, '');
}
