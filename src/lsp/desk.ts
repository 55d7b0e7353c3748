import { setImmediate } from 'node:timers/promises';
import type { Diagnostic as Finding } from '../core/diagnostics/diagnostic.ts';
import { makeLocator } from '../core/diagnostics/locator.ts';
import type { ContentTree, TreeEntry } from '../core/model.ts';
import { checkArchive, inspectInSteps, type Checked, type CheckOptions } from '../core/pipeline.ts';
import { classify } from '../core/read/classify.ts';
import { checkAgain, isCompared, type CheckedAgain } from '../core/validate/check-again.ts';
import { makeSchemas } from '../schema/make-schemas.ts';
import { moveFindings } from './diagnostics.ts';
import type { OpenDocument } from './open-document.ts';
import type { View, Whole } from './view.ts';

/** A content folder on the disk. */
export interface ContentFolder {
  /** Absolute path. */
  readonly folder: string;
  readonly tree: () => ContentTree;
  /** Looks at files again, paths relative to the folder. */
  readonly update: (paths: readonly string[]) => void;
  /** How the folder is to be checked now. */
  readonly options: () => CheckOptions;
  /** Keeps what was read for the next time. */
  readonly save: () => void;
  /** Opens what is kept anew, or throws it away. */
  readonly repair: (how: 'reopen' | 'remove') => void;
}

interface DeskEvents {
  /** What is found in a file is other than before; the document is there when it is open. */
  readonly onFindings: (path: string, findings: readonly Finding[], document: OpenDocument | undefined) => void;
  readonly onFailure: (error: unknown) => void;
}

/** Nobody types for so many milliseconds: the document is checked, then the whole archive. */
const TYPED = 40;
const PAUSE = 300;

/**
 * The archive under an editor's hands. Each change is checked in its own document at once; the whole archive is read when there is a
 * pause, in steps, and left when something changes again. Briefings and pages count as they stand in the editor; themes, glossary and
 * publication, which every text is read with, count for the others when they are saved.
 */
export class Desk {
  readonly #content: ContentFolder;
  readonly #events: DeskEvents;
  readonly #documents = new Map<string, OpenDocument>();
  /** What each document was found to be, and among which others. */
  readonly #known = new WeakMap<OpenDocument, { readonly whole: Whole; readonly now: CheckedAgain }>();
  /** What was said last of each file. */
  readonly #said = new Map<string, string>();
  readonly #typing = new Map<string, NodeJS.Timeout>();
  readonly #uriOf: View['uriOf'];
  #whole: Whole | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Counts changes. */
  #version = 0;

  constructor(content: ContentFolder, uriOf: View['uriOf'], events: DeskEvents) {
    this.#content = content;
    this.#uriOf = (path) => this.#documents.get(path)?.uri ?? uriOf(path);
    this.#events = events;
  }

