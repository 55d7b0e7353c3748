import { suggest } from '../diagnostics/suggest.ts';
import { defineFileRule, type CheckedFile, type FileFinding, type Surroundings } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'briefing-unknown',
  severity: 'error',
  title: 'Unknown briefing',
  why: 'readers would be sent nowhere',
  good: [{ front: 'related: [second-sources]' }],
  bad: [
    {
      front: 'related: [second-source]',
      reason: 'Unexpected briefing `second-source` in `related`, expected the slug of an existing briefing',
      fixed: { front: 'related: [second-sources]' },
    },
  ],
  check,
});

function check({ id: own, sound }: CheckedFile, { targets }: Surroundings): FileFinding[] {
  const list = (key: 'supersedes' | 'related'): [string, string | null][] =>
    [...(sound[key] ?? [])].map((id, index) => [`${key}.${index}`, id]);
  const named: [string, string | null][] = [...list('supersedes'), ...list('related'), ['translation-of', sound['translation-of'] ?? null]];
  return named.flatMap(([at, id]) => {
    if (id === null || id === own || targets.briefings.has(id) || targets.isUnread(id)) return [];
    const expected = suggest(id, targets.briefings.keys());
    return [
      {
        at,
        reason: `Unexpected briefing \`${id}\` in \`${at.replace(/\.\d+$/u, '')}\`, expected the slug of an existing briefing`,
        fix: expected[0] === undefined ? 'correct or remove it' : `replace with \`${expected[0]}\``,
        actual: id,
        expected,
      },
    ];
  });
}
