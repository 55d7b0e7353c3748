import { expect, it } from 'vitest';
import { readCbor } from '../../../src/search/pagefind/cbor.ts';

it('reads texts, and refuses one that the file is too short for', () => {
  expect(readCbor(Uint8Array.of(0x62, 0x61, 0x62)).text()).toBe('ab');
  expect(() => readCbor(Uint8Array.of(0x62, 0x61)).text()).toThrow(RangeError);
});
