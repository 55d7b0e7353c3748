/** How long an answer may take before the reader is told that it is being worked on, and how long before another way is offered; in milliseconds. */
const patience = 400;
const longPatience = 6000;

export interface Turn {
  /** Whether no newer question was asked. */
  readonly isCurrent: () => boolean;
  /** Says that the answer is shown, so that nothing more is said of waiting. */
  readonly settle: () => void;
}

interface View {
  readonly wait: (isLong: boolean) => void;
  readonly fail: () => void;
}

/** Gives each question its turn: what belongs to an older one than the latest is neither shown nor reported. */
export function makeTurns({ wait, fail }: View): (work: (turn: Turn) => Promise<void>) => Promise<void> {
  let latest = 0;
  return async (work) => {
    latest += 1;
    const mine = latest;
    const isCurrent = (): boolean => mine === latest;
    const timers = [setTimeout(() => isCurrent() && wait(false), patience), setTimeout(() => isCurrent() && wait(true), longPatience)];
    const settle = (): void => timers.forEach((timer) => clearTimeout(timer));
    try {
      await work({ isCurrent, settle });
    } catch {
      if (isCurrent()) fail();
    } finally {
      settle();
    }
  };
}

/** How long typing must pause before an answer is looked for, in milliseconds: each question may load a piece of the index. */
const pause = 150;

/** Calls back once typing pauses; `cancel` takes it back. */
export function makePause(then: () => void): { readonly start: () => void; readonly cancel: () => void } {
  let timer = 0;
  const cancel = (): void => clearTimeout(timer);
  const start = (): void => {
    cancel();
    timer = window.setTimeout(then, pause);
  };
  return { start, cancel };
}
