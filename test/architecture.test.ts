import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Module {
  readonly path: string;
  /** Paths of modules of this repository, without type-only imports. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

const modules: Module[] = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((path) => /\.(?:ts|astro)$/u.test(path))
  .map(readModule);

function readModule(path: string): Module {
  const text = readFileSync(join(root, path), 'utf8');
  const named = [...text.matchAll(/^\s*(?:import|export)\s(?!type\s)(?:[^'";]*?from\s)?\s*'([^']+)'/gmu)].map(([, name]) => name ?? '');
  return {
    path,
    imports: named.filter((name) => name.startsWith('.')).map((name) => posix.join(posix.dirname(path), name)),
    packages: named.filter((name) => !name.startsWith('.')),
  };
}

/** Stages of the core; each may use those before it. */
const STAGES = [
  'diagnostics',
  'text',
  'rules',
  'read',
  'parse',
  'render',
  'validate',
  'gate',
  'history',
  'link',
  'health',
  'rename',
  'compare',
  'fix',
];
const stageOf = (path: string): number => STAGES.indexOf(/^src\/core\/(\w+)\//u.exec(path)?.[1] ?? '');

test('stages of the core use only the stages before them', () => {
  const backwards = modules.flatMap(({ path, imports }) =>
    imports.filter((other) => stageOf(path) !== -1 && stageOf(other) > stageOf(path)).map((other) => `${path} uses ${other}`),
  );
  expect(backwards).toEqual([]);
});

test('the core knows nothing of what is around it', () => {
  const outward = modules
    .filter(({ path }) => path.startsWith('src/core/'))
    .flatMap(({ path, imports, packages }) =>
      [
        ...imports.filter((other) => !other.startsWith('src/core/')),
        ...packages.filter((name) => /^(?:astro|pagefind|node:(?:process|child_process|worker_threads))/u.test(name)),
      ].map((other) => `${path} uses ${other}`),
    );
  expect(outward).toEqual([]);
});

test('the core reads no clock, no environment and prints nothing', () => {
  const core = modules.filter(({ path }) => path.startsWith('src/core/'));
  const found = core
    .filter(({ path }) => /\bDate\.now\(|new Date\(\)|\bprocess\.|\bconsole\./u.test(readFileSync(join(root, path), 'utf8')))
    .map(({ path }) => path);
  expect(found).toEqual([]);
});

test('pages, layouts and components decide nothing: they use the page model and each other', () => {
  const markup = modules.filter(({ path }) => /^src\/(?:pages|layouts|components)\//u.test(path));
  const outward = markup.flatMap(({ path, imports }) =>
    imports.filter((other) => /^src\/(?:core|publish|cli|import|search)\//u.test(other)).map((other) => `${path} uses ${other}`),
  );
  expect(markup.length).toBeGreaterThan(10);
  expect(outward).toEqual([]);
});

test('nothing but the command line uses the command line', () => {
  const uses = modules
    .filter(({ path }) => !path.startsWith('src/cli/'))
    .flatMap(({ path, imports }) => imports.filter((other) => other.startsWith('src/cli/')).map((other) => `${path} uses ${other}`));
  expect(uses).toEqual([]);
});

test('the language server uses the core and the schemas, and does not read the content folder itself', () => {
  const server = modules.filter(({ path }) => path.startsWith('src/lsp/'));
  const outward = server.flatMap(({ path, imports, packages }) =>
    [
      ...imports.filter((other) => !/^src\/(?:lsp|core|schema\/make-schemas)/u.test(other) || other.startsWith('src/core/read/disk')),
      ...packages.filter((name) => name === 'node:process' || (name === 'node:fs' && path !== 'src/lsp/find-content.ts')),
    ].map((other) => `${path} uses ${other}`),
  );
  expect(server.length).toBeGreaterThan(10);
  expect(outward).toEqual([]);
});

test('the command line starts without the program behind its commands', () => {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const loaded = new Set<string>();
  const load = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    byPath.get(path)?.imports.forEach(load);
  };
  load('src/cli/main.ts');
  expect([...loaded].filter((path) => !/^(?:src\/cli\/|src\/core\/text\/|package\.json$)/u.test(path))).toEqual([]);
  expect([...loaded].flatMap((path) => byPath.get(path)?.packages.filter((name) => !name.startsWith('node:')) ?? [])).toEqual(
    expect.not.arrayContaining(['zod', 'yaml', 'image-size', 'astro']),
  );
});

test('no module imports itself by way of others', () => {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    for (const next of byPath.get(path)?.imports ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of modules) walk(path, []);
  expect(circles).toEqual([]);
});
