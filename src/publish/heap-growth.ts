import { setFlagsFromString } from 'node:v8';

/** By how many hundredths of what is in use a heap may grow before it is tidied. */
const PERCENT = 40;

/**
 * Makes the memory of a large build follow what it holds: left to itself, V8 lets each thread's heap double before it looks what of it is garbage, which of
 * 10,000 pages nearly all is, and its nursery grow to three times 16 MB and more. With 4,000 briefings both together took a third off the highest memory, and
 * cost no CPU time that could be seen. Holds for the whole process.
 */
export function keepHeapsSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${PERCENT}`);
  setFlagsFromString('--semi-space-growth-factor=1');
}
