import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface CompileOptions {
  /** Names the code of the pages. */
  readonly digest: string;
  /** Folder for what may be made again. */
  readonly cache: string;
  /** Folder of the package: holds `astro.config.mjs` and `src`. */
  readonly root: string;
}

/** Compiles the pages into `<cache>/renderer-<digest>`, unless they are there already, and gives the folder. */
export async function compileRenderer({ cache, root, digest }: CompileOptions): Promise<string> {
  const folder = join(cache, `renderer-${digest}`);
  if (await exists(join(folder, 'server/entry.mjs'))) return folder;
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
  return folder;
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
