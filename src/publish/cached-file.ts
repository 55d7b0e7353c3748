import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const SEAL_LENGTH = 32;

/**
 * The bytes kept at `path`; made and put there when there are none, or they are not as they were written. `path` must name all that the
 * bytes depend on. The file begins with their SHA-256.
 */
export async function readOrMake(path: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const kept = await readSealed(path);
  if (kept !== undefined) return kept;
  const bytes = await make();
  await mkdir(dirname(path), { recursive: true });
  // Readers never see half a file, and two writers leave one whole file.
  const partial = `${path}.${String(process.pid)}`;
  await writeFile(partial, Buffer.concat([sealOf(bytes), bytes]));
  await rename(partial, path);
  return bytes;
}

async function readSealed(path: string): Promise<Uint8Array | undefined> {
  try {
    const file = await readFile(path);
    const bytes = file.subarray(SEAL_LENGTH);
    return sealOf(bytes).equals(file.subarray(0, SEAL_LENGTH)) ? bytes : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

function sealOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
