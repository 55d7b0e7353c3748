/** Something withheld stands in the output: the build stops and the site stays as it was. */
export class BuildRefused extends Error {
  override readonly name = 'BuildRefused';
  /** Path in the output folder. */
  readonly file: string;
  /** The withheld entry: path of its source in the content folder. */
  readonly entry: string;
  /** The text that was found. */
  readonly text: string;

  constructor(found: { file: string; entry: string; text: string }) {
    super(`The build is refused: ${found.file} holds "${found.text}" of ${found.entry}, which is withheld.`);
    this.file = found.file;
    this.entry = found.entry;
    this.text = found.text;
  }
}

/** The output folder cannot be written; the message says why and what to do, in one line. */
export class OutputRefused extends Error {
  override readonly name = 'OutputRefused';
}

/** No briefing of the content belongs to the shard that was asked for. */
export class ShardUnknown extends Error {
  override readonly name = 'ShardUnknown';

  constructor(name: string, known: readonly string[]) {
    super(`There is no shard ${name} of the content at this instant, expected one of ${known.join(', ')}.`);
  }
}

/** Folders do not make a site; the message says why and what to do, in one line. */
export class ShardsRefused extends Error {
  override readonly name = 'ShardsRefused';
}

/** A picture passed the check but its pixels cannot be decoded. */
export class PictureUnreadable extends Error {
  override readonly name = 'PictureUnreadable';
  /** Path in the content folder. */
  readonly source: string;

  constructor(source: string, cause: unknown) {
    super(`The picture ${source} cannot be decoded: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.source = source;
  }
}
