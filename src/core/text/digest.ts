import { hash } from 'node:crypto';

/** Names texts by 132 bits of their SHA-256, as 22 characters that may stand in file names; the limits between the parts count. */
export function digestOf(...parts: readonly string[]): string {
  return digestOfAll(parts);
}

/** The same of a list of any length; a call takes some ten thousand arguments at most. */
export function digestOfAll(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) text += parts.length === 1 ? part : `${part.length}:${part}`;
  return hash('sha256', text, 'base64url').slice(0, 22);
}
