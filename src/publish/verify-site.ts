import { hash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile } from './hash-file.ts';
import { type Manifest, ManifestInvalid, readManifest } from './manifest.ts';
import { RECORD } from './record.ts';

/**
 * What is wrong with one path of a site: the manifest lists no such file (`extra`), or it does and the file is `missing`,
 * `changed` or `unreadable`. A `link` and anything else that is no plain file or folder (`special`) has no place in a site.
 * `invalid` is said of the manifest.
 */
export interface Fault {
  /** Relative to the site's folder, forward slashes. */
  readonly path: string;
  readonly kind: 'missing' | 'changed' | 'extra' | 'link' | 'special' | 'unreadable' | 'invalid';
  /** In words, where the kind does not say all. */
  readonly detail?: string;
}

export interface Verified {
  /** Undefined when it is missing or invalid; then no other file was looked at. */
  readonly manifest: Manifest | undefined;
  /** SHA-256 of the manifest: names the content of the whole site. */
  readonly digest: string | undefined;
  /** Sorted by path. */
  readonly faults: readonly Fault[];
}

/** Compares a folder with its manifest, file by file. Nothing outside the folder is read; links are not followed. */
export function verifySite(folder: string): Verified {
  const read = readRecord(folder);
  if (read.bytes === undefined) return { manifest: undefined, digest: undefined, faults: [{ path: RECORD, ...read.fault }] };
  const digest = hash('sha256', read.bytes);
  try {
    const manifest = readManifest(read.bytes);
    return { manifest, digest, faults: compareFiles(folder, manifest.files) };
  } catch (error) {
    if (!(error instanceof ManifestInvalid)) throw error;
    return { manifest: undefined, digest, faults: [{ path: RECORD, kind: 'invalid', detail: error.message }] };
  }
}

type Defect = Omit<Fault, 'path'>;

type RecordRead = { readonly bytes: Buffer } | { readonly bytes: undefined; readonly fault: Defect };

function readRecord(folder: string): RecordRead {
  const path = join(folder, RECORD);
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return { bytes: undefined, fault: { kind: 'missing' } };
  if (!entry.isFile()) return { bytes: undefined, fault: { kind: entry.isSymbolicLink() ? 'link' : 'special' } };
  try {
    return { bytes: readFileSync(path) };
  } catch (error) {
    return { bytes: undefined, fault: describeFailure(error) };
  }
}

function compareFiles(folder: string, expected: Manifest['files']): Fault[] {
  const seen = new Set<string>([RECORD]);
  const faults: Fault[] = [];
  for (const { path, kind } of walk(folder)) {
    if (path === RECORD) continue;
    seen.add(path);
    const fault = kind === 'file' ? compareFile(join(folder, path), expected.get(path)) : kind;
    if (fault) faults.push({ path, ...fault });
  }
  for (const path of expected.keys()) if (!seen.has(path)) faults.push({ path, kind: 'missing' });
  return faults.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function compareFile(path: string, sha256: string | undefined): Defect | undefined {
  if (sha256 === undefined) return { kind: 'extra' };
  try {
    return hashFile(path) === sha256 ? undefined : { kind: 'changed' };
  } catch (error) {
    return describeFailure(error);
  }
}

interface Entry {
  readonly path: string;
  readonly kind: 'file' | Defect;
}

/** Everything below a folder but the folders themselves. */
function* walk(root: string): Generator<Entry> {
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const listed = listFolder(join(root, folder));
    if ('kind' in listed) yield { path: folder, kind: listed };
    else {
      for (const entry of listed.entries) {
        const path = `${folder}${entry.name}`;
        if (entry.isDirectory()) open.push(`${path}/`);
        else yield { path, kind: entry.isFile() ? 'file' : { kind: entry.isSymbolicLink() ? 'link' : 'special' } };
      }
    }
  }
}

function listFolder(path: string): { readonly entries: readonly Dirent[] } | Defect {
  try {
    return { entries: readdirSync(path, { withFileTypes: true }) };
  } catch (error) {
    return describeFailure(error);
  }
}

function describeFailure(error: unknown): Defect {
  const { code, message } = error as NodeJS.ErrnoException;
  return { kind: 'unreadable', detail: code ?? message };
}
