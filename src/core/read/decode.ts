import type { Finding } from '../diagnostics/reporter.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';

/** Largest text file that is parsed, in bytes. */
const MAX_TEXT = 256 * 1024;

export type Decoded =
  | { readonly text: string }
  | { readonly code: DiagnosticCode; readonly finding: Finding; readonly text?: string; readonly offset?: number };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Decodes the bytes of a text file strictly; a byte-order mark is dropped. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_TEXT) return tooLarge(bytes.length);
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return notUtf8(bytes);
  }
  const found = findControl(text);
  if (found === undefined) return { text };
  if (found.code === 0x0d) return { code: 'file-control-character', finding: LONE_RETURN, text, offset: found.offset };
  const name = `U+${found.code.toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'file-control-character',
    finding: { reason: `Unexpected control character ${name}, expected text`, fix: 'delete the character' },
    text,
    offset: found.offset,
  };
}

const LONE_RETURN: Finding = {
  reason: 'Unexpected line end of a carriage return alone, expected a line feed',
  fix: 'save the file with line ends of Unix or Windows (LF or CRLF)',
};

/** The diagnostic for a file of `size` bytes, when that is too large to be parsed. */
export function tooLarge(size: number): Decoded & { code: DiagnosticCode; finding: Finding } {
  return {
    code: 'file-too-large',
    finding: {
      reason: `Unexpected size of ${Math.ceil(size / 1024)} kB, expected at most ${MAX_TEXT / 1024} kB`,
      fix: 'split the text into several briefings',
    },
  };
}

export const isTooLarge = (size: number): boolean => size > MAX_TEXT;

/** Control characters other than tab and line ends; a lone carriage return, which tools disagree about; the two private-use characters that mark slots. */
function findControl(text: string): { code: number; offset: number } | undefined {
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  const match = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uE000\uE001\uFFFE\uFFFF]|\r(?!\n)/u.exec(text);
  return match === null ? undefined : { code: match[0].codePointAt(0) ?? 0, offset: match.index };
}

/** The diagnostic for bytes that are no UTF-8: at the first of them, in the text as far as it can be read. */
function notUtf8(bytes: Uint8Array): Decoded {
  const at = findBadByte(bytes);
  return {
    code: 'file-encoding',
    finding: {
      reason: `Unexpected byte 0x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}, expected UTF-8 text`,
      fix: 'save the file in UTF-8 (in most editors: “Save with encoding”)',
    },
    text: new TextDecoder('utf-8').decode(bytes),
    offset: decoder.decode(bytes.subarray(0, at)).length,
  };
}

/** Index of the first byte that begins no character. */
function findBadByte(bytes: Uint8Array): number {
  const stepper = new TextDecoder('utf-8', { fatal: true });
  let noticed = bytes.length;
  for (let index = 0; index < bytes.length; index += 1) {
    try {
      stepper.decode(bytes.subarray(index, index + 1), { stream: true });
    } catch {
      noticed = index;
      break;
    }
  }
  // it is noticed at the byte after it, or at the end of the file
  let at = noticed;
  while (at > 0 && noticed - at < 3 && !isWhole(bytes.subarray(0, at))) at -= 1;
  return at;
}

function isWhole(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
