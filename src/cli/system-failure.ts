/** What is wrong and what to do, by the code that the system gives; `place` is the path, or words in its place. */
const WORDS: Readonly<Record<string, (place: string) => string>> = {
  ENOSPC: (place) => `The disk is full: ${place} could not be written. Free some space there and run it again.`,
  EDQUOT: (place) => `The disk quota is used up: ${place} could not be written. Free some space there and run it again.`,
  EFBIG: (place) => `A file may not become so large here: ${place} could not be written. Raise the limit (ulimit -f) and run it again.`,
  EROFS: (place) => `The file system is read-only: ${place} could not be written. Make it writable, or name a folder elsewhere.`,
  EACCES: (place) => `Permission is missing for ${place}. Change its permissions or its owner, or name a folder elsewhere.`,
  EPERM: (place) => `The system does not permit a change of ${place}. Change its permissions or its owner, or name a folder elsewhere.`,
  ENOTDIR: (place) => `Unexpected file on the way to ${place}, expected a folder. Move the file, or name a folder elsewhere.`,
  EMFILE: () => 'Too many files are open in this process. Raise the limit (ulimit -n) and run it again.',
  ENFILE: () => 'Too many files are open on this machine. Close some programs and run it again.',
};

/** A failure of the machine in plain words, wherever in the chain of causes it is; undefined for any other error. */
export function describeSystemFailure(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code = '', path, dest } = cause as NodeJS.ErrnoException & { readonly dest?: string };
    const words = WORDS[code];
    if (words) return words(dest ?? path ?? 'a file');
  }
  return undefined;
}
