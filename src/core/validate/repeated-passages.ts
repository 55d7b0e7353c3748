import type { BriefingFront } from '../model.ts';
import { nameParagraph } from '../render/outline.ts';
import { placeOf, type ParsedFile } from './parsed-file.ts';
import { soundItems } from './sound.ts';

type BriefingFile = ParsedFile<BriefingFront>;

/** Reports paragraphs that an earlier briefing has word for word, in the later one; translations, successors and the like may repeat. */
export function checkRepeatedPassages(files: readonly BriefingFile[]): void {
  const owners = new Map<string, BriefingFile>();
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const name of file.outline.paragraphs) {
      const owner = owners.get(name);
      if (owner === undefined) owners.set(name, file);
      else if (owner !== file && !isAkin(file, owner)) report(file, owner, name);
    }
  }
}

/** Whether one of the two is meant to take over from the other. */
function isAkin(a: BriefingFile, b: BriefingFile): boolean {
  const names = ({ sound }: BriefingFile): string[] => [...soundItems(sound.supersedes), ...[sound['translation-of'] ?? []].flat()];
  return names(a).includes(b.id) || names(b).includes(a.id) || mayStandAside(a) || mayStandAside(b);
}

/** Whether a briefing is withdrawn, or may be what its front matter cannot be asked for. */
const mayStandAside = ({ sound }: BriefingFile): boolean =>
  sound.status === 'withdrawn' || [sound.status, sound.supersedes, sound['translation-of']].includes(null);

function report(file: BriefingFile, owner: BriefingFile, name: string): void {
  const passage = file.body.passages.find(({ text }) => text.split('\n').some((line) => nameParagraph(line) === name));
  file.report.on('passage-repeated', passage?.place ?? placeOf(file, 'title'), {
    reason: `Unexpected paragraph that \`${owner.id}\` has word for word, expected it once`,
    fix: 'link to the passage there, and say here what is new',
  });
}
