import type { EngineSource } from './engine.ts';

/** Says which language could not be read. */
export class Unreadable extends Error {
  readonly language: string;

  constructor(language: string, cause: unknown) {
    super(`The index of ${language} could not be read`, { cause });
    this.language = language;
  }
}

/** The same source, of which every failure is an `Unreadable`. */
export function nameFailures({ language, open, ...rest }: EngineSource): EngineSource {
  const named = <Value>(asked: Promise<Value>): Promise<Value> =>
    asked.catch((cause: unknown) => {
      throw new Unreadable(language, cause);
    });
  return {
    ...rest,
    language,
    open: async () => {
      const engine = await named(open());
      return {
        ...engine,
        cut: (word) => named(engine.cut(word)),
        find: (word) => named(engine.find(word)),
        findExactly: (words) => named(engine.findExactly(words)),
        list: (facet, value) => named(engine.list(facet, value)),
        listDates: () => named(engine.listDates()),
        estimateDates: () => named(engine.estimateDates()),
        readPage: (id) => named(engine.readPage(id)),
      };
    },
  };
}

/** What a question says of the languages that it must do without. */
interface Sparing {
  readonly without?: readonly string[];
}

/** Answers a question; when a language turns out to be unreadable, answers it anew without. Any other failure is the caller's. */
export async function spareUnreadable<Question extends Sparing, Value>(
  question: Question,
  answer: (question: Question) => Promise<Value>,
): Promise<Value> {
  try {
    return await answer(question);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return spareUnreadable({ ...question, without: [...(question.without ?? []), error.language] }, answer);
  }
}
