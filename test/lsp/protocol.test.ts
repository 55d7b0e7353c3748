import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { spawn } from 'node:child_process';
import { bin, runBin, waitFor } from '../cli/run-bin.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';
import { CAPABILITIES, startEditor, type Editor } from './editor.ts';
import { problemsOf } from './replay.ts';

const [path = '', text] = Object.entries(briefingFile({ date: '2026-01-23', slug: 'first-ledger' }))[0] ?? [];
const broken = String(text).replace('[decoupling]', '[decuopling]');

const hoverAt = (editor: Editor, at: string): Promise<unknown> =>
  editor.connection.sendRequest('textDocument/hover', { textDocument: { uri: editor.uriOf(path) }, position: editor.caret(path, at) });

async function openBroken(editor: Editor): Promise<void> {
  editor.open(path, broken);
  await expect.poll(() => problemsOf(editor, path)).toEqual(['5:10-20 theme-unknown']);
}

it('says what it can, and sends problems with their reason, their fix and the page of their rule', async () => {
  const editor = await startEditor(minimalArchive);
  expect(editor.initialized.capabilities).toEqual({
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: 2 },
    completionProvider: { triggerCharacters: ['[', '(', '#', '/', '^', '"', ' ', ','] },
    hoverProvider: true,
    definitionProvider: true,
    renameProvider: { prepareProvider: true },
    codeActionProvider: { codeActionKinds: ['quickfix'] },
  });
  await openBroken(editor);
  expect(editor.published(path)).toEqual({
    uri: editor.uriOf(path),
    version: 1,
    diagnostics: [
      {
        range: { start: { line: 4, character: 9 }, end: { line: 4, character: 19 } },
        severity: 1,
        source: 'throughline',
        code: 'theme-unknown',
        codeDescription: { href: expect.stringMatching(/^file:.*\/docs\/rules\/theme-unknown\.md$/u) as string },
        message: 'Unexpected theme `decuopling`, expected a theme from content/themes\nFix: replace with `decoupling`',
      },
    ],
  });
});

it('ends with 0 when it is told to shut down and exit', async () => {
  const editor = await startEditor(minimalArchive);
  expect(await editor.connection.sendRequest('shutdown')).toBeNull();
  void editor.connection.sendNotification('exit');
  expect(await editor.exited).toBe(0);
});

it('ends with 1 when the editor exits without shutting it down', async () => {
  const editor = await startEditor(minimalArchive);
  void editor.connection.sendNotification('exit');
  expect(await editor.exited).toBe(1);
});

it('goes on after requests that make no sense, and files that are none of its own', async () => {
  const editor = await startEditor(minimalArchive);
  const { connection } = editor;
  await openBroken(editor);
  await expect(connection.sendRequest('textDocument/unheardOf', {})).rejects.toThrow('Unhandled method');
  await expect(connection.sendRequest('textDocument/hover', { textDocument: null })).rejects.toThrow();
  const beyond = { textDocument: { uri: editor.uriOf(path) }, position: { line: 9999, character: 9999 } };
  expect(await connection.sendRequest('textDocument/hover', beyond)).toBeNull();
  for (const uri of [
    'untitled:Untitled-1',
    'file:///etc/hosts',
    'file://%zz',
    editor.uriOf('../elsewhere.md'),
    editor.uriOf('themes/not-open.md'),
  ]) {
    expect(await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } })).toBeNull();
  }
  void connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: editor.uriOf('themes/not-open.md'), version: 2 },
    contentChanges: [{ text: '' }],
  });
  editor.write('Content-Length: 9\r\n\r\nnot json!');
  editor.type(path, '[decuopling]', '[decoupling]');
  await expect.poll(() => problemsOf(editor, path)).toEqual([]);
  expect(await hoverAt(editor, 'themes: [deco|upling]')).toMatchObject({
    contents: { value: expect.stringContaining('**Decoupling**') as string },
  });
});

it('shows the problems of a file that does not look like one while it is typed', async () => {
  const editor = await startEditor(minimalArchive);
  editor.open(path, '');
  await expect.poll(() => problemsOf(editor, path)).toEqual(['1:1-1 front-matter-missing']);
  editor.close(path);
  editor.open('briefings/2026/2026-02-01-new-one.md', '\uFEFF--\n');
  await expect
    .poll(() => problemsOf(editor, 'briefings/2026/2026-02-01-new-one.md'))
    .toEqual(['1:2-4 front-matter-missing', '1:2-4 text-before-heading']);
  editor.open('briefings/2026/Odd Name.md', '---\n---\n');
  await expect.poll(() => problemsOf(editor, 'briefings/2026/Odd Name.md')).toEqual(['1:1-1 file-name']);
});

it('serves every folder that is open, each with its own archive, and lets go of one that is closed', async () => {
  const capabilities = { ...CAPABILITIES, workspace: { ...CAPABILITIES.workspace, workspaceFolders: true } };
  const editor = await startEditor(minimalArchive, { capabilities, content: 'first/content', folders: ['first', 'second'] });
  const second = join(editor.root, 'second/content');
  writeFiles(second, { ...minimalArchive, 'themes/decuopling.md': String(minimalArchive['themes/decoupling.md']) });
  await openBroken(editor);
  const other = `../../second/content/${path}`;
  editor.open(other, String(text).replace('[decoupling]', '[decuopling, nowhere]'));
  await expect.poll(() => problemsOf(editor, other)).toEqual(expect.arrayContaining(['5:22-29 theme-unknown']));
  const removed = [{ uri: pathToFileURL(join(editor.root, 'second')).href, name: 'second' }];
  void editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed } });
  await expect.poll(() => problemsOf(editor, other)).toEqual([]);
  expect(problemsOf(editor, path)).toEqual(['5:10-20 theme-unknown']);
  editor.type(other, 'nowhere', 'elsewhere');
  editor.type(path, 'decuopling', 'decuoplings');
  await expect.poll(() => problemsOf(editor, path)).toEqual(['5:10-21 theme-unknown']);
  expect(editor.published(other)).toBeUndefined();
});

