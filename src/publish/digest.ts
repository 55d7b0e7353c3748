import { createHash } from 'node:crypto';

/** SHA-256 of the parts in hexadecimal; the limits between parts count. */
export function hexDigestOf(...parts: readonly (string | Uint8Array)[]): string {
  return hexDigestOfAll(parts);
}

/** The same of a list of any length. */
export function hexDigestOfAll(parts: Iterable<string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${String(part.length)}:`).update(part);
  return hash.digest('hex');
}
