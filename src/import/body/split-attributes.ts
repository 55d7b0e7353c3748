/** A heading's words, and the attributes that stand in braces at their end: `{#id .class}`, in kramdown `{:#id}`. */
export function splitAttributes(text: string): { readonly words: string; readonly attributes: string | undefined } {
  const whole = text.trimEnd();
  const open = whole.endsWith('}') ? whole.lastIndexOf('{') : -1;
  const attributes = whole.slice(open + 1, -1).replace(/^:/u, '');
  if (open === -1 || attributes.includes('}') || !/^\s*(?:[#.][\w:.-]|-\s*$|[\w-]+=)/u.test(attributes))
    return { words: text, attributes: undefined };
  return { words: whole.slice(0, open).trimEnd(), attributes };
}
