import type { ImportProblem } from '../problem.ts';
import { checkSize } from '../sizes.ts';

/** Decodes a page as a browser would: by its byte-order mark, by what it says itself, else as UTF-8, else as old Windows programs write. */
export function decodePage(bytes: Uint8Array): string | ImportProblem {
  const excess = checkSize(bytes.length, 'page');
  if (excess !== undefined) return excess;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const marked = head.startsWith('\u00FF\u00FE') ? 'utf-16le' : head.startsWith('\u00FE\u00FF') ? 'utf-16be' : undefined;
  const stated = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/iu.exec(head)?.[1];
  const text =
    tryDecode(bytes, marked ?? 'utf-8') ?? tryDecode(bytes, stated ?? 'windows-1252') ?? new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/\r\n?/gu, '\n');
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
