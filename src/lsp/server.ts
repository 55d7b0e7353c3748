import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
import { definition } from './definition.ts';
import { Desk, type ContentFolder } from './desk.ts';
import { rangeOfFinding, toDiagnostic } from './diagnostics.ts';
import { findContent } from './find-content.ts';
import { hover } from './hover.ts';
import { openDocument, type OpenDocument } from './open-document.ts';
import { quickFixes } from './quick-fixes.ts';
import { RenameRefused, findRenamed, prepareRename, rename } from './rename.ts';
import type { View } from './view.ts';

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
}

/** Serves one editor until it ends the process, as the protocol asks. */
export function serve(options: ServerOptions): void {
  const connection = createConnection(options.input, options.output);
  const session = new Session(connection, options);
  connection.onInitialize((params) => session.initialize(params));
  connection.onInitialized(() => session.start());
  connection.onShutdown(() => session.stop());
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
  #roots: readonly string[] = [];
  #canMoveFiles = false;
  #desk: { readonly desk: Desk; readonly folder: string; readonly unwatch: () => void } | undefined;

  constructor(connection: Connection, options: ServerOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  initialize(params: InitializeParams): { capabilities: ServerCapabilities; serverInfo: { name: string; version: string } } {
    const { capabilities, workspaceFolders } = params;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- editors that know no workspace folders name their folder so
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? [params.rootUri ?? []].flat();
    this.#roots = uris.flatMap((uri) => toPath(uri) ?? []);
    const { documentChanges = false, resourceOperations = [] } = capabilities.workspace?.workspaceEdit ?? {};
    this.#canMoveFiles = documentChanges && resourceOperations.includes(ResourceOperationKind.Rename);
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
      },
    };
  }

  /** Opens the content folder, and says so where there is none. */
  start(): void {
    if (this.#open(this.#roots)) return;
    const where = this.#roots.length === 0 ? 'the folder that is open' : this.#roots.join(', ');
    this.#tell(
      MessageType.Warning,
      `Throughline found no content folder in ${where}: expected \`content/publication.yaml\`. \`throughline lsp --content FOLDER\` names another.`,
    );
  }

  stop(): void {
    this.#desk?.desk.stop();
    this.#desk?.unwatch();
    this.#desk = undefined;
  }

  listen(): void {
    const connection = this.#connection;
    this.#documents.onDidChangeContent(({ document }) => this.#take(document));
    this.#documents.onDidClose(({ document: { uri } }) => {
      const path = this.#pathOf(uri);
      if (path !== undefined) this.#desk?.desk.close(path);
    });
    this.#documents.listen(connection);
    connection.onHover(this.#answer(hover));
    connection.onDefinition(this.#answer(definition));
    connection.onCompletion(this.#answer(completion));
    connection.onPrepareRename(this.#answer(prepareRename));
    connection.onCodeAction(({ textDocument: { uri }, range }) => {
      const view = this.#viewOf(uri);
      if (view === undefined) return [];
      return quickFixes(view, view.document.offsetAt(range.start), view.document.offsetAt(range.end), this.#options.rules);
    });
    connection.onRenameRequest((params) => this.#rename(params, params.newName));
  }

  #answer<T>(feature: (view: View, offset: number) => T | undefined): (params: Place) => T | null {
    return ({ textDocument, position }) => {
      const view = this.#viewOf(textDocument.uri);
      return (view && feature(view, view.document.offsetAt(position))) ?? null;
    };
  }

  #rename({ textDocument, position }: Place, name: string): ReturnType<typeof rename> | null {
    const view = this.#viewOf(textDocument.uri);
    const desk = this.#desk?.desk;
    if (view === undefined || desk === undefined) return null;
    try {
      if (!this.#canMoveFiles)
        throw new RenameRefused('This editor cannot move files for a rename. For briefings there is `npx throughline rename OLD NEW`.');
      const offset = view.document.offsetAt(position);
      const edit = rename(view, offset, name, {
        tree: desk.tree(),
        check: (tree) => desk.check(tree),
        versionOf: (path) => desk.versionOf(path),
      });
      const renamed = findRenamed(view, offset);
      if (renamed?.kind === 'theme')
        this.#tell(
          MessageType.Info,
          `The page of the theme moves to /themes/${name}/ with the next build; nothing leads there from /themes/${renamed.id}/.`,
        );
      return edit;
    } catch (error) {
      if (error instanceof RenameRefused) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      throw error;
    }
  }

  #viewOf(uri: string): View | undefined {
    const path = this.#pathOf(uri);
    return path === undefined ? undefined : this.#desk?.desk.viewOf(path);
  }

  /** Takes in a document; one opened by itself may show where the content folder is. */
  #take(document: TextDocument): void {
    const file = toPath(document.uri);
    if (this.#desk === undefined && file !== undefined) this.#open([dirname(file)]);
    const path = this.#pathOf(document.uri);
    if (path !== undefined) this.#desk?.desk.put(openDocument(document, path));
  }

  /** Path in the content folder; undefined for what lies elsewhere. */
  #pathOf(uri: string): string | undefined {
    const file = toPath(uri);
    if (file === undefined || this.#desk === undefined) return undefined;
    const path = relative(this.#desk.folder, file).replaceAll('\\', '/');
    return path === '' || path.startsWith('../') || isAbsolute(path) ? undefined : path;
  }

  /** Opens the content folder that belongs to these folders. */
  #open(roots: readonly string[]): boolean {
    const { content, open, watch } = this.#options;
    const folder = content ?? findContent(roots);
    if (folder === undefined) return false;
    try {
      const desk = new Desk(open(folder), (path) => pathToFileURL(join(folder, path)).href, {
        onFindings: (path, findings, document) => this.#publish(join(folder, path), findings, document),
        onFailure: (error) => this.#report(error),
      });
      const unwatch = watch(folder, (file) => desk.update([relative(folder, file).replaceAll('\\', '/')]));
      this.#desk = { desk, folder, unwatch };
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

function toPath(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
