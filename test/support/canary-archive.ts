import { makePng } from './pictures.ts';
import { briefingFile, type Files, minimalArchive } from './sample-files.ts';

/** Begins every canary, and stands nowhere else. */
export const CANARY = 'zqvxk';

/** Places of one withheld briefing where an editor can put words; each place has a canary of its own. */
export const places = [
  'title',
  'summary',
  'slug',
  'alias',
  'judgement',
  'change',
  'source',
  'publisher',
  'address',
  'heading',
  'anchor',
  'prose',
  'link',
  'target',
  'cell',
  'item',
  'code',
  'note',
  'alt',
  'caption',
  'picture',
  'folder',
  'yaml',
] as const;

type Place = (typeof places)[number];

/** The canary of a place: ten letters or more, none of them a digit. */
export const canary = (place: Place | 'translation', kind: string): string => `${CANARY}${place}${kind}`;

/** Why a briefing is withheld, and the lines of its front matter that say so. */
const kinds = {
  draft: { date: '2026-02-01', front: 'status: draft' },
  future: { date: '2026-06-01', front: '' },
  embargo: { date: '2026-02-02', front: 'embargo: 2026-05-01T09:00:00+02:00' },
} as const;

export const kindNames = Object.keys(kinds) as (keyof typeof kinds)[];

/** From then on only the draft is withheld. */
export const afterAll = '2026-07-01T00:00:00Z';

/** The published part of the archive. */
export const openFiles: Files = minimalArchive;

const picture = await makePng(320, 200, '#4b1d82');

/** The withheld part: a briefing of each kind with a canary in each place, and a translation of the embargoed one. */
export const withheldFiles: Files = Object.assign(
  {},
  ...kindNames.map((kind) => withheldBriefing(kind)),
  briefingFile({
    date: '2026-02-03',
    slug: 'sperrfrist-und-plan',
    title: `${canary('translation', 'embargo')} bestimmt den Plan`,
    front: `language: de\ntranslation-of: ${canary('slug', 'embargo')}-plan\nembargo: 2026-05-01T09:00:00+02:00`,
  }),
) as Files;

function withheldBriefing(kind: (typeof kindNames)[number]): Files {
  const c = (place: Place): string => canary(place, kind);
  const front = `${kinds[kind].front}
# ${c('yaml')} must be asked before this is published
summary: The bottom line is that ${c('summary')} decides the matter for everyone.
aliases: [${c('alias')}-plan]
related: [first-ledger]
changes:
  - { date: 2026-06-15, kind: update, note: "The ${c('change')} was added." }
sources:
  - { title: "${c('source')} yearbook", publisher: "${c('publisher')} press", url: "https://${c('address')}.example/yearbook" }
judgements:
  - { text: "The ${c('judgement')} comes first", likelihood: likely }`;
  const body = `## What is at stake

Decoupling reaches ${c('prose')} and [the ${c('link')}](https://example.org/${c('target')}).[^note]

## A ${c('heading')} of its own {#${c('anchor')}}

| Item | Value |
| --- | --- |
| A cell with ${c('cell')} in it | 1 |

\`\`\`
print every ${c('code')} there is
\`\`\`

![A ${c('alt')} lies open.](${c('picture')}.png "The ${c('caption')} itself")

## What follows

One judgement:

- The ${c('item')} ends first

[^note]: The ${c('note')} stands below.`;
  const [[path, text]] = Object.entries(
    briefingFile({ ...kinds[kind], slug: `${c('slug')}-plan`, title: `The ${c('title')} sets the plan`, front, body }),
  ) as [[string, string]];
  return {
    [path]: text.replace(/^summary: "The finding.*\n/mu, ''),
    [`briefings/2026/${c('picture')}.png`]: picture,
    [`briefings/2026/${c('folder')}/sketch.png`]: picture,
  };
}
