import { setFlagsFromString } from 'node:v8';

/** By how many hundredths of what is in use a heap may grow before it is tidied. */
const PERCENT = 40;

/**
 * The semi-space of a worker in megabytes, from its beginning: one that begins with V8's half a megabyte and does not grow is emptied ten times as often. A
 * nursery is three of them.
 */
export const SEMI_SPACE = 8;

/**
 * Makes the memory of a large build follow what it holds: left to itself, V8 lets each thread's heap double before it looks what of it is garbage, which of
 * 10,000 pages nearly all is, and its nursery grow to three semi-spaces of 16 MB and more. With 4,000 briefings less growth of both took a third off the highest memory, and
 * cost no CPU time that could be seen. Holds for the whole process and for workers that start afterwards.
 */
export function keepHeapsSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${PERCENT}`);
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString(`--min-semi-space-size=${SEMI_SPACE}`);
}
