import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-jsonrpc/node';
import type { InitializeResult, Position, PublishDiagnosticsParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { bin } from '../cli/run-bin.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import type { Files } from '../support/sample-files.ts';

/** An editor at the other end of the real process. */
export interface Editor {
  /** The folder that it opened; the content is in `content/`. */
  readonly root: string;
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  readonly uriOf: (path: string) => string;
  /** Path in the content folder of an address. */
  readonly pathOf: (uri: string) => string;
  readonly textOf: (path: string) => string;
  readonly open: (path: string, text: string) => void;
  /** Puts `by` in the place of the only `part` of an open document, as typing does. */
  readonly type: (path: string, part: string, by: string) => void;
  readonly close: (path: string) => void;
  /** Position of the caret `|` in a part of an open document. */
  readonly caret: (path: string, at: string) => Position;
  /** What was last published of a file, of the document as it is now; undefined until then. */
  readonly published: (path: string) => PublishDiagnosticsParams | undefined;
  /** Texts of messages that it showed. */
  readonly messages: readonly string[];
  readonly write: (bytes: string) => void;
  readonly exited: Promise<number | null>;
}

export const CAPABILITIES = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } },
  textDocument: { rename: { prepareSupport: true } },
};

interface EditorOptions {
  readonly capabilities?: object;
  readonly args?: readonly string[];
  /** Where the archive lies in the folder that is opened. */
  readonly content?: string;
  /** The folders below it that are opened, in place of itself. */
  readonly folders?: readonly string[];
}

/** Starts the server in a process of its own on an archive, and opens its folder. */
export async function startEditor(
  files: Files,
  { capabilities = CAPABILITIES, args = [], content = 'content', folders = ['.'] }: EditorOptions = {},
): Promise<Editor> {
  const root = makeTemporaryFolder();
  const folder = join(root, content);
  writeFiles(folder, files);
  const child = spawn(process.execPath, [bin, 'lsp', ...args], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  onTestFinished(async () => {
    connection.dispose();
    child.kill();
    await exited;
  });
  // what is written to a process that has gone is of no interest
  child.stdin.on('error', () => undefined);
  const documents = new Map<string, TextDocument>();
  const findings = new Map<string, PublishDiagnosticsParams>();
  const messages: string[] = [];
  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  const pathOf = (uri: string): string => relative(folder, fileURLToPath(uri));
  const documentAt = (path: string): TextDocument => {
    const document = documents.get(path);
    if (document === undefined) throw new Error(`${path} is not open`);
    return document;
  };
  const send = (method: string, params: object): void => void connection.sendNotification(method, params);
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (params: PublishDiagnosticsParams) => void findings.set(pathOf(params.uri), params),
  );
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void messages.push(message));
  connection.listen();
  const rootUri = pathToFileURL(root).href;
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: folders.map((name) => ({ uri: pathToFileURL(join(root, name)).href, name })),
    capabilities,
  });
  send('initialized', {});
  return {
    root,
    connection,
    initialized,
    uriOf,
    pathOf,
    messages,
    exited,
    textOf: (path) => documentAt(path).getText(),
    write: (bytes) => child.stdin.write(bytes),
    open: (path, text) => {
      const document = TextDocument.create(uriOf(path), 'markdown', 1, text);
      documents.set(path, document);
      send('textDocument/didOpen', { textDocument: { uri: document.uri, languageId: 'markdown', version: 1, text } });
    },
    type: (path, part, by) => {
      const document = documentAt(path);
      const start = indexOf(document.getText(), part);
      const range = { start: document.positionAt(start), end: document.positionAt(start + part.length) };
      const changes = [{ range, text: by }];
      const after = TextDocument.update(document, changes, document.version + 1);
      send('textDocument/didChange', { textDocument: { uri: after.uri, version: after.version }, contentChanges: changes });
    },
    close: (path) => {
      send('textDocument/didClose', { textDocument: { uri: documentAt(path).uri } });
      documents.delete(path);
      findings.delete(path);
    },
    caret: (path, at) => {
      const [before = '', after = ''] = at.split('|');
      return documentAt(path).positionAt(indexOf(documentAt(path).getText(), before + after) + before.length);
    },
    published: (path) => {
      const last = findings.get(path);
      return last?.version === documents.get(path)?.version ? last : undefined;
    },
  };
}

/** Where the only occurrence of a part begins. */
function indexOf(text: string, part: string): number {
  const at = text.indexOf(part);
  if (at === -1 || text.includes(part, at + 1)) throw new Error(`Expected \`${part}\` once in: ${text}`);
  return at;
}
