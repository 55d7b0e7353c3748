/** A file of the output folder before it is written. */
export interface OutputFile {
  /** Relative to the output folder, forward slashes, without the base path. */
  readonly path: string;
  /** A string is written as UTF-8. */
  readonly bytes: Uint8Array | string;
}
