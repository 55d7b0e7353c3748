import fs, { type PathLike } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/** A build in a process that ends without warning at one of its changes to the disk; the first is number 0. */
export interface MortalBuild {
  readonly content: string;
  readonly out: string;
  readonly cache: string;
  readonly asOf: string;
  /** Without it the build lives. */
  readonly killAt?: number;
}

/** A change to the disk: its function and paths. */
export type Change = readonly [name: string, ...paths: string[]];

/** What a build that lived sends. Between two of the changes nothing can be told apart from outside, so to die at each is to die at any moment. */
export interface Lived {
  readonly ok: boolean;
  readonly changes: readonly Change[];
}

const changing = [
  'mkdirSync',
  'writeFileSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
  'unlinkSync',
  'linkSync',
  'symlinkSync',
  'copyFileSync',
  'cpSync',
] as const;
const promised = ['mkdir', 'writeFile', 'rename', 'rm', 'unlink', 'link', 'copyFile'] as const;

const changes: Change[] = [];
let killAt = Infinity;

watchChanges();
const { build } = await import('../../src/publish/build.ts');
process.once('message', (options: MortalBuild) => {
  killAt = options.killAt ?? Infinity;
  changes.length = 0;
  void build(options).then(({ ok }) => process.send?.({ ok, changes } satisfies Lived, () => process.exit()));
});
process.send?.('ready');

function watchChanges(): void {
  const functions = fs as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  for (const name of changing) functions[name] = watch(name, functions[name]);
  const promises = fs.promises as unknown as typeof functions;
  for (const name of promised) promises[name] = watch(name, promises[name]);
  syncBuiltinESMExports();
}

function watch(name: string, change: ((...args: readonly unknown[]) => unknown) | undefined) {
  if (!change) throw new Error(`node:fs has no ${name}`);
  return (...args: readonly unknown[]): unknown => {
    if (changes.length === killAt) dieWithin(name, args);
    changes.push([name, ...args.slice(0, 2).filter((path) => typeof path === 'string')]);
    return change.apply(fs, [...args]);
  };
}

/** Half a file is written, or half a folder removed, before the end. */
function dieWithin(name: string, [path, bytes]: readonly unknown[]): void {
  killAt = Infinity;
  const target = path as PathLike;
  if (name === 'writeFileSync') fs.writeFileSync(target, Buffer.from(bytes as string).subarray(0, (bytes as string).length >> 1));
  if (name === 'rmSync' && fs.statSync(target, { throwIfNoEntry: false })?.isDirectory() === true) {
    const names = fs.readdirSync(target);
    for (const half of names.slice(0, names.length >> 1)) fs.rmSync(join(String(target), half), { recursive: true });
  }
  process.kill(process.pid, 'SIGKILL');
}
