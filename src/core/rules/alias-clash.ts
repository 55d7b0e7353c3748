import { foldName } from '../text/fold.ts';
import { defineArchiveRule, type ArchiveFinding, type CheckedArchive } from './archive-rule.ts';

export const rule = defineArchiveRule({
  code: 'alias-clash',
  severity: 'error',
  title: 'Old address already in use',
  why: 'an old address can lead to one place only',
  good: [{ front: 'aliases: [one-ledger]' }],
  bad: [
    {
      front: 'aliases: [second-sources]',
      reason:
        'Unexpected alias `second-sources`, expected an address that is not in use (it belongs to `briefings/2025/2025-11-28-second-sources.md`)',
    },
    {
      front: 'aliases: [one-ledger, two-ledgers]',
      reason:
        'Unexpected alias `two-ledgers`, expected an address that is not in use (it belongs to `briefings/2026/2026-01-23-two-ledgers.md`)',
      fixed: { front: 'aliases: [one-ledger]' },
    },
  ],
  check,
});

function* check({ briefings }: CheckedArchive): Generator<ArchiveFinding> {
  const owners = new Map(briefings.toReversed().map(({ id, path }) => [foldName(id), path]));
  for (const file of briefings) {
    for (const [index, alias] of (file.sound.aliases ?? []).entries()) {
      if (alias === null) continue;
      const owner = owners.get(foldName(alias));
      if (owner === undefined) owners.set(foldName(alias), file.path);
      else {
        yield {
          in: file,
          at: `aliases.${index}`,
          reason: `Unexpected alias \`${alias}\`, expected an address that is not in use (it belongs to \`${owner}\`)`,
          fix: 'remove the alias here or there',
          actual: alias,
          ...(owner === file.path ? { expected: [''] } : {}),
        };
      }
    }
  }
}
