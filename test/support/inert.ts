import type { Element } from 'hast';
import { textOf, type BuiltPage } from './built-pages.ts';

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);
const ADDRESSES = ['href', 'src', 'action', 'formAction', 'xLinkHref', 'poster', 'data', 'cite'];
const ELEMENTS_THAT_RUN = new Set(['iframe', 'object', 'embed', 'base', 'applet', 'frame', 'frameset', 'portal', 'template', 'noscript']);
/** Elements and attributes that templates and Markdown make; anything else came from content. */
const ATTRIBUTE =
  /^(?:abbr|accept|alt|aria\w*|as|autoComplete|autoCapitalize|charSet|className|colSpan|content|crossOrigin|data\w*|dateTime|decoding|dir|enterKeyHint|fetchPriority|for|headers|height|hidden|href|hrefLang|htmlFor|httpEquiv|id|inputMode|lang|loading|method|action|name|noValidate|open|placeholder|property|rel|role|rowSpan|scope|sizes|spellCheck|src|srcSet|start|tabIndex|target|title|type|value|width|maxLength|minLength|required|viewBox|fill|stroke\w*|d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|points|transform|xmlns|focusable|fontSize|preserveAspectRatio|textAnchor|opacity|clipPath|media|max|min|step|reversed|disabled|selected|checked|popover\w*)$/u;

/** Why a page is not inert: one line for each thing in it that could run, or that no template writes. */
export function findLive(page: BuiltPage): string[] {
  return page.elements.flatMap((element) => faultsOf(element).map((fault) => `${page.path}: ${fault}`));
}

function faultsOf(element: Element): string[] {
  const { tagName, properties } = element;
  const faults: string[] = [];
  if (ELEMENTS_THAT_RUN.has(tagName) && tagName !== 'noscript' && tagName !== 'template') faults.push(`<${tagName}>`);
  if (tagName === 'script') faults.push(...scriptFaults(element));
  for (const [name, value] of Object.entries(properties)) {
    if (/^on/iu.test(name) || name === 'style' || name === 'srcDoc') faults.push(`${name} on <${tagName}>`);
    else if (!ATTRIBUTE.test(name)) faults.push(`${name} on <${tagName}>, which no template writes`);
    if (ADDRESSES.includes(name) && !isSafe(String(value))) faults.push(`${name}=${String(value)}`);
  }
  if (
    tagName === 'meta' &&
    String(properties.httpEquiv).toLowerCase() === 'refresh' &&
    !/^0; ?url=\/[\w/%.-]*$/u.test(String(properties.content))
  )
    faults.push(`refresh to ${String(properties.content)}`);
  return faults;
}

function scriptFaults(element: Element): string[] {
  const { src, type } = element.properties;
  if (type === 'application/ld+json') {
    try {
      JSON.parse(textOf(element));
      return [];
    } catch {
      return ['JSON-LD that is no JSON'];
    }
  }
  return typeof src === 'string' && /^\/assets\/[\w.-]+\.js$/u.test(src) && textOf(element) === ''
    ? []
    : [`script ${String(src)} ${textOf(element)}`];
}

function isSafe(address: string): boolean {
  try {
    return SCHEMES.has(new URL(address, 'https://meridian.example/').protocol);
  } catch {
    return false;
  }
}
