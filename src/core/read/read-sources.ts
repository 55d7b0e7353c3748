import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnoseFile, makeReporter } from '../diagnostics/reporter.ts';
import type { ContentTree, Picture, SourceFile, TreeEntry } from '../model.ts';
import { compareText } from '../diagnostics/sort.ts';
import { foldName } from '../text/fold.ts';
import { classify } from './classify.ts';
import { decode, isTooLarge, tooLarge } from './decode.ts';

/** Every text and picture of a content folder; what could not be taken for one is in the diagnostics. */
export interface Sources {
  readonly files: readonly SourceFile[];
  readonly pictures: readonly Picture[];
  readonly diagnostics: readonly Diagnostic[];
  /** Texts by path, those of broken files too, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Largest picture that is read, in bytes. */
const MAX_PICTURE = 20 * 1024 * 1024;

/** Reads and decodes the entries of a content folder, sorted by path whatever order they come in. */
export function readSources(tree: ContentTree): Sources {
  const entries = [...tree.entries].sort((a, b) => compareText(a.path, b.path));
  const files: SourceFile[] = [];
  const pictures: Picture[] = [];
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [...findClashes(entries)];
  for (const entry of entries) {
    const kind = classify(entry.path);
    if (kind.is === 'ignored') continue;
    const wrong = checkEntry(entry);
    if (wrong !== undefined) diagnostics.push(wrong);
    else if (kind.is === 'wrong') diagnostics.push(diagnoseFile(kind.code, entry.path, kind));
    else if (kind.is === 'picture') readPicture(entry, pictures, diagnostics);
    else readText(entry, (text) => files.push({ path: entry.path, kind: kind.kind, text }), texts, diagnostics);
  }
  return { files, pictures, texts, diagnostics };
}

function checkEntry(entry: TreeEntry): Diagnostic | undefined {
  if (entry.type === 'symlink') {
    return diagnoseFile('file-symlink', entry.path, {
      reason: 'Unexpected symbolic link, expected a file',
      fix: 'replace the link with a copy of the file',
    });
  }
  if (entry.type === 'other') {
    return diagnoseFile('file-special', entry.path, {
      reason: 'Unexpected pipe, socket or device, expected a file',
      fix: 'remove it from the content folder',
    });
  }
  return undefined;
}

function readText(entry: TreeEntry, keep: (text: string) => void, texts: Map<string, string>, diagnostics: Diagnostic[]): void {
  const decoded = isTooLarge(entry.size) ? tooLarge(entry.size) : withBytes(entry, diagnostics, decode);
  if (decoded === undefined) return;
  if (decoded.text !== undefined) texts.set(entry.path, decoded.text);
  if (!('code' in decoded)) keep(decoded.text);
  else if (decoded.offset === undefined) diagnostics.push(diagnoseFile(decoded.code, entry.path, decoded.finding));
  else {
    const report = makeReporter(entry.path, decoded.text ?? '');
    report.at(decoded.code, decoded.offset, decoded.offset + 1, decoded.finding);
    diagnostics.push(...report.diagnostics);
  }
}

function readPicture(entry: TreeEntry, pictures: Picture[], diagnostics: Diagnostic[]): void {
  const fail = (reason: string, fix: string): void => {
    diagnostics.push(diagnoseFile('picture-unreadable', entry.path, { reason, fix }));
  };
  if (entry.size > MAX_PICTURE) {
    fail(
      `Unexpected picture of ${Math.ceil(entry.size / 1048576)} MB, expected at most ${MAX_PICTURE / 1048576} MB`,
      'save a smaller picture',
    );
    return;
  }
  const bytes = withBytes(entry, diagnostics, (read) => read);
  if (bytes === undefined) return;
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    const turned = orientation >= 5;
    pictures.push({
      path: entry.path,
      bytes,
      digest: createHash('sha256').update(bytes).digest('hex'),
      width: turned ? height : width,
      height: turned ? width : height,
    });
  } catch {
    fail('Unexpected bytes, expected a PNG, JPEG, WebP, AVIF or GIF picture', 'save the picture again in one of these formats');
  }
}

function withBytes<T>(entry: TreeEntry, diagnostics: Diagnostic[], use: (bytes: Uint8Array) => T): T | undefined {
  let bytes: Uint8Array;
  try {
    bytes = entry.read();
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'it could not be opened';
    diagnostics.push(
      diagnoseFile('file-unreadable', entry.path, {
        reason: `Unexpected failure to read the file (${why}), expected a readable file`,
        fix: 'check the file’s permissions',
      }),
    );
    return undefined;
  }
  return use(bytes);
}

/** Files that one disk keeps apart and another does not. */
function* findClashes(entries: readonly TreeEntry[]): Generator<Diagnostic> {
  const seen = new Map<string, string>();
  for (const { path } of entries) {
    const first = seen.get(foldName(path));
    if (first === undefined) seen.set(foldName(path), path);
    else {
      yield diagnoseFile('file-name-clash', path, {
        reason: `Unexpected second file named like \`${first}\`, expected names that differ in more than case or Unicode form`,
        fix: 'rename one of the two',
      });
    }
  }
}
