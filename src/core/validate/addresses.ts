import type { BriefingFront } from '../model.ts';
import { foldName } from '../text/fold.ts';
import { placeOf, type ParsedFile } from './parsed-file.ts';
import { soundItems } from './sound.ts';

type BriefingFile = ParsedFile<BriefingFront>;

/** Checks that no two briefings, nor an old address and a briefing, claim one address. */
export function checkAddresses(files: readonly BriefingFile[]): void {
  const owners = new Map<string, BriefingFile>();
  for (const file of files) {
    const other = owners.get(foldName(file.id));
    if (other === undefined) owners.set(foldName(file.id), file);
    else {
      file.report.on('slug-duplicate', file.report.locator.place(0, 3), {
        reason: `Unexpected second briefing at \`/briefings/${file.id}/\`, expected each address once (also \`${other.path}\`)`,
        fix: 'rename one of the two files',
      });
    }
  }
  const aliases = new Map<string, BriefingFile>();
  for (const file of files) {
    file.sound.aliases?.forEach((alias, index) => {
      if (alias === null) return;
      const owner = owners.get(foldName(alias)) ?? aliases.get(foldName(alias));
      if (owner === undefined) aliases.set(foldName(alias), file);
      else {
        file.report.on('alias-clash', placeOf(file, `aliases.${index}`), {
          reason: `Unexpected alias \`${alias}\`, expected an address that is not in use (it belongs to \`${owner.path}\`)`,
          fix: 'remove the alias here or there',
        });
      }
    });
  }
}

/** Checks that no briefing supersedes, or translates, itself by way of others. */
export function checkLineage(files: readonly BriefingFile[]): void {
  const byId = new Map(files.map((file) => [file.id, file]));
  for (const key of ['supersedes', 'translation-of'] as const) {
    const next = (file: BriefingFile): readonly string[] =>
      key === 'supersedes' ? soundItems(file.sound.supersedes) : [file.sound['translation-of'] ?? []].flat();
    for (const file of files) {
      const circle = findCircle(file, next, byId);
      // a briefing that names itself is reported where it does
      if (circle === undefined || circle.length < 3) continue;
      file.report.on('lineage-cycle', placeOf(file, key === 'supersedes' ? 'supersedes.0' : key), {
        reason: `Unexpected circle in \`${key}\`: ${circle.map((id) => `\`${id}\``).join(' → ')}, expected it to end`,
        fix: `remove one of these from \`${key}\``,
      });
    }
  }
}

function findCircle(
  start: BriefingFile,
  next: (file: BriefingFile) => readonly string[],
  byId: ReadonlyMap<string, BriefingFile>,
): string[] | undefined {
  const seen = new Set<string>();
  const walk = (file: BriefingFile, trail: string[]): string[] | undefined => {
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
