import type { ImportProblem } from './problem.ts';
import { checkSize } from './sizes.ts';

/** Decodes the bytes of a text to import; line ends of every system become line feeds, a byte-order mark goes. */
export function decodeText(bytes: Uint8Array): { readonly text: string } | { readonly problem: ImportProblem } {
  const excess = checkSize(bytes.length, 'text');
  if (excess !== undefined) return { problem: excess };
  const encoding = findOtherEncoding(bytes);
  if (encoding !== undefined)
    return refuse(
      'import-not-text',
      `Unexpected ${encoding}, expected plain text in UTF-8`,
      'save it as .docx, or as plain text in UTF-8, and import that',
    );
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(
      'import-not-text',
      'Unexpected bytes that are not UTF-8, expected plain text in UTF-8',
      'save the file as plain text in UTF-8 (in most editors: “Save with encoding”)',
    );
  }
  // eslint-disable-next-line no-control-regex -- other systems' line ends are control characters
  const lines = text.replace(/\r\n?|[\u000B\u000C\u0085\u2028\u2029]/gu, '\n');
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  const control = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uE000\uE001\uFFFE\uFFFF]/u.exec(lines);
  if (control !== null) {
    const name = `U+${(control[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const line = lines.slice(0, control.index).split('\n').length;
    return refuse(
      'import-not-text',
      `Unexpected control character ${name} in line ${line}, expected plain text`,
      'export the document as plain text, or delete the character',
    );
  }
  if (lines.trim() === '')
    return refuse('import-empty', 'Unexpected end of file, expected a date and a text', 'check that this is the file you meant');
  return { text: lines };
}

/** What other programs write, told by the first bytes. */
function findOtherEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 5));
  if (start.startsWith('\u00FF\u00FE') || start.startsWith('\u00FE\u00FF')) return 'text in UTF-16';
  if (start.startsWith('PK\u0003\u0004')) return 'Word document or archive';
  if (start.startsWith('%PDF-')) return 'PDF';
  if (start.startsWith('{\\rtf')) return 'rich text (RTF)';
  return start.startsWith('\u00D0\u00CF\u0011\u00E0') ? 'Word document' : undefined;
}

function refuse(code: ImportProblem['code'], reason: string, fix: string): { problem: ImportProblem } {
  return { problem: { code, reason, fix } };
}
