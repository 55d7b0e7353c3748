import { suggest } from '../diagnostics/suggest.ts';
import { listWords } from './closed-list.ts';
import { defineFileRule, type CheckedFile, type FileFinding, type Surroundings } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'passage-unknown',
  severity: 'error',
  title: 'Unknown passage',
  why: 'the link would land at the top of the page instead of the passage',
  good: [
    {
      body: `## What is at stake

Decoupling is [what buyers ask for](../2025/2025-11-28-second-sources.md#what-buyers-ask).

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling is [what buyers ask for](../2025/2025-11-28-second-sources.md#what-buyers-asked).

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected passage `#what-buyers-asked` of `second-sources`, expected one of its headings’ addresses',
      fixed: {
        body: `## What is at stake

Decoupling is [what buyers ask for](../2025/2025-11-28-second-sources.md#what-buyers-ask).

## What follows

- Contracts will move before freight does`,
      },
    },
  ],
  check,
});

/** Passages of a page that the page itself provides. */
export const PAGE_ANCHORS: readonly string[] = ['bottom-line', 'judgements'];

function check(file: CheckedFile, around: Surroundings): FileFinding[] {
  return [...(around.isWhole ? [] : checkLinks(file, around)), ...checkJudgements(file)];
}

function checkLinks(file: CheckedFile, { targets }: Surroundings): FileFinding[] {
  return file.body.links.flatMap(({ target: named, anchor, place }) => {
    const target = named.path === file.path ? file : targets.find(named);
    if (target === undefined || anchor === undefined || target.hasLostPassages()) return [];
    const anchors = [...anchorsOf(target), ...(named.kind === 'briefing' ? PAGE_ANCHORS : [])];
    if (anchors.includes(anchor)) return [];
    const expected = suggest(anchor, anchors);
    return [
      {
        at: place,
        reason: `Unexpected passage \`#${anchor}\` of \`${target.id}\`, expected one of its headings’ addresses`,
        fix:
          expected[0] === undefined
            ? `choose one of ${listWords(
                anchors.map((item) => `#${item}`),
                8,
              )}`
            : `replace with \`#${expected[0]}\``,
        actual: anchor,
        expected,
      },
    ];
  });
}

function checkJudgements(file: CheckedFile): FileFinding[] {
  const anchors = anchorsOf(file);
  return (file.sound.judgements ?? []).flatMap((judgement, index) => {
    const passage = judgement?.passage;
    if (typeof passage !== 'string' || anchors.includes(passage) || file.hasLostPassages()) return [];
    const expected = suggest(passage, anchors);
    return [
      {
        at: `judgements.${index}.passage`,
        reason: `Unexpected passage \`${passage}\`, expected the address of a heading of this briefing`,
        fix: expected[0] === undefined ? `choose one of ${listWords(anchors, 8)}` : `replace with \`${expected[0]}\``,
        actual: passage,
        expected,
      },
    ];
  });
}

const anchorsOf = ({ outline }: Pick<CheckedFile, 'outline'>): string[] => outline.passages.map(({ id }) => id);
