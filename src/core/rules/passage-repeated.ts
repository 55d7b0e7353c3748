import { soundItems } from '../diagnostics/sound.ts';
import { nameParagraph } from '../text/name-paragraph.ts';
import type { CheckedFile } from './file-rule.ts';
import { defineArchiveRule, type ArchiveFinding, type CheckedArchive } from './archive-rule.ts';

const PARAGRAPH =
  'Decoupling is agreed in clauses that nobody reads aloud: the second address, the second ledger and the right to ask for either of them at any time, in writing, without giving a reason for the request.';

export const rule = defineArchiveRule({
  code: 'passage-repeated',
  severity: 'suggestion',
  title: 'Paragraph that another briefing has word for word',
  why: 'search finds the same words twice, and a correction of one leaves the other wrong',
  good: [{ body: `## What is at stake\n\n${PARAGRAPH}` }],
  bad: [
    {
      body: `## What is at stake\n\n${PARAGRAPH}`,
      files: {
        'briefings/2025/2025-12-05-clauses.md': `---\ntitle: Clauses that nobody reads aloud\ndate: 2025-12-05\nsummary: The clauses that part two partners are short, dull and agreed before anything else is.\nthemes: [decoupling]\n---\n\n## The clauses\n\n${PARAGRAPH}\n`,
      },
      reason: 'Unexpected paragraph that `clauses` has word for word, expected it once',
    },
  ],
  check,
});

/** Reports paragraphs that an earlier briefing has word for word, in the later one; translations, successors and the like may repeat. */
function* check({ briefings }: CheckedArchive): Generator<ArchiveFinding> {
  const owners = new Map<string, CheckedFile>();
  for (const file of [...briefings].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const name of file.outline.paragraphs) {
      const owner = owners.get(name);
      if (owner === undefined) owners.set(name, file);
      else if (owner !== file && !isAkin(file, owner)) {
        yield {
          in: file,
          at: file.body.passages.find(({ text }) => text.split('\n').some((line) => nameParagraph(line) === name))?.place ?? 'title',
          reason: `Unexpected paragraph that \`${owner.id}\` has word for word, expected it once`,
          fix: 'link to the passage there, and say here what is new',
        };
      }
    }
  }
}

/** Whether one of the two is meant to take over from the other. */
function isAkin(a: CheckedFile, b: CheckedFile): boolean {
  const names = ({ sound }: CheckedFile): string[] => [...soundItems(sound.supersedes), ...[sound['translation-of'] ?? []].flat()];
  return names(a).includes(b.id) || names(b).includes(a.id) || mayStandAside(a) || mayStandAside(b);
}

/** Whether a briefing is withdrawn, or may be what its front matter cannot be asked for. */
const mayStandAside = ({ sound }: CheckedFile): boolean =>
  sound.status === 'withdrawn' || [sound.status, sound.supersedes, sound['translation-of']].includes(null);
