import { expect, test } from 'vitest';
import { changeFor } from '../../bench/build/scenarios.ts';
import { makeCorpus } from '../../bench/corpus/make-corpus.ts';

const corpus = makeCorpus({ seed: 'test', briefings: 3 });

/** Lines of the one text that are not in the other. */
const newLines = (before: string, after: string): string[] => after.split('\n').filter((line) => !before.split('\n').includes(line));

test('an edit changes one line of the body of a published briefing, each time otherwise', () => {
  const [first, second] = [1, 2].map((revision) => changeFor('edited', corpus, revision));
  const before = corpus.files.get(first?.path ?? '') ?? '';
  expect(before).toContain('## Outlook');
  expect(before).not.toContain('status: draft');
  expect(newLines(before, first?.text ?? '')).toEqual([expect.stringMatching(/^Revision 1 of this briefing changes one sentence\. \S/u)]);
  expect(second?.text).not.toBe(first?.text);
});

test('a renamed theme has another title and nothing else', () => {
  const change = changeFor('renamed', corpus, 7);
  expect(newLines(corpus.files.get(change?.path ?? '') ?? '', change?.text ?? '')).toEqual(['title: Capital, edition 7']);
});

test('the other scenarios leave the content alone', () => {
  expect((['cold', 'unchanged', 'template'] as const).map((scenario) => changeFor(scenario, corpus, 1))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
