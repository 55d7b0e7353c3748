import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makePolicy } from '../../../src/publish/draw-assets.ts';
import { type Collaborators, collaborators } from '../../../src/publish/collaborators.ts';
import { toProduct } from '../../../src/publish/product.ts';
import { writeFiles } from '../folders.ts';
import { sharedCache } from '../shared-cache.ts';
import { type Desk, edit, type Edit, listPapers, readText, silent, writeFile } from './edit.ts';

/** Changes of the program between two builds, and builds in between that come to nothing. */
export const programEdits: readonly Edit[] = [
  edit('a template is changed', (desk) => setParts(desk, markRenderer(desk))),
  edit('a style is changed', (desk) => setParts(desk, markAssets(desk))),
  edit('a file of the public folder is changed', (desk) =>
    setParts(desk, { root: copyRoot(desk, { 'public/humans.txt': `Desk ${desk.count()}` }) }),
  ),
  silent('the program is of another version', (desk) => {
    const manifest = JSON.parse(readFileSync(join(rootOf(desk), 'package.json'), 'utf8')) as Record<string, unknown>;
    // Each has to be compiled, and three are as good as many.
    const description = desk.random.pick(
      ['First edition', 'Second edition', 'Third edition'].filter((text) => text !== manifest.description),
    );
    setParts(desk, { root: copyRoot(desk, { 'package.json': JSON.stringify({ ...manifest, description }) }) });
  }),
  silent('worker threads render', (desk) => setParts(desk, { workerThreshold: 0 })),
  silent('worker threads render no more', (desk) => setParts(desk, { workerThreshold: Infinity })),
  edit('the program is as it was', (desk) => {
    desk.random.pick(Object.keys(desk.parts));
    desk.parts = {};
  }),
  silent('a build with a mistake in the content comes between', async (desk) => {
    const before = desk.files;
    writeFile(desk, 'briefings/2026/2026-02-28-broken.md', 'no front matter');
    const path = desk.random.pick(listPapers(desk, 'themes')).path;
    writeFile(desk, path, readText(desk, path).replace(/title: .*/u, 'title: Never to be seen'));
    await expectFailure(desk, {}, 'front-matter-missing');
    desk.files = before;
  }),
  silent('a build that the scan refuses comes between', async (desk) => {
    const before = desk.files;
    const path = desk.random.pick(listPapers(desk, 'themes')).path;
    writeFile(desk, path, readText(desk, path).replace(/title: .*/u, 'title: Never to be seen'));
    writeFile(desk, 'briefings/2026/2026-02-28-tattlewood-house.md', tattlewood);
    const leak = { path: 'leak.txt', bytes: 'Tattlewood keeps the house in order' };
    await expectFailure(desk, { planFeeds: (site) => [...collaborators.planFeeds(site), toProduct(leak, 'leak')] }, 'BuildRefused');
    desk.files = before;
  }),
  silent('a build that fails after its pages comes between', async (desk) => {
    const before = desk.files;
    replaceTitles(desk);
    await expectFailure(
      desk,
      { planIndex: () => [{ id: 'full', key: 'full', make: () => Promise.reject(new Error('No room is left on the disk')) }] },
      'No room is left',
    );
    desk.files = before;
  }),
];

const tattlewood = `---
title: Tattlewood keeps the house in order
date: 2026-02-28
summary: What Tattlewood keeps in order is a house that nobody outside has been shown until this day.
themes: [decoupling]
status: draft
kind: note
---

## The house

It is kept in order.
`;

function replaceTitles(desk: Desk): void {
  for (const { path } of listPapers(desk, 'themes'))
    writeFile(desk, path, readText(desk, path).replace(/title: .*/u, `title: Never ${desk.count()}`));
}

async function expectFailure(desk: Desk, parts: Partial<Collaborators>, words: string): Promise<void> {
  const { built, text } = await desk.attempt(parts);
  if (built || !text.includes(words)) throw new Error(`Unexpected end of a build, expected ${words}: ${text}`);
}

function setParts(desk: Desk, parts: Partial<Collaborators>): void {
  desk.parts = { ...desk.parts, ...parts };
}

const rootOf = (desk: Desk): string => desk.parts.root ?? collaborators.root;

/** The program as it would be with changed templates: under other digests, with a mark in every page. */
function markRenderer(desk: Desk): Pick<Collaborators, 'findCodeDigests' | 'compileRenderer'> {
  const mark = `mark-${desk.count()}`;
  const folder = join(desk.scratch, mark);
  const compileRenderer: Collaborators['compileRenderer'] = async (options) => {
    const renderer = await collaborators.compileRenderer({ ...options, cache: sharedCache });
    const entry = join(folder, 'server/entry.mjs');
    const original = pathToFileURL(join(renderer, 'server/entry.mjs')).href;
    if (!existsSync(entry)) {
      mkdirSync(join(folder, 'server'), { recursive: true });
      writeFileSync(
        entry,
        `import { renderPage as render } from ${JSON.stringify(original)};
export const renderPage = async (...given) => (await render(...given)).replace('</body>', '<!-- ${mark} --></body>');
`,
      );
    }
    return folder;
  };
  return { ...markCode(desk, mark), compileRenderer };
}

function markAssets(desk: Desk): Pick<Collaborators, 'findCodeDigests' | 'makeAssets'> {
  const mark = `mark-${desk.count()}`;
  const makeAssets: Collaborators['makeAssets'] = async (options) => {
    const { assets, files, key } = await collaborators.makeAssets({ ...options, cache: sharedCache });
    const css = `${assets.css}.${mark}{color:red}`;
    return { assets: { ...assets, css, policy: makePolicy(css) }, files, key: `${key} ${mark}` };
  };
  return { ...markCode(desk, mark), makeAssets };
}

/** Digests of code that is another by a mark. */
function markCode(desk: Desk, mark: string): Pick<Collaborators, 'findCodeDigests'> {
  const { findCodeDigests = collaborators.findCodeDigests } = desk.parts;
  return {
    findCodeDigests: (root, cache) => {
      const { core, renderer, whole } = findCodeDigests(root, cache);
      return { core, renderer, whole: `${whole}-${mark}` };
    },
  };
}

/** The folder of the program with some files changed; the rest is linked. */
function copyRoot(desk: Desk, files: Readonly<Record<string, string>>): string {
  const root = join(desk.scratch, `root-${desk.count()}`);
  mkdirSync(root);
  for (const name of ['src', 'astro.config.mjs', 'node_modules', 'bin']) symlinkSync(join(collaborators.root, name), join(root, name));
  cpSync(join(rootOf(desk), 'public'), join(root, 'public'), { recursive: true });
  cpSync(join(rootOf(desk), 'package.json'), join(root, 'package.json'));
  writeFiles(root, files);
  if (readdirSync(root).length < 6) throw new Error(`${root} is not whole`);
  return root;
}