  /** Takes in a document as it is now. */
  put(document: OpenDocument): void {
    const { path } = document;
    this.#documents.set(path, document);
    clearTimeout(this.#typing.get(path));
    this.#typing.set(
      path,
      setTimeout(() => this.#attempt(() => this.#say(path)), TYPED),
    );
    this.readSoon();
  }

  /** The file on the disk counts again. */
  close(path: string): void {
    this.#documents.delete(path);
    clearTimeout(this.#typing.get(path));
    this.#typing.delete(path);
    this.readSoon();
  }

  /** Takes in that files on the disk changed. */
  update(paths: readonly string[]): void {
    this.#attempt(() => this.#content.update(paths));
    this.readSoon();
  }

  /** Reads the whole archive when there is a pause. */
  readSoon(): void {
    this.#version += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), PAUSE);
  }

  /** Reads the whole archive, unless something changes meanwhile. */
  async read(repairs: readonly ('reopen' | 'remove')[] = ['reopen', 'remove']): Promise<void> {
    const version = this.#version;
    try {
      const whole = await this.#readWhole(() => this.#version !== version);
      if (whole === undefined) return;
      if (this.#whole === undefined) this.#content.save();
      this.#whole = whole;
      this.#sayAll(whole);
    } catch (error) {
      const [how, ...rest] = repairs;
      if (how === undefined) {
        this.#events.onFailure(error);
        return;
      }
      this.#attempt(() => this.#content.repair(how));
      await this.read(rest);
    }
  }

  /** What answers about a document are given from; undefined for what is not open, and until the archive was read once. */
  viewOf(path: string): View | undefined {
    const document = this.#documents.get(path);
    const whole = this.#whole;
    if (document === undefined || whole === undefined) return undefined;
    return { whole, document, now: this.#checkNow(document, whole), uriOf: this.#uriOf };
  }

  /** The folder with all documents as they are in the editor, of every kind. */
  tree(): ContentTree {
    return this.#overlay(() => true);
  }

  check(tree: ContentTree): Checked {
    return checkArchive(tree, this.#content.options());
  }

  versionOf(path: string): number | null {
    return this.#documents.get(path)?.version ?? null;
  }

  stop(): void {
    this.#version += 1;
    for (const timer of [this.#timer, ...this.#typing.values()]) clearTimeout(timer);
  }

  async #readWhole(isOvertaken: () => boolean): Promise<Whole | undefined> {
    const steps = inspectInSteps(this.#overlay(isOfOne), this.#content.options());
    for (;;) {
      const step = steps.next();
      if (step.done === true) return toWhole(step.value, this.#content.folder);
      await setImmediate();
      if (isOvertaken()) return undefined;
    }
  }

  #overlay(counts: (path: string) => boolean): ContentTree {
    const open = new Map([...this.#documents].filter(([path]) => counts(path)).map(([path, document]) => [path, toEntry(document)]));
    const rest = this.#content.tree().entries.filter(({ path }) => !open.has(path));
    return { entries: [...rest, ...open.values()] };
  }

  #checkNow(document: OpenDocument, whole: Whole): CheckedAgain {
    const known = this.#known.get(document);
    if (known?.whole === whole) return known.now;
    const { path, text } = document;
    const found = [...whole.diagnostics, ...whole.silenced.map(({ diagnostic }) => diagnostic)];
    const compared = found.filter((finding) => finding.file === path && isCompared(finding));
    const before = compared.length === 0 ? text : (whole.sources.get(path) ?? '');
    const now = checkAgain(toEntry(document), whole, moveFindings(compared, before, text, makeLocator(text).place));
    this.#known.set(document, { whole, now });
    return now;
  }

  #sayAll(whole: Whole): void {
    const byFile = Map.groupBy(whole.diagnostics, ({ file }) => file);
    for (const path of new Set([...this.#said.keys(), ...byFile.keys(), ...this.#documents.keys()]))
      this.#say(path, byFile.get(path) ?? []);
  }

  /** Says what is found in a file, if it is other than before. */
  #say(path: string, saved: readonly Finding[] = []): void {
    const document = this.#documents.get(path);
    const findings = document === undefined ? saved : (this.viewOf(path)?.now.diagnostics ?? []);
    const said = JSON.stringify([document?.version, findings]);
    if (this.#whole === undefined || (this.#said.get(path) ?? NOTHING) === said) return;
    if (said === NOTHING) this.#said.delete(path);
    else this.#said.set(path, said);
    this.#events.onFindings(path, findings, document);
  }

  /** A fault is told, and the desk goes on. */
  #attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#events.onFailure(error);
    }
  }
}

const NOTHING = JSON.stringify([undefined, []]);

function toEntry({ path, text }: OpenDocument): TreeEntry {
  const bytes = new TextEncoder().encode(text);
  return { path, type: 'file', size: bytes.length, read: () => bytes };
}

/** Whether a file matters for itself and for what names it, and not for how all texts are read. */
function isOfOne(path: string): boolean {
  const kind = classify(path);
  return kind.is === 'source' && (kind.kind === 'briefing' || kind.kind === 'statement');
}

function toWhole(inspected: Omit<Whole, 'folder' | 'schemas'>, folder: string): Whole {
  let schemas: ReturnType<Whole['schemas']> | undefined;
  const { publication, themes } = inspected.read;
  const keysOf = (list: object | undefined): string[] => Object.keys(list ?? {});
  return {
    ...inspected,
    folder,
    schemas: () =>
      (schemas ??= makeSchemas({
        themes: themes.map(({ id }) => id),
        kinds: keysOf(publication?.kinds),
        authors: keysOf(publication?.authors),
        regions: keysOf(publication?.regions),
        sectors: keysOf(publication?.sectors),
      })),
  };
}
