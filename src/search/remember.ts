/** Answers kept, unless another number is given: enough for what is small. */
const usual = 100;

/**
 * Keeps the latest answers. A failure is forgotten, so that it can be tried again.
 * @param keyOf tells questions apart; without it there is only one
 * @param kept how many answers
 */
export function remember<Arguments extends readonly unknown[], Value>(
  ask: (...given: Arguments) => Promise<Value>,
  keyOf: (...given: Arguments) => string = () => '',
  kept = usual,
): (...given: Arguments) => Promise<Value> {
  const answers = new Map<string, Promise<Value>>();
  return (...given) => {
    const key = keyOf(...given);
    const answer = answers.get(key) ?? ask(...given);
    answers.delete(key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    const [oldest] = answers.keys();
    if (answers.size > kept && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}
