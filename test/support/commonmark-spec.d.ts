declare module 'commonmark-spec' {
  /** An example of the specification; tabs in it are written `→`. */
  export interface Example {
    readonly markdown: string;
    readonly html: string;
    readonly section: string;
    readonly number: number;
  }
  export const tests: readonly Example[];
}
