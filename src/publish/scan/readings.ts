import { gunzipSync } from 'node:zlib';
import { decodeHTML } from 'entities';
import { isPdf, readPdf } from './pdf.ts';

/**
 * The texts that one file of the output can be read as, with entities, escapes of JSON and percent signs undone: what stands
 * outside tags and what stands in them; where tags are no matter of the format, also the file as it stands. It is unpacked
 * first when it is packed (Pagefind's files are gzip). Bytes that are no text give noise, which does no harm.
 * This is the careful reading; `byte-reader.ts` reads most files with the same result and less work.
 */
export function readFile(path: string, bytes: Uint8Array): string[] {
  return readText(path, unpack(bytes));
}

/** The same of bytes that are unpacked. */
export function readText(path: string, bytes: Uint8Array): string[] {
  const named = `${path}\n${Buffer.from(bytes).toString('utf8')}`;
  if (isDivided(path)) return splitTags(named);
  const decoded = decode(named);
  const parts = isPdf(bytes) ? readPdf(bytes) : [];
  // Feeds carry HTML as escaped text: its tags appear only once the entities are undone.
  return decoded.includes('<') ? [decoded, ...[named, decoded].map((reading) => splitTags(reading)[0]), ...parts] : [decoded, ...parts];
}

/** Whether a file is read as text outside tags and in them. */
export function isDivided(path: string): boolean {
  return path.endsWith('.html');
}

/** The bytes of a gzip file, or the bytes as they are. */
export function unpack(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** What stands outside tags, and the tags; an escape ends at the latest where a tag or character data begins. */
function splitTags(text: string): [string, string] {
  const parts = text.replaceAll('<![CDATA[', '\0').split(/(<[^>]*>)/);
  const join = (remainder: number): string =>
    parts
      .filter((_, index) => index % 2 === remainder)
      .map(decode)
      .join('');
  return [join(0), join(1)];
}

/** Undoes escapes of JSON, entities and percent signs. */
export function decode(text: string): string {
  return decodePercent(text.includes('&') || text.includes('\\') ? decodeHTML(decodeJson(text)) : text);
}

const control = new Set(['b', 'f', 'n', 'r', 't']);

function decodeJson(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, code: string | undefined, letter: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return letter === undefined || control.has(letter) ? ' ' : letter;
  });
}

/** Bytes among them that are no UTF-8 hide nothing of the others. */
function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => Buffer.from(escaped.replaceAll('%', ''), 'hex').toString('utf8'));
}
