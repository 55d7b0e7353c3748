import { fileURLToPath } from 'node:url';

/** Absolute path of a file's address; undefined for what is no file. */
export function toPath(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
