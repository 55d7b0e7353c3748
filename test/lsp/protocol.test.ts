import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runBin } from '../cli/run-bin.ts';
import { makeTemporaryFolder } from '../support/folders.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';
import { startEditor, type Editor } from './editor.ts';
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

it('says what is wrong with its options before it serves', async () => {
  const { code, stdout, stderr } = await runBin(['lsp', '--port', '1'], { cwd: makeTemporaryFolder() });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain("unknown option '--port'");
});

it('tells the editor when the content folder that it was told is not there', async () => {
  const editor = await startEditor({}, { args: ['--content', 'nowhere'] });
  await expect.poll(() => editor.messages.join()).toContain(`Unexpected content folder \`${join(editor.root, 'nowhere')}\``);
});
