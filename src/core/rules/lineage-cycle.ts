import { soundItems } from '../diagnostics/sound.ts';
import type { CheckedFile } from './file-rule.ts';
import { defineArchiveRule, type ArchiveFinding, type CheckedArchive } from './archive-rule.ts';

export const rule = defineArchiveRule({
  code: 'lineage-cycle',
  severity: 'error',
  title: 'Briefings that supersede each other',
  why: 'readers would be sent round in a circle',
  good: [{ front: 'supersedes: [second-sources]' }],
  bad: [
    { front: 'supersedes: [two-ledgers]', reason: 'Unexpected `supersedes` that names the briefing itself, expected another briefing' },
    {
      front: 'related: [two-ledgers, second-sources]',
      reason: 'Unexpected `related` that names the briefing itself, expected another briefing',
      fixed: { front: 'related: [second-sources]' },
    },
  ],
  check,
});

function* check({ briefings }: CheckedArchive): Generator<ArchiveFinding> {
  const byId = new Map(briefings.map((file) => [file.id, file]));
  for (const file of briefings) {
    yield* findSelf(file);
    for (const key of ['supersedes', 'translation-of'] as const) {
      const circle = findCircle(file, (one) => namesIn(one, key), byId);
      // a briefing that names itself is reported where it does
      if (circle === undefined || circle.length < 3) continue;
      yield {
        in: file,
        at: key === 'supersedes' ? 'supersedes.0' : key,
        reason: `Unexpected circle in \`${key}\`: ${circle.map((id) => `\`${id}\``).join(' → ')}, expected it to end`,
        fix: `remove one of these from \`${key}\``,
      };
    }
  }
}

const namesIn = ({ sound }: CheckedFile, key: 'supersedes' | 'related' | 'translation-of'): readonly string[] =>
  key === 'translation-of' ? [sound[key] ?? []].flat() : soundItems(sound[key]);

function* findSelf(file: CheckedFile): Generator<ArchiveFinding> {
  for (const key of ['supersedes', 'related', 'translation-of'] as const) {
    if (!namesIn(file, key).includes(file.id)) continue;
    const index = key === 'translation-of' ? -1 : (file.sound[key]?.indexOf(file.id) ?? -1);
    yield {
      in: file,
      at: index === -1 ? key : `${key}.${index}`,
      reason: `Unexpected \`${key}\` that names the briefing itself, expected another briefing`,
      fix: 'remove it',
      actual: file.id,
      expected: [''],
    };
  }
}

function findCircle(
  start: CheckedFile,
  next: (file: CheckedFile) => readonly string[],
  byId: ReadonlyMap<string, CheckedFile>,
): string[] | undefined {
  const seen = new Set<string>();
  const walk = (file: CheckedFile, trail: string[]): string[] | undefined => {
    for (const id of next(file)) {
      if (id === start.id) return [...trail, id];
      const target = byId.get(id);
      if (target === undefined || seen.has(id)) continue;
      seen.add(id);
      const found = walk(target, [...trail, id]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk(start, [start.id]);
}
