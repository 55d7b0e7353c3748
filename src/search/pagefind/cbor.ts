/** Reads one item after the other of CBOR, as far as Pagefind writes it: lists, texts and whole numbers, none of them open-ended. */
export interface CborReader {
  /** Number of items of the list that begins here; they come next. */
  readonly list: () => number;
  readonly text: () => string;
  readonly number: () => number;
  /** Passes over an item with all that is in it. */
  readonly skip: () => void;
}

/** @throws `RangeError` where the bytes hold something else than what was asked for */
export function readCbor(bytes: Uint8Array): CborReader {
  const decoder = new TextDecoder();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const argument = (type: number, byte: number): number => {
    if (byte >> 5 !== type) throw new RangeError('The index is not of the form that Pagefind writes');
    const short = byte & 31;
    if (short < 24) return short;
    const size = short - 24;
    const value =
      size === 0 ? view.getUint8(at) : size === 1 ? view.getUint16(at) : size === 2 ? view.getUint32(at) : Number(view.getBigUint64(at));
    at += 1 << size;
    return value;
  };
  const list = (): number => argument(4, view.getUint8(at++));
  const text = (): string => {
    const length = argument(3, view.getUint8(at++));
    at += length;
    if (at > bytes.length) throw new RangeError('The index ends in the middle of a text');
    return decoder.decode(bytes.subarray(at - length, at));
  };
  const number = (): number => {
    const byte = view.getUint8(at++);
    return byte < 32 ? argument(0, byte) : -1 - argument(1, byte);
  };
  const skip = (): void => {
    for (let open = 1; open > 0; open -= 1) {
      const byte = view.getUint8(at++);
      const type = byte >> 5;
      const value = argument(type, byte);
      if (type === 4) open += value;
      else if (type === 3) at += value;
    }
  };
  return { list, text, number, skip };
}
