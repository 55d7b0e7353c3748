import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { listTree, readTime } from '../build/process-tree.ts';

/** An editor at the other end of `throughline lsp`. */
export interface Editor {
  readonly open: (path: string, text: string) => void;
  /** Puts `text` in the place of a document's whole text. */
  readonly change: (path: string, text: string) => void;
  /** Resolves when problems are told of a file: of the document as it is now, where it is open. */
  readonly told: (path: string) => Promise<void>;
  /** Processor time of the server until now, in milliseconds. */
  readonly cpu: () => number;
  readonly close: () => Promise<void>;
}

const bin = join(import.meta.dirname, '../../bin/throughline.js');

/** Starts the server on `folder/content`. */
export async function startEditor(folder: string): Promise<Editor> {
  const child = spawn(process.execPath, [bin, 'lsp', '--cache', join(folder, 'cache')], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const versions = new Map<string, number>();
  const waiting = new Map<string, () => void>();
  const uriOf = (path: string): string => pathToFileURL(join(folder, 'content', path)).href;
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }: PublishDiagnosticsParams) => {
    if (version === versions.get(uri)) waiting.get(uri)?.();
  });
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {} });
  const send = (method: string, params: object): void => void connection.sendNotification(method, params);
  send('initialized', {});
  return {
    open: (path, text) => {
      versions.set(uriOf(path), 1);
      send('textDocument/didOpen', { textDocument: { uri: uriOf(path), languageId: 'markdown', version: 1, text } });
    },
    change: (path, text) => {
      const version = (versions.get(uriOf(path)) ?? 0) + 1;
      versions.set(uriOf(path), version);
      send('textDocument/didChange', { textDocument: { uri: uriOf(path), version }, contentChanges: [{ text }] });
    },
    told: (path) => new Promise((resolve) => waiting.set(uriOf(path), resolve)),
    cpu: () => listTree(child.pid ?? 0).reduce((sum, process) => sum + readTime(process), 0),
    close: async () => {
      await connection.sendRequest('shutdown');
      send('exit', {});
      await ended;
    },
  };
}