it('finds a content folder that the editor did not open, by the file that it opens', async () => {
  const editor = await startEditor(minimalArchive, { content: 'desk/archive' });
  await expect.poll(() => editor.messages.join()).toContain('Throughline found no content folder');
  await openBroken(editor);
});

it('takes the content folder that it is told, and the option that some editors add', async () => {
  const editor = await startEditor(minimalArchive, { content: 'desk', args: ['--content', 'desk', '--stdio'] });
  await openBroken(editor);
  expect(editor.messages).toEqual([]);
});

it('refuses to rename where the editor cannot move files', async () => {
  const editor = await startEditor(minimalArchive, { capabilities: {} });
  expect(editor.initialized.capabilities.renameProvider).toBe(true);
  editor.open(path, String(text));
  await expect.poll(() => problemsOf(editor, path)).toEqual([]);
  const params = { textDocument: { uri: editor.uriOf(path) }, position: editor.caret(path, 'title: "On| first'), newName: 'other' };
  await expect(editor.connection.sendRequest('textDocument/rename', params)).rejects.toThrow('`npx throughline rename OLD NEW`');
});

it('renames though what was kept is damaged on the disk, when it is asked again', async () => {
  const naming = briefingFile({ date: '2026-01-24', slug: 'naming', body: '## What follows\n\n- It rests on [[first-ledger]].' });
  const editor = await startEditor({ ...minimalArchive, [path]: String(text), ...naming });
  const packs = (): string[] => readdirSync(editor.root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pack'));
  await expect.poll(packs, { timeout: 8000 }).toHaveLength(1);
  editor.open(path, String(text));
  const params = { textDocument: { uri: editor.uriOf(path) }, position: editor.caret(path, 'title: "On| first'), newName: 'other' };
  const rename = (): Promise<unknown> => editor.connection.sendRequest('textDocument/rename', params);
  await expect.poll(() => problemsOf(editor, path)).toEqual([]);
  for (const name of packs()) truncateSync(join(editor.root, name), 3);
  await expect.poll(() => rename().catch(String), { timeout: 8000 }).toContain('rename again in a moment');
  await expect.poll(rename, { timeout: 8000 }).toHaveProperty('documentChanges');
});

it('renames where the editor says of files alone that it can move them', async () => {
  const editor = await startEditor(minimalArchive, { capabilities: { workspace: { workspaceEdit: { resourceOperations: ['rename'] } } } });
  editor.open(path, String(text));
  await expect.poll(() => problemsOf(editor, path)).toEqual([]);
  const params = { textDocument: { uri: editor.uriOf(path) }, position: editor.caret(path, 'title: "On| first'), newName: 'other' };
  const moved = { kind: 'rename', newUri: editor.uriOf(path.replace('first-ledger', 'other')), oldUri: editor.uriOf(path) };
  await expect.poll(() => editor.connection.sendRequest('textDocument/rename', params)).toHaveProperty('documentChanges.1', moved);
});

it.each([
  ['plain text', 'hello there\n', 2, 'Unexpected input "hello there", expected messages of the Language Server Protocol.'],
  ['a header without a length', 'Content-Type: text\r\n\r\n{}', 2, 'Unexpected message without its length'],
  ['a length that is no number', 'Content-Length: -5\r\n\r\n{}', 2, 'Unexpected message without its length'],
  ['an endless message', 'Content-Length: 99999999999\r\n\r\n', 2, 'Unexpected message of 99999999999 bytes'],
  ['nothing', '', 2, 'Unexpected end of the input, expected an editor.'],
  ['half a message', 'Content-Length: 5000\r\n\r\n{', 1, 'Unexpected end of the input, expected `shutdown` and `exit` before'],
])('ends with one line at %s', async (_what, input, code, problem) => {
  const child = spawn(process.execPath, [bin, 'lsp'], { cwd: makeTemporaryFolder(), stdio: 'pipe' });
  child.stdin.on('error', () => undefined);
  // What is no message ends it at once; what might be the beginning of one does when the input ends.
  if (input === '' || code === 1) child.stdin.end(input);
  else child.stdin.write(input);
  const ended = await waitFor(child);
  expect([ended.code, ended.stdout]).toEqual([code, '']);
  expect(ended.stderr).toContain(problem);
  expect(ended.stderr.trimEnd()).not.toContain('\n');
});

it('says what is wrong with its options before it serves', async () => {
  const { code, stdout, stderr } = await runBin(['lsp', '--port', '1'], { cwd: makeTemporaryFolder() });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain("unknown option '--port'");
});

it('tells the editor when the content folder that it was told is not there', async () => {
  const editor = await startEditor({}, { args: ['--content', 'nowhere'] });
  await expect.poll(() => editor.messages.join()).toContain(`Unexpected content folder \`${join(editor.root, 'nowhere')}\``);
});
