import { createHash, hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Files above this many bytes are read in pieces, so that memory does not grow with them. */
const wholeSize = 1 << 23;

/** SHA-256 of a file in hexadecimal. */
export function hashFile(path: string): string {
  const file = openSync(path, 'r');
  try {
    return fstatSync(file).size <= wholeSize ? hash('sha256', readFileSync(file)) : hashPieces(file);
  } finally {
    closeSync(file);
  }
}

function hashPieces(file: number): string {
  const sum = createHash('sha256');
  const piece = Buffer.allocUnsafe(wholeSize);
  for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) sum.update(piece.subarray(0, size));
  return sum.digest('hex');
}
