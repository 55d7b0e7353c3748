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
    return {
      code: 'file-encoding',
      finding: {
        reason: `Unexpected bytes at ${firstBadByte(bytes)}, expected UTF-8 text`,
        fix: 'save the file in UTF-8 (in most editors: “Save with encoding”)',
      },
    };
  }
  const found = findControl(text);
  if (found === undefined) return { text };
  const name = `U+${found.code.toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'file-control-character',
    finding: { reason: `Unexpected control character ${name}, expected text`, fix: 'delete the character' },
    text,
    offset: found.offset,
  };
}

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

function firstBadByte(bytes: Uint8Array): string {
  const stepper = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    try {
      stepper.decode(bytes.subarray(index, index + 1), { stream: true });
    } catch {
      return `line ${line}, byte ${index - lineStart + 1}`;
    }
    if (bytes[index] === 10) {
      line += 1;
      lineStart = index + 1;
    }
  }
  return `the end of line ${line}`;
}
