import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The bytes at `path`; made and put there when there are none, or they are not whole. `path` must name all that the bytes depend on. */
export async function readOrMake(
  path: string,
  make: () => Promise<Uint8Array>,
  isWhole: (bytes: Uint8Array) => boolean = () => true,
): Promise<Uint8Array> {
  try {
    const bytes = await readFile(path);
    if (isWhole(bytes)) return bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const bytes = await make();
  await mkdir(dirname(path), { recursive: true });
  // Readers never see half a file, and two writers leave one whole file.
  const partial = `${path}.${String(process.pid)}`;
  await writeFile(partial, bytes);
  await rename(partial, path);
  return bytes;
}
