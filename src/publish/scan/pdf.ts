import { inflateSync } from 'node:zlib';

/** Whether bytes are a PDF. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/**
 * The strings of a PDF, in the file itself and in its streams, those inflated that are packed with Flate: titles and other
 * properties, and text that is set in a simple encoding, however it is cut for kerning. Text in fonts with codes of their own
 * cannot be read this way.
 */
export function readPdf(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes).toString('latin1');
  return [file, ...inflateStreams(file)].flatMap((content) => [joinStrings(content)]).filter((text) => text !== '');
}

function inflateStreams(file: string): string[] {
  return [...file.matchAll(/\bstream\r?\n([\s\S]*?)endstream/g)].map(([, stream = '']) => {
    try {
      return inflateSync(Buffer.from(stream, 'latin1'), { finishFlush: 2 }).toString('latin1');
    } catch {
      return '';
    }
  });
}

const string = /\(((?:[^()\\]|\\[\s\S])*)\)|<([0-9a-f\s]+)>/gi;

function joinStrings(content: string): string {
  return [...content.matchAll(string)]
    .map(([, literal, digits = '']) => (literal === undefined ? fromDigits(digits) : unescape(literal)))
    .join('');
}

function fromDigits(digits: string): string {
  return toText(Buffer.from(digits.replace(/\s/g, ''), 'hex').toString('latin1'));
}

function unescape(literal: string): string {
  const plain = literal.replace(/\\(?:([0-7]{1,3})|\r?\n|([\s\S]))/g, (_, octal: string | undefined, letter = '') => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return 'nrtbf'.includes(String(letter)) ? ' ' : String(letter);
  });
  return toText(plain);
}

/** Strings that begin with a byte-order mark are UTF-16. */
function toText(bytes: string): string {
  return bytes.startsWith('\xfe\xff')
    ? Buffer.from(bytes.slice(2), 'latin1')
        .subarray(0, (bytes.length - 2) & ~1)
        .swap16()
        .toString('utf16le')
    : bytes;
}
