import { gzipSync } from 'node:zlib';

/** Packs a file of the index as gzip, as small as can be. */
export function pack(content: string | Uint8Array): Uint8Array {
  return gzipSync(content, { level: 9 });
}
