import mammoth from 'mammoth';
import { visit } from 'unist-util-visit';
import { openNotes, type Draft, type Notes } from '../draft.ts';
import { readPage } from '../html/read-html.ts';
import { isProblem, type ImportProblem } from '../problem.ts';
import { checkPackage } from './check-package.ts';

/** Word's own styles that the converter does not know. */
const STYLES = [
  "p[style-name='Title'] => p.title:fresh",
  "p[style-name='toc 1'] => !",
  "p[style-name='toc 2'] => !",
  "p[style-name='toc 3'] => !",
  "p[style-name='TOC Heading'] => !",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='List Paragraph'] => p:fresh",
  "p[style-name='List Bullet'] => ul > li:fresh",
  "p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh",
  "p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh",
  "p[style-name='List Number'] => ol > li:fresh",
  "p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh",
  "p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Caption'] => p:fresh",
  "p[style-name='caption'] => p:fresh",
  "p[style-name='No Spacing'] => p:fresh",
  "p[style-name='Text Body'] => p:fresh",
  "p[style-name='Body Text'] => p:fresh",
  "r[style-name='Emphasis'] => em",
];

/** Reads a Word document. Pictures come with it; what it names elsewhere is not fetched. */
export async function readWord(bytes: Uint8Array, source: string): Promise<Draft | ImportProblem> {
  const buffer = Buffer.from(bytes);
  const parts = checkPackage(buffer);
  if (isProblem(parts)) return parts;
  const notes = openNotes();
  const pictures = new Map<string, Uint8Array>();
  const html = await convert(buffer, pictures, notes);
  if (typeof html !== 'string') return html;
  const page = readPage(html, notes);
  if (isProblem(page)) return page;
  // Places in what the converter wrote mean nothing to the author.
  visit(page.body, (node) => {
    delete node.position;
  });
  if (parts.some((name) => name.startsWith('word/comments'))) notes.add('dropped', 'comments', 'what reviewers wrote at the margin');
  return { source, ...page, pictures, name: '', isDraft: false, tags: [], names: [], text: '', notes: withoutLines(notes) };
}

async function convert(buffer: Buffer, pictures: Map<string, Uint8Array>, notes: Notes): Promise<string | ImportProblem> {
  const convertImage = mammoth.images.imgElement(async (image) => {
    try {
      const name = `embedded:${pictures.size + 1}`;
      pictures.set(name, await image.readAsBuffer());
      return { src: name };
    } catch {
      return { src: 'elsewhere:' };
    }
  });
  try {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer },
      { styleMap: STYLES, includeEmbeddedStyleMap: false, externalFileAccess: false, convertImage },
    );
    for (const { message } of messages) describe(message, notes);
    return value;
  } catch {
    const reason = 'Unexpected content that cannot be read, expected a Word document';
    return { code: 'import-document', reason, fix: 'open it in Word, save it again as .docx, and import that' };
  }
}

function describe(message: string, notes: Notes): void {
  const style = /^Unrecognised (paragraph|run) style: '?(.+?)'?(?: \(|$)/u.exec(message);
  if (style !== null) notes.add('guessed', 'style', `\`${style[2] ?? ''}\` is read as ordinary text`);
  else if (!/^An unrecognised element was ignored: (?:v:|w:|m:|\{|o:|office-word:|wp|mc:)/u.test(message))
    notes.add('dropped', 'Word', message.split('\n')[0] ?? '');
  else notes.add('dropped', 'Word', `\`${message.replace(/^.*: /u, '')}\`, an element that has no text`);
}

function withoutLines(notes: Notes): Notes {
  const bare = openNotes();
  for (const { kind, subject, text } of notes.all) bare.add(kind, subject, text);
  return bare;
}
