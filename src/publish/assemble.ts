import packageFile from '../../package.json' with { type: 'json' };
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Manifest, type ShardMark, type SiteRecord, writeManifest } from './manifest.ts';
import { assertFree, outputFolder } from './output-folder.ts';
import { RECORD } from './record.ts';
import { ShardsRefused } from './refusals.ts';
import { lockSite, stageSite } from './stage-site.ts';
import { linkFiles } from './staging.ts';
import { verifySite } from './verify-site.ts';

export interface AssembleOptions {
  /** Folders of all shards of a site. */
  readonly shards: readonly string[];
  /** The site's folder: new, empty or written by Throughline, and apart from the shards. */
  readonly out: string;
  readonly onProgress?: (done: number, total: number) => void;
  /** As in `BuildOptions`. */
  readonly guard?: (clean: () => void) => () => void;
}

/** What was joined. */
export interface Assembled extends SiteRecord {
  /** The manifest included. */
  readonly files: number;
  /** SHA-256 of the manifest. */
  readonly manifest: string;
}

/**
 * Joins all shards of a site into what a single build would give, byte for byte, and puts it in place as a build does. Files are linked
 * where the file system can. Throws `ShardsRefused` when the folders do not make one whole site, and `OutputRefused`; the site in `out` is then as it was.
 */
export async function assemble(options: AssembleOptions): Promise<Assembled> {
  const { shards: folders, out, onProgress, guard = () => () => undefined } = options;
  assertFree(
    out,
    folders.map((path) => ({ name: 'shard', path })),
  );
  const output = outputFolder(out, process.pid);
  return lockSite(output, guard, async () => {
    const shards = folders.map((folder, index) => {
      onProgress?.(index, folders.length);
      return openShard(folder);
    });
    const whole = joinManifests(shards);
    return stageSite(output, guard, (staging) => {
      for (const { folder, manifest } of shards) {
        const paths = [...manifest.files.keys()];
        staging.reuse(paths);
        linkFiles(folder, staging.folder, paths);
      }
      const [, manifest] = staging.write(writeManifest(whole.record, whole.files));
      // Whoever built a shard anew meanwhile put other files in the place of those that were verified.
      for (const shard of shards)
        if (readDigest(shard.folder) !== shard.digest) refuse(`${nameOf(shard)} was changed meanwhile. Run it again.`);
      return Promise.resolve({ ...whole.record, files: whole.files.length + 1, manifest });
    });
  });
}

interface OpenShard {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly mark: ShardMark;
  readonly digest: string;
}

/** Reads the manifest of a shard and proves every file by it. */
function openShard(folder: string): OpenShard {
  const name = basename(folder);
  const { manifest, digest, faults } = verifySite(folder);
  const [first, ...more] = faults;
  if (first !== undefined) {
    const rest = more.length === 0 ? '' : `, and ${more.length} more`;
    refuse(
      `${name} is not as it was built: ${JSON.stringify(first.path)} is ${first.kind}${rest}. throughline verify lists what is wrong.`,
    );
  }
  if (manifest?.shard === undefined || digest === undefined) return refuse(`${name} holds no shard but a whole site.`);
  return { folder, manifest, mark: manifest.shard, digest };
}

interface Whole {
  readonly record: SiteRecord;
  readonly files: readonly (readonly [path: string, sha256: string])[];
}

/** Every shard of one and the same site, each once. */
function joinManifests(shards: readonly OpenShard[]): Whole {
  const [first] = shards;
  if (first === undefined) return refuse('there are none.');
  const { version, asOf, commit, url, pages, briefings } = first.manifest;
  if (version !== packageFile.version)
    refuse(`${nameOf(first)} was built by Throughline ${version}, and this is ${packageFile.version}. Build the shards again.`);
  for (const other of shards) assertSameSite(first, other);
  const byName = Map.groupBy(shards, ({ mark }) => mark.name);
  for (const [name, [one, two]] of byName) if (one && two) refuse(`shard ${name} is there twice: ${nameOf(one)} and ${nameOf(two)}.`);
  const missing = first.mark.of.filter((name) => !byName.has(name));
  if (missing.length > 0)
    refuse(`of the site’s ${first.mark.of.length} shards, ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`);
  return { record: { version, asOf, commit, url, pages, briefings }, files: joinFiles(shards) };
}

function assertSameSite(one: OpenShard, other: OpenShard): void {
  for (const [what, read] of FACTS) {
    const [here, there] = [read(one), read(other)];
    if (here !== there)
      refuse(
        `${nameOf(one)} and ${nameOf(other)} are of different sites: ${what} ${here} and ${there}. Build all shards of the same content at one instant.`,
      );
  }
}

/** All that the shards of one site have in common. */
const FACTS: readonly (readonly [what: string, read: (shard: OpenShard) => string])[] = [
  ['version', ({ manifest }) => manifest.version],
  ['as of', ({ manifest }) => manifest.asOf],
  ['commit', ({ manifest }) => manifest.commit ?? 'none'],
  ['address', ({ manifest }) => manifest.url],
  ['shards', ({ mark }) => mark.of.join(', ')],
  ['pages', ({ manifest }) => String(manifest.pages)],
  ['briefings', ({ manifest }) => String(manifest.briefings)],
  ['plan', ({ mark }) => mark.plan.slice(0, 12)],
];

function joinFiles(shards: readonly OpenShard[]): Whole['files'] {
  const owners = new Map<string, OpenShard>();
  for (const shard of shards)
    for (const path of shard.manifest.files.keys()) {
      const owner = owners.get(path);
      if (owner !== undefined) refuse(`${nameOf(owner)} and ${nameOf(shard)} both hold ${JSON.stringify(path)}.`);
      owners.set(path, shard);
    }
  return shards.flatMap(({ manifest }) => [...manifest.files]);
}

const readDigest = (folder: string): string => hash('sha256', readFileSync(join(folder, RECORD)));

const nameOf = ({ folder }: OpenShard): string => basename(folder);

function refuse(why: string): never {
  throw new ShardsRefused(`The shards were not joined: ${why}`);
}
