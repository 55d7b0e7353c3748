/** Takes the endings of a word away, as was done to the words of the index; the word is in lower case and without accents. */
export type Stem = (word: string) => string;

/** What is used of Pagefind's program. Texts are given and taken as places in its memory. */
interface Program {
  readonly memory: WebAssembly.Memory;
  readonly __wbindgen_externrefs: WebAssembly.Table;
  readonly __wbindgen_start: () => void;
  readonly __wbindgen_malloc: (bytes: number, alignment: number) => number;
  readonly __wbindgen_free: (start: number, bytes: number, alignment: number) => void;
  readonly init_pagefind: (start: number, bytes: number) => number;
  readonly enter_playground_mode: (index: number) => number;
  readonly search: (index: number, ...texts: readonly (number | boolean)[]) => readonly [number, number];
}

/** An index without pages, as CBOR: a version and five empty lists. */
const emptyIndex = Uint8Array.of(0x86, 0x61, 0x30, 0x80, 0x80, 0x80, 0x80, 0x80);

/**
 * Starts Pagefind's program of a language for its stemmer alone: asked to explain how it searches an empty index, it says what it made
 * of the words. So words are stemmed as those of the index were, in every language that Pagefind knows.
 */
export async function startStemmer(program: BufferSource): Promise<Stem> {
  const { instance } = await WebAssembly.instantiate(program, {
    './pagefind_web_bg.js': { __wbindgen_init_externref_table: () => fillTable(wasm.__wbindgen_externrefs) },
  });
  const wasm = instance.exports as unknown as Program;
  wasm.__wbindgen_start();
  const index = wasm.enter_playground_mode(wasm.init_pagefind(...give(wasm, emptyIndex)));
  const encoder = new TextEncoder();
  const text = (content: string): [number, number] => give(wasm, encoder.encode(content));
  const ask = (word: string): string => {
    const [start, bytes] = wasm.search(index, ...text(word), ...text(word), ...text('{}'), ...text(''), false, false);
    const answer = new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, start, bytes));
    wasm.__wbindgen_free(start, bytes, 1);
    return (JSON.parse(answer) as { readonly search_keywords: readonly string[] }).search_keywords.join(' ');
  };
  return ask;
}

/** Puts bytes where the program takes them from; it frees them itself. */
function give({ memory, __wbindgen_malloc: reserve }: Program, bytes: Uint8Array): [number, number] {
  const start = reserve(bytes.length, 1);
  new Uint8Array(memory.buffer).set(bytes, start);
  return [start, bytes.length];
}

/** The program expects the values that have no number at the beginning of its table, and at the end of what it has. */
function fillTable(table: WebAssembly.Table): void {
  const offset = table.grow(4);
  table.set(0, undefined);
  [undefined, null, true, false].forEach((value, at) => table.set(offset + at, value));
}
