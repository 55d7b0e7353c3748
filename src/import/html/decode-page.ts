import type { ImportProblem } from '../problem.ts';

const MAX_BYTES = 16 * 1024 * 1024;

/** Decodes a page as a browser would: by its byte-order mark, by what it says itself, else as UTF-8, else as old Windows programs write. */
export function decodePage(bytes: Uint8Array): string | ImportProblem {
  if (bytes.length > MAX_BYTES) {
    const reason = `Unexpected page of ${Math.ceil(bytes.length / 1048576)} MB, expected at most ${MAX_BYTES / 1048576} MB`;
    return { code: 'import-too-large', reason, fix: 'save it without the pictures in its text, or split it' };
  }
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
