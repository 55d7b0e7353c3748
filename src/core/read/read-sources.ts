import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnoseFile, makeReporter } from '../diagnostics/reporter.ts';
import type { ContentTree, FileStore, Picture, PictureFacts, SourceFile, SourceKind, TreeEntry } from '../model.ts';
import { compareText } from '../diagnostics/sort.ts';
import { foldName } from '../text/fold.ts';
import { toEnd, type Steps } from '../text/steps.ts';
import { classify } from './classify.ts';
import { decode, isTooLarge, tooLarge, type Decoded } from './decode.ts';

/** What measures pictures is loaded when one is first measured: of most, the size is known. */
const require = createRequire(import.meta.url);

/** Every text and picture of a content folder; what could not be taken for one is in the diagnostics. */
export interface Sources {
  readonly files: readonly SourceEntry[];
  readonly pictures: readonly Picture[];
  /** Grows while files are read. */
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: SourceTexts;
}

/** A text file that is read when it is asked for. */
export interface SourceEntry {
  readonly path: string;
  readonly kind: SourceKind;
  /** See `TreeEntry`. */
  readonly mark: string | undefined;
  /** Reads and decodes the file. Undefined when that fails, which goes into the diagnostics of the sources. */
  readonly read: () => SourceFile | undefined;
  /** The text, as much of it as can be decoded, for code frames; empty when there is none. */
  readonly text: () => string;
}

/** Texts of a content folder by path, those of broken files too, for code frames. */
export interface SourceTexts {
  readonly paths: readonly string[];
  readonly get: (path: string) => string | undefined;
}

/** Largest picture that is read, in bytes. */
const MAX_PICTURE = 20 * 1024 * 1024;

/** So many entries are listed in a step; a picture that is read is one by itself. */
const STEP = 500;

/** Lists the texts and reads the pictures of a content folder, sorted by path whatever order they come in. */
export function readSources(tree: ContentTree, store?: FileStore): Sources {
  return toEnd(readSourcesInSteps(tree, store));
}

/** The same in steps. */
export function* readSourcesInSteps(tree: ContentTree, store?: FileStore): Steps<Sources> {
  const entries = [...tree.entries].sort((a, b) => compareText(a.path, b.path));
  const files: SourceEntry[] = [];
  const pictures: Picture[] = [];
  const diagnostics: Diagnostic[] = [];
  const findClash = makeClashFinder();
  for (const [index, entry] of entries.entries()) {
    const kind = classify(entry.path);
    if (kind.is === 'picture' || index % STEP === 0) yield;
    const clash = findClash(entry.path);
    if (clash !== undefined) diagnostics.push(clash);
    if (kind.is === 'ignored') continue;
    const wrong = checkEntry(entry);
    if (wrong !== undefined) diagnostics.push(wrong);
    else if (kind.is === 'wrong') diagnostics.push(diagnoseFile(kind.code, entry.path, kind));
    else if (kind.is === 'picture') readPicture(entry, pictures, diagnostics, store);
    else files.push(toSource(entry, kind.kind, diagnostics));
  }
  const byPath = new Map(files.map((file) => [file.path, file]));
  return { files, pictures, diagnostics, texts: { paths: files.map(({ path }) => path), get: (path) => byPath.get(path)?.text() } };
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

function toSource(entry: TreeEntry, kind: SourceKind, diagnostics: Diagnostic[]): SourceEntry {
  const { path, mark } = entry;
  return {
    path,
    kind,
    mark,
    read: () => {
      const decoded = decodeEntry(entry, diagnostics);
      if (decoded === undefined) return undefined;
      if (!('code' in decoded)) return { path, kind, text: decoded.text };
      if (decoded.offset === undefined) diagnostics.push(diagnoseFile(decoded.code, path, decoded.finding));
      else {
        const report = makeReporter(path, decoded.text ?? '');
        report.at(decoded.code, decoded.offset, decoded.offset + 1, decoded.finding);
        diagnostics.push(...report.diagnostics);
      }
      return undefined;
    },
    text: () => decodeEntry(entry, [])?.text ?? '',
  };
}

function decodeEntry(entry: TreeEntry, diagnostics: Diagnostic[]): Decoded | undefined {
  return isTooLarge(entry.size) ? tooLarge(entry.size) : withBytes(entry, diagnostics, decode);
}

function readPicture(entry: TreeEntry, pictures: Picture[], diagnostics: Diagnostic[], store: FileStore | undefined): void {
  const { path, size, mark, read } = entry;
  const fail = (reason: string, fix: string): void => {
    diagnostics.push(diagnoseFile('picture-unreadable', path, { reason, fix }));
  };
  if (size > MAX_PICTURE) {
    fail(`Unexpected picture of ${Math.ceil(size / 1048576)} MB, expected at most ${MAX_PICTURE / 1048576} MB`, 'save a smaller picture');
    return;
  }
  const known = store?.findPicture(path, mark);
  const facts = known ?? withBytes(entry, diagnostics, measurePicture);
  if (facts === undefined) return;
  if (facts === 'no picture') {
    fail('Unexpected bytes, expected a PNG, JPEG, WebP, AVIF or GIF picture', 'save the picture again in one of these formats');
    return;
  }
  if (known === undefined) store?.keepPicture(path, mark, facts);
  pictures.push({ path, size, read, ...facts });
}

function measurePicture(bytes: Uint8Array): PictureFacts | 'no picture' {
  const { imageSize } = require('image-size') as typeof import('image-size');
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    const turned = orientation >= 5;
    return {
      digest: createHash('sha256').update(bytes).digest('hex'),
      width: turned ? height : width,
      height: turned ? width : height,
    };
  } catch {
    return 'no picture';
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

/** Finds files that one disk keeps apart and another does not. */
function makeClashFinder(): (path: string) => Diagnostic | undefined {
  const seen = new Map<string, string>();
  return (path) => {
    const folded = foldName(path);
    const first = seen.get(folded);
    if (first === undefined) {
      seen.set(folded, path);
      return undefined;
    }
    return diagnoseFile('file-name-clash', path, {
      reason: `Unexpected second file named like \`${first}\`, expected names that differ in more than case or Unicode form`,
      fix: 'rename one of the two',
    });
  };
}
