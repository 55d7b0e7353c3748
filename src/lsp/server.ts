import { basename, dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  CodeActionKind,
  LSPErrorCodes,
  MessageType,
  PositionEncodingKind,
  ResourceOperationKind,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
  createConnection,
  type Connection,
  type InitializeParams,
  type Position,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic as Finding } from '../core/diagnostics/diagnostic.ts';
import { TRIGGERS, completion } from './completion.ts';
import type { ContentFolder } from './content-folder.ts';
import { definition } from './definition.ts';
import { Desk } from './desk.ts';
import { rangeOfFinding, toDiagnostic } from './diagnostics.ts';
import { toPath } from './file-uri.ts';
import { findContent } from './find-content.ts';
import { Folders, toPathWithin } from './folders.ts';
import { hover } from './hover.ts';
import { openDocument, type OpenDocument } from './open-document.ts';
import { quickFixes } from './quick-fixes.ts';
import { ReadingProgress } from './reading-progress.ts';
import { RenameRefused, findRenamed, prepareRename, rename } from './rename.ts';
import type { View } from './view.ts';
import { watchInput } from './watch-input.ts';

export interface ServerOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** The content folder, when it is given; else it is looked for from the editor's folders. */
  readonly content: string | undefined;
  readonly version: string;
  /** Absolute path of the folder of the rules' pages. */
  readonly rules: string;
  /** Opens a content folder; throws when that cannot be done. */
  readonly open: (folder: string) => ContentFolder;
  /** Tells of every file that changes; returns what ends it. */
  readonly watch: (folder: string, onChange: (path: string) => void) => () => void;
  /** Says that no editor is there, and ends the process. */
  readonly end: (reason: string, code: 1 | 2) => void;
}

/** Serves one editor until it ends the process, as the protocol asks. */
export function serve(options: ServerOptions): void {
  let isShutDown = false;
  watchInput(options, () => isShutDown);
  const connection = createConnection(options.input, options.output);
  const session = new Session(connection, options);
  connection.onInitialize((params) => session.initialize(params));
  connection.onInitialized(() => session.start());
  connection.onShutdown(() => {
    isShutDown = true;
    session.stop();
  });
  session.listen();
  connection.listen();
}

/** An address in a document. */
interface Place {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

class Session {
  readonly #connection: Connection;
  readonly #options: ServerOptions;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #folders = new Folders();
  #roots: readonly string[] = [];
  #canMoveFiles = false;
  #tellsFolders = false;

  constructor(connection: Connection, options: ServerOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  initialize(params: InitializeParams): { capabilities: ServerCapabilities; serverInfo: { name: string; version: string } } {
    const { capabilities, workspaceFolders } = params;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- editors that know no workspace folders name their folder so
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? [params.rootUri ?? []].flat();
    this.#roots = uris.flatMap((uri) => toPath(uri) ?? []);
    // Files move in `documentChanges`, which Neovim takes and does not speak of.
    this.#canMoveFiles = capabilities.workspace?.workspaceEdit?.resourceOperations?.includes(ResourceOperationKind.Rename) === true;
    this.#tellsFolders = capabilities.workspace?.workspaceFolders === true;
    return {
      serverInfo: { name: 'throughline', version: this.#options.version },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters: TRIGGERS },
        hoverProvider: true,
        definitionProvider: true,
        renameProvider: capabilities.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        ...(this.#tellsFolders ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {}),
      },
    };
  }

  /** Opens the content folders, and says so where there is none. */
  start(): void {
    if (this.#tellsFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.#folders.close(toPath(uri) ?? uri);
        for (const { uri } of added) this.#open(toPath(uri));
      });
    }
    const opened = this.#options.content === undefined ? this.#roots.map((root) => this.#open(root)) : [this.#open(undefined)];
    if (opened.includes(true)) return;
    const where = this.#roots.length === 0 ? 'the folder that is open' : this.#roots.join(', ');
    this.#tell(
      MessageType.Warning,
      `Throughline found no content folder in ${where}: expected \`content/publication.yaml\`. \`throughline lsp --content FOLDER\` names another.`,
    );
  }

  stop(): void {
    this.#folders.stop();
  }

