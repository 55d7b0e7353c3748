/** One rule of a `_headers` file. */
interface HeaderRule {
  readonly pattern: RegExp;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Reads a `_headers` file: an address, with `*` for any rest and `:name` for one part of it, then indented headers. */
export function parseHeaderRules(text: string): HeaderRule[] {
  const rules: { pattern: RegExp; headers: [string, string][] }[] = [];
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (!/^\s/u.test(line)) rules.push({ pattern: toPattern(line.trim()), headers: [] });
    else {
      const colon = line.indexOf(':');
      if (colon !== -1) rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    }
  }
  return rules;
}

/** The headers that apply to an address; of one name, the values joined as hosts join them. */
export function headersFor(rules: readonly HeaderRule[], address: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of rules.filter(({ pattern }) => pattern.test(address)).flatMap((rule) => rule.headers)) {
    const earlier = headers.get(name);
    headers.set(name, earlier === undefined ? value : `${earlier}, ${value}`);
  }
  return headers;
}

function toPattern(address: string): RegExp {
  const parts = address.split(/(\*|:[A-Za-z]\w*)/u).map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 'u');
}
