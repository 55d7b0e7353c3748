import { soundItems } from '../diagnostics/sound.ts';
import { defineFileRule, type CheckedFile, type FileFinding, type Surroundings } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'theme-undeclared',
  severity: 'warning',
  title: 'Theme used but not declared',
  why: 'the passage would be missing from that theme’s thread',
  good: [
    {
      front: 'themes: [decoupling, licensing]',
      body: `## What is at stake

Decoupling is agreed in a licence.

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling is agreed in a licence.

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected `licence`, a term of the theme `licensing`, expected the theme in `themes`',
      fixed: { front: 'themes: [decoupling, licensing]' },
    },
  ],
  check,
});

function check(file: CheckedFile, { themes }: Surroundings): FileFinding[] {
  const { sound, outline } = file;
  const named = soundItems(sound.themes);
  // a misspelt theme is reported as such; that the text names the right one is then no news
  const isSpelt = named.length === sound.themes?.length && named.every((theme) => themes.includes(theme));
  if (!isSpelt || outline.mentions.every((theme) => named.includes(theme))) return [];
  return file.body.mentions.flatMap(({ theme, term, place }) =>
    named.includes(theme)
      ? []
      : [
          {
            at: place,
            reason: `Unexpected \`${term}\`, a term of the theme \`${theme}\`, expected the theme in \`themes\``,
            fix: `add \`${theme}\` to \`themes\`, or fix the passage’s themes in its heading: \`{themes="…"}\``,
            actual: term,
            expected: [theme],
          },
        ],
  );
}
