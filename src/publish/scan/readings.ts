import { gunzipSync } from 'node:zlib';
import { decodeHTML } from 'entities';

/**
 * The texts that one file of the output can be read as, with entities, escapes of JSON and percent signs undone: what stands
 * outside tags and what stands in them; where tags are no matter of the format, also the file as it stands. It is unpacked
 * first when it is packed (Pagefind's files are gzip). Bytes that are no text give noise, which does no harm.
 * `known` is a text that was searched already: pages carry the whole stylesheet.
 */
export function readFile(path: string, bytes: Uint8Array, known = ''): string[] {
  const text = Buffer.from(isGzip(bytes) ? gunzipSync(bytes) : bytes).toString('utf8');
  const named = `${path}\n${known === '' ? text : text.replace(known, () => '')}`;
  if (path.endsWith('.html')) return splitTags(named).map(decode);
  const decoded = decode(named);
  // Feeds carry HTML as escaped text: its tags appear only once the entities are undone.
  return decoded.includes('<') ? [decoded, ...[named, decoded].map((reading) => decode(splitTags(reading)[0]))] : [decoded];
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What stands outside tags, and the tags. */
function splitTags(text: string): [string, string] {
  const tags: string[] = [];
  const plain = text.replaceAll('<![CDATA[', '').replace(/<[^>]*>/g, (tag) => {
    tags.push(tag);
    return '';
  });
  return [plain, tags.join('')];
}

function decode(text: string): string {
  return decodePercent(decodeHTML(decodeJson(text)));
}

const control = new Set(['b', 'f', 'n', 'r', 't']);

function decodeJson(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, code: string | undefined, letter: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return letter === undefined || control.has(letter) ? ' ' : letter;
  });
}

function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}
