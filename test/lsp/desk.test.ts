import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openFolder } from '../../src/cli/lsp/open-folder.ts';
import type { ContentFolder } from '../../src/lsp/content-folder.ts';
import { completion } from '../../src/lsp/completion.ts';
import { Desk } from '../../src/lsp/desk.ts';
import { openDocument } from '../../src/lsp/open-document.ts';
import { rename } from '../../src/lsp/rename.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, briefingFiles, emptyArchive, type Files } from '../support/sample-files.ts';

const [[path, text]] = Object.entries(briefingFile({ date: '2026-01-24', slug: 'second' })) as [[string, string]];
const wrong = text.replace('[decoupling]', '[decuopling]');
/** Takes many slices to read, and one of them has a mistake. */
const archive: Files = {
  ...emptyArchive,
  ...briefingFiles(60),
  ...briefingFile({ date: '2026-01-23', slug: 'broken', front: 'kind: nowhere' }),
};

/** A desk on a content folder of its own; `said` is what was said of which file, and how far the reading was said to be. */
function openDesk(files: Files = archive, change: (content: ContentFolder) => Partial<ContentFolder> = () => ({})) {
  const root = makeTemporaryFolder();
  writeFiles(join(root, 'content'), files);
  const said: string[] = [];
  const shares: (number | undefined)[] = [];
  const failures: unknown[] = [];
  const content = openFolder(join(root, 'content'), join(root, '.cache'));
  const desk = new Desk({ ...content, ...change(content) }, (name) => `file:///${name}`, {
    onFindings: (file, findings) => said.push(`${file}: ${findings.map(({ ruleId }) => ruleId).join()}`),
    onReading: (share) => shares.push(share),
    onFailure: (error) => failures.push(error),
  });
  onTestFinished(() => {
    desk.stop();
    expect(failures).toEqual([]);
  });
  let version = 0;
  const put = (content: string): void =>
    desk.put(openDocument(TextDocument.create(`file:///${path}`, 'markdown', (version += 1), content), path));
  return { root, desk, said, shares, put, failures };
}

afterEach(() => vi.restoreAllMocks());

it('says what is wrong with an open file before the archive is read, and then what is wrong with the others', async () => {
  const { desk, said, put } = openDesk();
  put(wrong);
  const reading = desk.read();
  expect([said, desk.viewOf(path)?.whole.isRead]).toEqual([[`${path}: theme-unknown`], false]);
  await reading;
  expect([said.slice(1), desk.viewOf(path)?.whole.isRead]).toEqual([['briefings/2026/2026-01-23-broken.md: kind-unknown'], true]);
});

it('comes to the end of the first reading though someone types all the while', async () => {
  const { desk, put } = openDesk();
  put(text);
  let letters = '';
  const typing = setInterval(() => put(text + (letters += 'x')), 1);
  await desk.read();
  clearInterval(typing);
  expect(letters).not.toBe('');
  expect(desk.viewOf(path)?.whole.isRead).toBe(true);
});

it('comes to the end of the first reading though briefings are saved and programs write into hidden folders', async () => {
  const { desk } = openDesk();
  let times = 0;
  const saving = setInterval(() => desk.update([path, '.obsidian/workspace.json', `.git/${(times += 1)}.md`]), 1);
  await desk.read();
  clearInterval(saving);
  expect(times).toBeGreaterThan(0);
  desk.put(openDocument(TextDocument.create(`file:///${path}`, 'markdown', 1, text), path));
  expect(desk.viewOf(path)?.whole.isRead).toBe(true);
});

it('looks again at a file that could not be looked at', async () => {
  let times = 0;
  const { root, desk, said, failures } = openDesk(archive, ({ update }) => ({
    update: (paths) => {
      if ((times += 1) === 1) throw new Error('Too many open files');
      update(paths);
    },
  }));
  await desk.read();
  writeFiles(join(root, 'content'), { [path]: wrong });
  desk.update([path]);
  await desk.read();
  expect(failures.splice(0)).toHaveLength(1);
  await desk.read();
  expect(said).toContain(`${path}: theme-unknown`);
});

it('tells how far a long reading is, and when it is done', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 300));
  const { desk, shares } = openDesk();
  await desk.read();
  const told = shares.slice(0, -1) as number[];
  expect(shares.at(-1)).toBeUndefined();
  expect(told.length).toBeGreaterThan(5);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.every((share) => share >= 0 && share <= 1)).toBe(true);
});

it('renames nothing while it is not known what names the file', () => {
  const { desk, put } = openDesk();
  put(text);
  void desk.read();
  const view = desk.viewOf(path);
  expect(view?.whole.isRead).toBe(false);
  expect(() => view && rename(view, text.indexOf('second'), 'other', desk)).toThrow('The archive is still being read');
});

it('keeps nothing of what a rename would make', async () => {
  const kept: string[] = [];
  const naming = briefingFile({ date: '2026-01-25', slug: 'naming', body: '## What follows\n\n- It rests on [[second]].' });
  const { desk, put } = openDesk({ ...emptyArchive, [path]: text, ...naming }, ({ options }) => ({
    options: () => {
      const { store, ...rest } = options();
      const keep: typeof store.keep = (file, ...facts) => {
        kept.push(file);
        return store.keep(file, ...facts);
      };
      return { ...rest, store: { ...store, keep, names: { ...store.names, set: () => kept.push('names') } } };
    },
  }));
  await desk.read();
  put(text);
  expect(kept.splice(0)).toContain('names');
  const view = desk.viewOf(path);
  expect(view && rename(view, text.indexOf('On second'), 'other', desk)).toHaveProperty('documentChanges.2');
  expect(kept).toEqual([]);
});

it('shows a theme that was saved in open files before the others are read with it', async () => {
  const { desk, said, put } = openDesk();
  put(wrong);
  await desk.read();
  said.length = 0;
  const root = desk.viewOf(path)?.whole.folder ?? '';
  writeFiles(root, {
    'themes/decuopling.md': String(emptyArchive['themes/decoupling.md']).replace('terms: [decoupling, separation]', 'terms: []'),
  });
  desk.update(['themes/decuopling.md']);
  const reading = desk.read();
  expect(said[0]).toMatch(/^briefings.*second\.md: (?!.*theme-unknown)/u);
  await reading;
});

it('marks in what it offers the briefings that readers cannot see', async () => {
  const draft = briefingFile({ date: '2026-01-22', slug: 'sketch', front: 'status: draft' });
  const embargoed = briefingFile({ date: '2026-01-21', slug: 'sealed', front: 'embargo: 2099-01-01T08:00:00Z' });
  const lifted = briefingFile({ date: '2026-01-20', slug: 'lifted', front: 'embargo: 2026-01-20T08:00:00Z' });
  const ahead = briefingFile({ date: '2026-04-01', slug: 'ahead' });
  const { desk, put } = openDesk({ ...emptyArchive, ...draft, ...embargoed, ...lifted, ...ahead }, ({ options }) => ({
    options: () => ({ ...options(), asOf: '2026-03-01T09:00:00Z' }),
  }));
  await desk.read();
  put(`${text}\n[[`);
  const view = desk.viewOf(path);
  const offered = view && completion(view, view.document.text.length)?.items.map(({ label, detail }) => `${label} ${detail ?? ''}`);
  expect(offered).toEqual([
    'ahead]] On ahead in practice (appears on 2026-04-01)',
    'sketch]] On sketch in practice (draft)',
    'sealed]] On sealed in practice (embargo until 2099-01-01T08:00:00Z)',
    'lifted]] On lifted in practice',
  ]);
});
