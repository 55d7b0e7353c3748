import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf } from './digest.ts';

const SOURCES = ['src/astro', 'src/components', 'src/layouts', 'src/pages', 'src/search', 'src/styles'];
const TOOLS = ['astro', 'esbuild', 'lightningcss', 'subset-font'];

export interface CompileOptions {
  /** Folder for what may be made again. */
  readonly cache: string;
  /** Folder of the package: holds `astro.config.mjs` and `src`. */
  readonly root: string;
}

/** A compiled renderer. `digest` names everything that pages and assets depend on besides their models. */
export interface Renderer {
  readonly folder: string;
  readonly digest: string;
}

/** Compiles the pages into `<cache>/renderer-<digest>`, unless they are there already. */
export async function compileRenderer({ cache, root }: CompileOptions): Promise<Renderer> {
  const digest = await digestCode(root);
  const folder = join(cache, `renderer-${digest}`);
  if (await exists(join(folder, 'server/entry.mjs'))) return { folder, digest };
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'renderer-draft-'));
  try {
    await runAstro(root, draft);
    await rm(join(draft, 'client'), { recursive: true, force: true });
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process may have put the same renderer there first.
    if (!(await exists(join(folder, 'server/entry.mjs')))) throw error;
  }
  return { folder, digest };
}

/** Sixteen hexadecimal digits over the code of the renderer and the versions of its tools. */
export async function digestCode(root: string): Promise<string> {
  const lists = await Promise.all(SOURCES.map((folder) => listFiles(root, folder)));
  const paths = ['astro.config.mjs', ...lists.flat().sort()];
  const files = await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path))] as const));
  const versions = await Promise.all(TOOLS.map(async (name) => `${name} ${await versionOf(name)}`));
  return digestOf(process.version, ...versions, ...files.flat()).slice(0, 16);
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

async function versionOf(name: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder(name), 'package.json'), 'utf8')) as { version: string };
  return version;
}

function packageFolder(name: string): string {
  const entry = fileURLToPath(import.meta.resolve(name));
  const marker = join('node_modules', name);
  return entry.slice(0, entry.lastIndexOf(marker) + marker.length);
}

async function runAstro(root: string, outDir: string): Promise<void> {
  const command = join(packageFolder('astro'), 'bin/astro.mjs');
  const child = spawn(process.execPath, [command, 'build', '--silent', '--root', root, '--outDir', outDir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0) throw new Error(`the pages do not compile (astro build ended with ${String(status)})\n${output}`);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