  listen(): void {
    const connection = this.#connection;
    this.#documents.onDidChangeContent(({ document }) => this.#take(document));
    this.#documents.onDidClose(({ document: { uri } }) => {
      const found = this.#find(uri);
      found?.desk.close(found.path);
    });
    this.#documents.listen(connection);
    connection.onHover(this.#answer(hover));
    connection.onDefinition(this.#answer(definition));
    connection.onCompletion(this.#answer(completion));
    connection.onPrepareRename(this.#answer(prepareRename));
    connection.onCodeAction(({ textDocument, range: { start, end } }) =>
      this.#ask(textDocument.uri, (view) =>
        quickFixes(view, view.document.offsetAt(start), view.document.offsetAt(end), this.#options.rules),
      ),
    );
    connection.onRenameRequest((params) => this.#rename(params, params.newName));
  }

  #answer<T>(feature: (view: View, offset: number) => T | undefined): (params: Place) => T | null {
    return ({ textDocument, position }) => this.#ask(textDocument.uri, (view) => feature(view, view.document.offsetAt(position)));
  }

  #ask<T>(uri: string, feature: (view: View) => T | undefined): T | null {
    const found = this.#find(uri);
    try {
      const view = found?.desk.viewOf(found.path);
      return (view && feature(view)) ?? null;
    } catch (error) {
      if (found?.desk.recover(error) === true) return null;
      throw error;
    }
  }

  #rename({ textDocument, position }: Place, name: string): ReturnType<typeof rename> | null {
    const found = this.#find(textDocument.uri);
    try {
      const view = found?.desk.viewOf(found.path);
      if (view === undefined || found === undefined) return null;
      if (!this.#canMoveFiles)
        throw new RenameRefused('This editor cannot move files for a rename. There is `npx throughline rename OLD NEW`.');
      const offset = view.document.offsetAt(position);
      const edit = rename(view, offset, name, found.desk);
      const renamed = findRenamed(view, offset);
      if (renamed?.kind === 'theme')
        this.#tell(
          MessageType.Info,
          `The page of the theme moves to /themes/${name}/ with the next build; nothing leads there from /themes/${renamed.id}/.`,
        );
      return edit;
    } catch (error) {
      if (error instanceof RenameRefused) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      if (found?.desk.recover(error) === true)
        throw new ResponseError(
          LSPErrorCodes.RequestFailed,
          'The archive is read anew, as what was kept of it is gone: rename again in a moment.',
        );
      throw error;
    }
  }

  /** Takes in a document; one that is of no folder yet may show where another is. */
  #take(document: TextDocument): void {
    const file = toPath(document.uri);
    if (file === undefined) return;
    const isNew = this.#folders.find(file) === undefined && !this.#folders.isClosed(file);
    if (isNew && this.#options.content === undefined) this.#open(dirname(file));
    const found = this.#folders.find(file);
    found?.desk.put(openDocument(document, found.path));
  }

  #find(uri: string): ReturnType<Folders['find']> {
    const file = toPath(uri);
    return file === undefined ? undefined : this.#folders.find(file);
  }

  /** Opens the content folder that a folder belongs to, or the one that was told; returns whether there is one. */
  #open(root: string | undefined): boolean {
    const { content, open, watch } = this.#options;
    const folder = content ?? (root === undefined ? undefined : findContent(root));
    if (folder === undefined || this.#folders.has(folder)) return folder !== undefined;
    try {
      const progress = new ReadingProgress(this.#connection, `Throughline: reading ${basename(dirname(folder))}`);
      const desk = new Desk(open(folder), (path) => pathToFileURL(join(folder, path)).href, {
        onFindings: (path, findings, document) => this.#publish(join(folder, path), findings, document),
        onReading: (share) => progress.tell(share),
        onFailure: (error) => this.#report(error),
      });
      const unwatch = watch(folder, (file) => desk.update([toPathWithin(folder, file) ?? '']));
      this.#folders.add({ folder, desk, unwatch });
      for (const document of this.#documents.all()) this.#take(document);
      void desk.read();
    } catch (error) {
      this.#report(error);
    }
    return true;
  }

  #publish(file: string, findings: readonly Finding[], document: OpenDocument | undefined): void {
    const { rules } = this.#options;
    void this.#connection.sendDiagnostics({
      uri: document?.uri ?? pathToFileURL(file).href,
      ...(document === undefined ? {} : { version: document.version }),
      diagnostics: findings.map((finding) => toDiagnostic(finding, rules, document && rangeOfFinding(finding, document))),
    });
  }

  /** A notification, not a question: an editor that does not know it ignores it. */
  #tell(type: MessageType, message: string): void {
    void this.#connection.sendNotification(ShowMessageNotification.type, { type, message });
  }

  #report(error: unknown): void {
    const failure = error instanceof Error ? error : new Error(String(error));
    this.#tell(MessageType.Error, `Throughline: ${failure.message}`);
    this.#connection.console.error(failure.stack ?? failure.message);
  }
}
