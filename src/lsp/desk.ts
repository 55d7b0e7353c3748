import type { Diagnostic as Finding } from '../core/diagnostics/diagnostic.ts';
import { makeLocator } from '../core/diagnostics/locator.ts';
import type { ContentTree, FileStore, StoredFile, TreeEntry } from '../core/model.ts';
import { checkArchive, type Checked, type CheckOptions } from '../core/pipeline.ts';
import { checkAgain, isCompared, type CheckedAgain } from '../core/validate/check-again.ts';
import type { ContentFolder } from './content-folder.ts';
import { moveFindings } from './diagnostics.ts';
import type { OpenDocument } from './open-document.ts';
import { keepOpenFilesApart } from './open-files-store.ts';
import { isOfOne, Reader } from './reader.ts';
import type { View, Whole } from './view.ts';

export interface DeskEvents {
  /** What is found in a file is other than before; the document is there when it is open. */
  readonly onFindings: (path: string, findings: readonly Finding[], document: OpenDocument | undefined) => void;
  /** See `Reader`. */
  readonly onReading: (share: number | undefined) => void;
  readonly onFailure: (error: unknown) => void;
}

/** A document is checked when nobody types in it for so many milliseconds. */
const TYPED = 10;

/**
 * The archive under an editor's hands. Each change is checked in its own document at once, against the others as they were last read.
 * Briefings and pages count for the others as they stand in the editor; themes, glossary and publication, which every text is read
 * with, when they are saved.
 */
export class Desk {
  readonly #content: ContentFolder;
  readonly #events: DeskEvents;
  readonly #reader: Reader;
  readonly #documents = new Map<string, OpenDocument>();
  /** What each document was found to be, and among which others. */
  readonly #known = new WeakMap<OpenDocument, { readonly whole: Whole; readonly now: CheckedAgain }>();
  /** What is found out about documents while the archive is read. */
  readonly #held = new Map<string, StoredFile>();
  /** What was said last of each file. */
  readonly #said = new Map<string, string>();
  readonly #typing = new Map<string, NodeJS.Timeout>();
  readonly #uriOf: View['uriOf'];

  constructor(content: ContentFolder, uriOf: View['uriOf'], events: DeskEvents) {
    this.#content = content;
    this.#uriOf = (path) => this.#documents.get(path)?.uri ?? uriOf(path);
    this.#events = events;
    this.#reader = new Reader(content, {
      toTree: () => this.#overlay(isOfOne),
      options: () => this.#options(),
      onRead: (whole) => this.#sayAll(whole),
      onReading: events.onReading,
      onFailure: events.onFailure,
    });
  }

  /** Takes in a document as it is now. */
  put(document: OpenDocument): void {
    const { path } = document;
    this.#documents.set(path, document);
    clearTimeout(this.#typing.get(path));
    this.#typing.set(
      path,
      setTimeout(() => this.#sayNow(path), TYPED),
    );
    this.#reader.readSoon();
  }

  /** The file on the disk counts again. */
  close(path: string): void {
    this.#documents.delete(path);
    this.#held.delete(path);
    clearTimeout(this.#typing.get(path));
    this.#typing.delete(path);
    this.#reader.readSoon();
  }

  /** Takes in that files on the disk changed. */
  update(paths: readonly string[]): void {
    this.#reader.update(paths);
  }

  read(): Promise<void> {
    return this.#reader.read();
  }

  /** What answers about a document are given from; undefined for what is not open, and until the archive was looked at. */
  viewOf(path: string): View | undefined {
    const document = this.#documents.get(path);
    const { whole } = this.#reader;
    if (document === undefined || whole === undefined) return undefined;
    return { whole, document, now: this.#checkNow(document, whole), asOf: this.#content.options().asOf, uriOf: this.#uriOf };
  }

  /** The folder with all documents as they are in the editor, of every kind. */
  tree(): ContentTree {
    return this.#overlay(() => true);
  }

  /** Checks a folder as it might be. */
  check(tree: ContentTree): Checked {
    const { store, ...options } = this.#options();
    return checkArchive(tree, { ...options, store: this.#content.besides(store) });
  }

  versionOf(path: string): number | null {
    return this.#documents.get(path)?.version ?? null;
  }

  /** See `Reader`. */
  recover(error: unknown): boolean {
    return this.#reader.recover(error);
  }

  /** Takes back what was said of the files. */
  clear(): void {
    for (const path of this.#said.keys()) this.#events.onFindings(path, [], this.#documents.get(path));
  }

  stop(): void {
    this.#reader.stop();
    for (const timer of this.#typing.values()) clearTimeout(timer);
    this.#content.close();
  }

  #options(): CheckOptions & { readonly store: FileStore } {
    const options = this.#content.options();
    return { ...options, store: keepOpenFilesApart(options.store, this.#documents, this.#held) };
  }

  #overlay(counts: (path: string) => boolean): ContentTree {
    const open = new Map([...this.#documents].filter(([path]) => counts(path)).map(([path, document]) => [path, toEntry(document)]));
    const rest = this.#content.tree().entries.filter(({ path }) => !open.has(path));
    return { entries: [...rest, ...open.values()] };
  }

  #checkNow(document: OpenDocument, whole: Whole): CheckedAgain {
    const known = this.#known.get(document);
    if (known?.whole === whole) return known.now;
    const now = checkAgain(toEntry(document), whole, whole.isRead ? findCompared(whole, document) : undefined);
    this.#known.set(document, { whole, now });
    return now;
  }

  #sayAll({ diagnostics }: Whole): void {
    const byFile = Map.groupBy(diagnostics, ({ file }) => file);
    for (const path of new Set([...this.#said.keys(), ...byFile.keys(), ...this.#documents.keys()]))
      this.#say(path, byFile.get(path) ?? []);
  }

  #sayNow(path: string): void {
    try {
      this.#say(path, []);
    } catch (error) {
      if (!this.recover(error)) this.#events.onFailure(error);
    }
  }

  /** Says what is found in a file, if it is other than before. */
  #say(path: string, saved: readonly Finding[]): void {
    if (this.#reader.whole === undefined) return;
    const document = this.#documents.get(path);
    const findings = document === undefined ? saved : (this.viewOf(path)?.now.diagnostics ?? []);
    const said = JSON.stringify([document?.version, findings]);
    if ((this.#said.get(path) ?? NOTHING) === said) return;
    if (said === NOTHING) this.#said.delete(path);
    else this.#said.set(path, said);
    this.#events.onFindings(path, findings, document);
  }
}

const NOTHING = JSON.stringify([undefined, []]);

/** What comparing all files found in a document, where that is now. */
function findCompared({ diagnostics, silenced, sources }: Whole, { path, text }: OpenDocument): readonly Finding[] {
  const found = [...diagnostics, ...silenced.map(({ diagnostic }) => diagnostic)];
  const compared = found.filter((finding) => finding.file === path && isCompared(finding));
  const before = compared.length === 0 ? text : (sources.get(path) ?? '');
  return moveFindings(compared, before, text, makeLocator(text).place);
}

function toEntry({ path, text }: OpenDocument): TreeEntry {
  const bytes = new TextEncoder().encode(text);
  return { path, type: 'file', size: bytes.length, read: () => bytes };
}
