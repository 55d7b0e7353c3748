import type { Corpus } from '../corpus/make-corpus.ts';

/** What happened since the build before, in the order in which they are measured. */
export const scenarios = {
  cold: 'cold: nothing kept',
  unchanged: 'nothing changed',
  edited: 'one briefing edited',
  renamed: 'one theme renamed',
  template: 'every page re-rendered',
} as const;

export type Scenario = keyof typeof scenarios;

export const scenarioIds = Object.keys(scenarios) as readonly Scenario[];

/** A file of the content folder and its new text. */
export interface Change {
  readonly path: string;
  readonly text: string;
}

/** What a scenario changes in the content; each revision gives another text. */
export function changeFor(scenario: Scenario, { files, edited, renamed }: Corpus, revision: number): Change | undefined {
  const change = (path: string, place: RegExp, sentence: string): Change => {
    const text = files.get(path) ?? '';
    if (!place.test(text)) throw new Error(`${path} has no ${place.source} to change`);
    return { path, text: text.replace(place, `$&${sentence}`) };
  };
  if (scenario === 'edited') return change(edited, /^## Outlook\n\n/mu, `Revision ${revision} of this briefing changes one sentence. `);
  if (scenario === 'renamed') return change(renamed, /^title: .*$/mu, `, edition ${revision}`);
  return undefined;
}
