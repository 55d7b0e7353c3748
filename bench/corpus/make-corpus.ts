import { regions, writeBriefing } from './briefing.ts';
import { pathOf, type Plan, planBriefings } from './plan.ts';
import { makeVocabulary, themes } from './vocabulary.ts';

export interface CorpusOptions {
  readonly seed: string;
  /** Published ones; one withheld draft is added for each hundred, so that there is something to withhold. */
  readonly briefings: number;
}

export interface Corpus {
  /** Texts by path in the content folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly drafts: number;
  /** A published briefing in the middle of the archive. */
  readonly edited: string;
  readonly themes: number;
  /** A theme that many briefings name. */
  readonly renamed: string;
}

/** Makes a content folder of illustrative nonsense. The same options give the same texts. */
export function makeCorpus({ seed, briefings }: CorpusOptions): Corpus {
  const drafts = Math.ceil(briefings / 100);
  const vocabulary = makeVocabulary(seed);
  const plans = planBriefings(seed, vocabulary, briefings, drafts);
  const published: Plan[] = [];
  const files = new Map([
    ['publication.yaml', publication],
    ['glossary.yaml', glossary],
    ...themes.map(({ id, title, terms }): [string, string] => [`themes/${id}.md`, writeTheme(title, terms)]),
  ]);
  for (const plan of plans) {
    const targets = published.length === 0 ? [] : Array.from({ length: 3 }, () => plan.random.pick(published));
    files.set(pathOf(plan), writeBriefing(plan, targets, vocabulary));
    if (!plan.isDraft) published.push(plan);
  }
  const middle = published[Math.floor(published.length / 2)];
  if (middle === undefined) throw new RangeError('A corpus needs at least one briefing');
  return { files, drafts, edited: pathOf(middle), themes: themes.length, renamed: 'themes/capital.md' };
}

function writeTheme(title: string, terms: readonly string[]): string {
  return `---
title: ${title}
summary: "What is known about ${title.toLowerCase()}, and what would change our mind about it."
terms: [${terms.join(', ')}]
as-of: 2026-06-01
---

## The Standing View

Much is said about ${terms.join(' and ')}, and little of it is dated. We hold what follows until a dated fact says otherwise.
`;
}

const publication = `name: Bench
description: A corpus of nonsense for measurements.
url: https://bench.example
language: en
time-zone: Etc/UTC
contact: desk@bench.example
authors:
  desk-one: Desk one
  desk-two: Desk two
regions:
${regions.map((id) => `  ${id}: ${id.charAt(0).toUpperCase()}${id.slice(1)}\n`).join('')}sectors:
  industry: Industry
kinds:
  summary:
    title: Summary
    first: [Executive Summary]
    judgements: [Strategic Implications]
    last: [Outlook]
    words: [200, 800]
`;

const glossary = `- term: GMP
  expansion: good manufacturing practice
  definition: The rules by which medicines are made.
- term: IND
  expansion: investigational new drug
  definition: The application to begin trials in people.
`;
