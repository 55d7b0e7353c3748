/**
 * A file that was changed less than this before it was looked at may have been changed again since without a sign, in milliseconds: file
 * systems that count in whole seconds, and others.
 */
const UNSETTLED = { coarse: 2500, fine: 50 } as const;

/** Whether a mark that was read at an instant stands for the file's bytes. A mark begins with the time of the last change; see `read/disk.ts`. */
export function isSettled(mark: string, readAt: number): boolean {
  const changed = Number(mark.slice(0, mark.indexOf(' ')));
  return readAt - changed > (Number.isInteger(changed / 1000) ? UNSETTLED.coarse : UNSETTLED.fine);
}
