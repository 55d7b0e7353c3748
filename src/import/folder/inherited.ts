import type { TreeEntry } from '../../core/model.ts';
import type { Unread } from '../plan/plan.ts';
import type { ImportProblem } from '../problem.ts';
import type { JsonRecord } from '../record.ts';
import { readHugoRules } from './hugo-rules.ts';
import { readJekyllRules } from './jekyll-rules.ts';
import { readQuartoRules } from './quarto-rules.ts';
import type { ReadRules, Rule, Unreadable } from './rule.ts';
import type { SystemName } from './system.ts';

/** What a folder's settings say of one document. */
export interface Inherited {
  readonly front: JsonRecord;
  /** The setting that withholds it, whatever its own front matter says. */
  readonly withheldBy: string | undefined;
}

/** What a folder's settings say of its documents: with them, a whole folder may be drafts. */
export interface Inheritance {
  /** A problem where settings that cover the document cannot be read: they may withhold it. */
  readonly inherit: (path: string) => Inherited | ImportProblem;
  readonly unread: readonly Unread[];
}

const READERS: Readonly<Record<SystemName, ReadRules>> = {
  jekyll: readJekyllRules,
  hugo: readHugoRules,
  quarto: readQuartoRules,
  obsidian: () => [],
};

export function makeInheritance(entries: readonly TreeEntry[], system: SystemName): Inheritance {
  const read = entries.flatMap((entry) => READERS[system](entry, entries));
  const unreadable = read.filter((each): each is Unreadable => 'problem' in each);
  const rules = read.filter((each): each is Rule => !('problem' in each)).sort((a, b) => a.rank - b.rank);
  return {
    inherit: (path) => {
      const unknown = unreadable.find(({ covers }) => covers(path));
      if (unknown !== undefined) return refuse(unknown.source);
      const covering = rules.filter(({ covers }) => covers(path));
      return {
        front: Object.assign({}, ...covering.map(({ front }) => front)) as JsonRecord,
        withheldBy: covering.find(({ withheldBy }) => withheldBy !== undefined)?.withheldBy,
      };
    },
    unread: unreadable.map(({ source, problem, text }) => ({ source, problems: [problem], text })),
  };
}

const refuse = (source: string): ImportProblem => ({
  code: 'import-front-matter',
  reason: `Unexpected settings in \`${source}\` that cannot be read, expected to know whether they withhold this document`,
  fix: `mend \`${source}\`, and import again`,
});
