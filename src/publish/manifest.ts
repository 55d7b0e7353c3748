import { z } from 'zod';
import type { OutputFile } from './output-file.ts';
import { RECORD } from './record.ts';

/** What a site was made of. It holds nothing of clock, machine or folder, so that the same content gives the same bytes. */
export interface SiteRecord {
  /** Version of Throughline. */
  readonly version: string;
  /** The instant the site was built for. */
  readonly asOf: string;
  /** Commit that was checked out where the content lies; null outside a repository. */
  readonly commit: string | null;
  /** Address of the site, with its base path. */
  readonly url: string;
  readonly pages: number;
  readonly briefings: number;
  /** Set where only a part of the site is; the counts are those of the whole. */
  readonly shard?: ShardMark | undefined;
}

/** Which part of which site. */
export interface ShardMark {
  readonly name: string;
  /** All shards of the site. */
  readonly of: readonly string[];
  /** SHA-256 that names all that the site is to hold. */
  readonly plan: string;
}

/** A site's record and the SHA-256 of each of its files but the manifest, in hexadecimal, by path. */
export interface Manifest extends SiteRecord {
  readonly files: ReadonlyMap<string, string>;
}

/** A manifest cannot be read; the message says why, in one line. */
export class ManifestInvalid extends Error {
  override readonly name = 'ManifestInvalid';
}

/** `manifest.json`: one file of the site on a line, in the order of their paths, so that two manifests compare line by line. */
export function writeManifest(record: SiteRecord, files: Iterable<readonly [path: string, sha256: string]>): OutputFile {
  const { version, asOf, commit, url, pages, briefings, shard } = record;
  const facts = { generator: GENERATOR, version, asOf, commit, url, pages, briefings, ...(shard && { shard }) };
  const lines = Object.entries(facts).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  // By hand, because an object puts keys that look like numbers first.
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, sha256]) => `    ${JSON.stringify(path)}: "${sha256}"`);
  const list = entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n  }`;
  return { path: RECORD, bytes: `{\n${lines.join('\n')}\n  "files": ${list}\n}\n` };
}

/** Reads what `writeManifest` wrote. Throws `ManifestInvalid` for anything else. */
export function readManifest(bytes: Uint8Array): Manifest {
  const read = manifestSchema.safeParse(parseJson(bytes));
  if (!read.success) throw new ManifestInvalid(`${RECORD} is not a manifest of Throughline${describeIssue(read.error.issues[0])}`);
  return { ...read.data, files: new Map(Object.entries(read.data.files)) };
}

const GENERATOR = 'Throughline';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const shardName = z.string().regex(/^[0-9a-z]{1,16}$/u);

const manifestSchema = z.strictObject({
  generator: z.literal(GENERATOR),
  version: z.string().min(1),
  asOf: z.iso.datetime({ offset: true }),
  commit: z
    .string()
    .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u)
    .nullable(),
  url: z.url(),
  pages: z.int().min(0),
  briefings: z.int().min(0),
  shard: z.strictObject({ name: shardName, of: z.array(shardName).min(1), plan: sha256 }).optional(),
  files: z.record(z.string().refine(isSitePath, 'not a path inside the site'), sha256),
});

/** A manifest may come from anywhere: none of its paths may lead out of the folder or name the manifest itself. */
function isSitePath(path: string): boolean {
  return path !== RECORD && path.split('/').every((segment) => !['', '.', '..'].includes(segment) && !/[\\:\p{Cc}]/u.test(segment));
}

function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return '';
  const place = issue.path.length === 0 ? '' : ` at ${issue.path.map((step) => JSON.stringify(step)).join(' → ')}`;
  const [inner] = issue.code === 'invalid_key' ? issue.issues : [];
  return `${place}: ${inner?.message ?? issue.message}`;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ManifestInvalid(`${RECORD} is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
