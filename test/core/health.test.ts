import { describe, expect, test } from 'vitest';
import type { Health } from '../../src/core/health/find-health.ts';
import { findArchiveHealth, gateArchive } from '../../src/core/pipeline.ts';
import { AS_OF, checkFiles, mergeFiles } from '../support/memory-tree.ts';
import { briefingFile, type BriefingSample, emptyArchive, type Files } from '../support/sample-files.ts';

function healthOf(...parts: readonly Files[]): Health {
  const { archive, diagnostics } = checkFiles(mergeFiles(emptyArchive, ...parts));
  if (archive === undefined) throw new Error(diagnostics.map(({ file, reason }) => `${file}: ${reason}`).join('\n'));
  return findArchiveHealth(gateArchive(archive, AS_OF), { quietAfter: 30 });
}

const briefing = (slug: string, date: string, front = '', rest: Partial<BriefingSample> = {}): Files =>
  briefingFile({ slug, date, front, ...rest });
const linking = (slug: string, date: string, ...to: string[]): Files =>
  briefing(slug, date, '', { body: `## What follows\n\n- This rests on ${to.map((other) => `[[${other}]]`).join(' and ')}.` });
const namesOf = (items: readonly { readonly path: string }[]): string[] => items.map(({ path }) => path.replace(/^.*\d{2}-|\.md$/gu, ''));

describe('the health of an archive', () => {
  test('names reviews that are due, the longest due first, and none of what no longer stands', () => {
    const { reviewsDue } = healthOf(
      briefing('later', '2026-01-02', 'review-by: 2026-03-02'),
      briefing('today', '2026-01-03', 'review-by: 2026-03-01'),
      briefing('long', '2026-01-04', 'review-by: 2026-02-01'),
      briefing('gone', '2026-01-05', 'review-by: 2026-02-01\nstatus: withdrawn\nwithdrawn: { date: 2026-02-02, reason: It was wrong. }'),
      briefing('replaced', '2026-01-06', 'review-by: 2026-02-01'),
      briefing('successor', '2026-01-07', 'supersedes: [replaced]'),
    );
    expect(namesOf(reviewsDue)).toEqual(['long', 'today']);
  });

  test('names judgements that can be judged by now', () => {
    const judgements = `judgements:
  - { text: The first office opens this winter., by: 2026-02-28 }
  - { text: The second office opens next winter., by: 2027-02-28 }
  - { text: Nobody will know about this one., confidence: low }`;
    const { judgementsDue } = healthOf(briefing('offices', '2026-01-02', judgements));
    expect(judgementsDue.map(({ since, text }) => [since, text])).toEqual([['2026-02-28', 'The first office opens this winter.']]);
  });

  test('names a standing view that is older than the newest briefing on it, and a theme that went quiet', () => {
    const { staleViews, quietThemes } = healthOf(briefing('old', '2026-01-04'), briefing('new', '2026-01-06'));
    expect(staleViews).toMatchObject([
      { path: 'themes/decoupling.md', set: '2026-01-05', newest: { path: 'briefings/2026/2026-01-06-new.md', date: '2026-01-06' } },
    ]);
    expect(quietThemes).toEqual([{ path: 'themes/decoupling.md', title: 'Decoupling', last: '2026-01-06' }]);
    const lively = healthOf(briefing('new', '2026-02-20'));
    expect(lively.quietThemes).toEqual([]);
    expect(healthOf().quietThemes).toEqual([{ path: 'themes/decoupling.md', title: 'Decoupling' }]);
  });

  test('names briefings to which none leads, and those to which most do', () => {
    const { orphans, mostLinked } = healthOf(
      briefing('base', '2026-01-02'),
      briefing('lonely', '2026-01-03'),
      linking('one', '2026-01-04', 'base'),
      linking('two', '2026-01-05', 'base', 'one'),
    );
    expect(namesOf(orphans)).toEqual(['two', 'lonely']);
    expect(mostLinked.map(({ path, count }) => [...namesOf([{ path }]), count])).toEqual([
      ['base', 2],
      ['one', 1],
    ]);
  });

  test('names terms of the glossary that nothing uses', () => {
    const glossary = {
      'glossary.yaml': `- { term: EMA, expansion: European Medicines Agency, definition: It approves medicines in Europe. }
- { term: XYZ, expansion: Example of an unused thing, definition: Nobody writes of it in any text. }
`,
    };
    const { unusedTerms } = healthOf(glossary, briefing('agency', '2026-01-02', '', { body: '## What follows\n\n- The EMA decides.' }));
    expect(unusedTerms).toEqual(['XYZ']);
  });

  test('names what is withheld, the next to appear first, and nothing of it elsewhere', () => {
    const health = healthOf(
      briefing('open', '2026-02-20'),
      briefing('draft', '2026-02-21', 'status: draft\nreview-by: 2026-02-22'),
      briefing('sealed', '2026-02-22', 'embargo: 2026-07-01T09:00:00+02:00'),
      briefing('future', '2026-05-01'),
    );
    expect(health.withheld.map(({ path, reason, until }) => [...namesOf([{ path }]), reason, until])).toEqual([
      ['future', 'future', '2026-04-30T23:00:00.000Z'],
      ['sealed', 'embargo', '2026-07-01T07:00:00.000Z'],
      ['draft', 'draft', undefined],
    ]);
    expect([...namesOf(health.orphans), ...namesOf(health.reviewsDue)]).toEqual(['open']);
  });
});
