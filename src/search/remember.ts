/** Answers kept; a reader who types asks for the same words again and again. */
const remembered = 100;

/** Keeps the latest answers. A failure is forgotten, so that it can be tried again. */
export function remember<Arguments extends readonly unknown[], Value>(
  ask: (...given: Arguments) => Promise<Value>,
  keyOf: (...given: Arguments) => string,
): (...given: Arguments) => Promise<Value> {
  const answers = new Map<string, Promise<Value>>();
  return (...given) => {
    const key = keyOf(...given);
    const answer = answers.get(key) ?? ask(...given);
    answers.delete(key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    const [oldest] = answers.keys();
    if (answers.size > remembered && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}
