/** Long work that can be left between two of its steps; what it made until then is lost. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of it at once. */
export function toEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
