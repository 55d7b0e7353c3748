import { isCancel, multiselect, select, text } from '@clack/prompts';
import { countCharacters } from '../import/count-characters.ts';
import { UsageError } from './failure.ts';
import type { Keyboard, Terminal } from './terminal.ts';

/** A word of a closed list, with its name. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Asks the person at the keyboard. Each question throws `UsageError` when they cancel. */
export interface Questions {
  /** `refuse` gives the reason why an answer will not do. */
  readonly text: (message: string, refuse: (answer: string) => string | undefined, suggestion?: string) => Promise<string>;
  readonly one: (message: string, choices: readonly Choice[]) => Promise<string>;
  readonly some: (message: string, choices: readonly Choice[]) => Promise<readonly string[]>;
}

/** Whoever is at the terminal; where nobody is, throws `UsageError` that says what was to be given. */
export function openQuestionsOn({ keyboard }: Pick<Terminal, 'keyboard'>, missing: string, example: string): Questions {
  if (keyboard === undefined) throw new UsageError(`Expected ${missing}: throughline ${example}. On a terminal, \`new\` asks for it.`);
  return openQuestions(keyboard);
}

/** Refuses answers of another length. */
export function ofLength(min: number, max: number): (text: string) => string | undefined {
  return (text) => {
    const length = countCharacters(text);
    return length < min || length > max ? `Expected ${min} to ${max} characters, not ${length}.` : undefined;
  };
}

/** Puts questions on a terminal. They go where notes go, so that results can be piped. */
function openQuestions({ input, output }: Keyboard): Questions {
  const finish = <T>(answer: T): Exclude<T, symbol> => {
    if (isCancel(answer)) throw new UsageError('Cancelled; nothing was written.');
    return answer as Exclude<T, symbol>;
  };
  return {
    text: async (message, refuse, suggestion = '') => {
      const validate = (answer = ''): string | undefined => refuse(answer.trim());
      return finish(await text({ message, initialValue: suggestion, validate, input, output })).trim();
    },
    one: async (message, choices) => finish(await select({ message, options: [...choices], maxItems: 12, input, output })),
    some: async (message, choices) =>
      finish(await multiselect({ message, options: [...choices], required: false, maxItems: 12, input, output })),
  };
}
