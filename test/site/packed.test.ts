import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { listFiles, makeTemporaryFolder } from '../support/folders.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** An empty folder into which the packed program was installed, with the packages that it says it needs and no others. */
async function installPacked(): Promise<string> {
  const folder = makeTemporaryFolder();
  await run('npm', ['pack', '--pack-destination', folder], { cwd: root });
  const [tarball = ''] = readdirSync(folder);
  await run('tar', ['-xzf', tarball], { cwd: folder });
  linkDependencies(join(folder, 'node_modules'));
  renameSync(join(folder, 'package'), join(folder, 'node_modules/throughline'));
  return folder;
}

/** Stands in for `npm install`, which would need the network. */
function linkDependencies(modules: string): void {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: true }>>;
  };
  const installed = new Set(listPackages(join(root, 'node_modules')));
  for (const [path, { dev }] of Object.entries(lock.packages)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/u.exec(path)?.[1];
    if (name === undefined || dev === true || !installed.has(name)) continue;
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  }
}

function listPackages(modules: string): string[] {
  return readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((own) => `${name}/${own}`) : name,
  );
}

describe('the packed program', () => {
  test('begins a publication in an empty folder, which passes the check and builds', async () => {
    const folder = await installPacked();
    const throughline = (...args: readonly string[]) =>
      run(process.execPath, [join(folder, 'node_modules/throughline/bin/throughline.js'), ...args], { cwd: folder });

    await throughline('init', '.', '--name', 'Northern Desk', '--package', '0.1.0');
    const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { dependencies: unknown };
    expect(dependencies).toEqual({ throughline: '0.1.0' });

    expect((await throughline('check', '--strict')).stdout).toBe('No problems in 6 files.\n');
    expect((await throughline('build')).stdout).toContain('with 1 briefing into dist');
    expect(readFileSync(join(folder, 'dist/index.html'), 'utf8')).toContain('Northern Desk');
    expect(listFiles(join(folder, 'dist')).filter((path) => path.startsWith('pagefind/')).length).toBeGreaterThan(5);
    await throughline('verify');
    const word = join(root, 'test/fixtures/import/executive-summary.docx');
    expect((await throughline('import', word, '--theme', 'regulation', '--dry-run')).stdout).toContain('title: ');
    await throughline('import', '--write-map', 'map.yaml');
    expect(readFileSync(join(folder, 'map.yaml'), 'utf8')).toContain('tags');
    expect((await throughline('check', '--explain', 'theme-unknown')).stdout).toContain('theme-unknown');
  }, 300_000);
});
