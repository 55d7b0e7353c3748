/** What a message begins with is never longer, in bytes. */
const LONGEST_HEADER = 4096;
/** Neither is a message. A text that is checked has 256 kB at most. */
const LONGEST_MESSAGE = 64 * 1024 * 1024;

/**
 * Watches that what comes in is framed as the protocol has it: lines `Name: value`, an empty line, then as many bytes as
 * `Content-Length` says. The reader of messages itself waits forever for the end of what is none.
 */
export class Framing {
  #header = '';
  /** Bytes of the message that are still to come. */
  #rest = 0;
  #hasBegun = false;

  /** Whether a message has come, or its head. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** Takes in the next bytes; gives what is wrong with them, in a sentence. */
  take(bytes: Buffer): string | undefined {
    for (let at = 0; at < bytes.length;) {
      if (this.#rest > 0) {
        const taken = Math.min(this.#rest, bytes.length - at);
        this.#rest -= taken;
        at += taken;
        continue;
      }
      const end = bytes.indexOf('\n', at);
      const next = end === -1 ? bytes.length : end + 1;
      this.#header += bytes.toString('latin1', at, next);
      at = next;
      const wrong = this.#checkHeader();
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  #checkHeader(): string | undefined {
    const header = this.#header;
    if (!HEADER.test(header) || header.length > LONGEST_HEADER) {
      const line = header.slice(header.lastIndexOf('\n', header.length - 2) + 1).trimEnd();
      return `Unexpected input ${JSON.stringify(line.slice(0, 60))}, expected messages of the Language Server Protocol.`;
    }
    if (!header.endsWith('\r\n\r\n')) return undefined;
    const length = /^Content-Length:[ \t]*(\d+)[ \t]*\r$/imu.exec(header)?.[1];
    if (length === undefined) return 'Unexpected message without its length, expected a header `Content-Length: NUMBER`.';
    if (Number(length) > LONGEST_MESSAGE) return `Unexpected message of ${length} bytes, expected at most ${LONGEST_MESSAGE}.`;
    [this.#header, this.#rest, this.#hasBegun] = ['', Number(length), true];
    return undefined;
  }
}

/** Whole lines of a header, and one that may be begun. */
const HEADER = /^(?:[!-9;-~]+:[^\r\n]*\r\n)*(?:\r\n?|[!-9;-~]*(?::[^\r\n]*\r?)?)$/u;
