import { PIXEL } from './example-archive.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { defineFileRule, type CheckedFile, type FileFinding, type Surroundings } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'picture-missing',
  severity: 'error',
  title: 'Picture missing',
  why: 'readers would see a broken picture',
  good: [
    {
      files: { 'briefings/2026/chart.png': PIXEL },
      body: `## What is at stake

Decoupling, in a chart:

![Settlements in weeks, with one ledger and with two.](chart.png)

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      files: { 'briefings/2026/chart.png': PIXEL },
      body: `## What is at stake

Decoupling, in a chart:

![Settlements in weeks, with one ledger and with two.](chrat.png)

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected picture `chrat.png`, expected a file in `briefings/2026/`',
      fixed: {
        body: `## What is at stake

Decoupling, in a chart:

![Settlements in weeks, with one ledger and with two.](chart.png)

## What follows

- Contracts will move before freight does`,
      },
    },
  ],
  check,
});

function check(file: CheckedFile, { targets, isWhole }: Surroundings): FileFinding[] {
  if (isWhole) return [];
  return file.body.pictures.flatMap(({ path, place }) => {
    if (targets.pictures.has(path) || targets.unread.has(path)) return [];
    const at = path.lastIndexOf('/') + 1;
    const [folder, name] = [path.slice(0, at), path.slice(at)];
    const beside = [...targets.pictures.keys()].filter((other) => other.startsWith(folder)).map((other) => other.slice(at));
    const expected = suggest(name, beside);
    return [
      {
        at: place,
        reason: `Unexpected picture \`${name}\`, expected a file in \`${folder}\``,
        fix: expected[0] === undefined ? `put the picture into \`${folder}\`` : `replace with \`${expected[0]}\``,
        actual: name,
        expected,
      },
    ];
  });
}
