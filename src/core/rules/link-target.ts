import { suggest } from '../diagnostics/suggest.ts';
import type { InternalLink } from '../model.ts';
import { defineFileRule, type CheckedFile, type FileFinding, type Surroundings } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'link-target',
  severity: 'error',
  title: 'Link that leads nowhere',
  why: 'readers would meet an error page',
  good: [
    {
      body: `## What is at stake

Decoupling begins with [a second address](../2025/2025-11-28-second-sources.md).

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling begins with [a second address](../2025/2025-11-28-second-source.md).

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected link to `briefings/2025/2025-11-28-second-source.md`, expected an existing briefing',
      fixed: {
        body: `## What is at stake

Decoupling begins with [a second address](../2025/2025-11-28-second-sources.md).

## What follows

- Contracts will move before freight does`,
      },
    },
  ],
  check,
});

function check(file: CheckedFile, { targets, isWhole }: Surroundings): FileFinding[] {
  if (isWhole) return [];
  return file.body.links.flatMap((link) => {
    const { id, path } = link.target;
    const isThere = path === file.path || targets.find(link.target) !== undefined;
    const isUnread = targets.isUnread(id) || (path !== undefined && targets.unread.has(path));
    return isThere || isUnread ? [] : [wordMissing(link, targets)];
  });
}

function wordMissing({ target: { kind, id, path }, place }: InternalLink, { briefings, themes }: Surroundings['targets']): FileFinding {
  const known: ReadonlyMap<string, { readonly path: string }> = kind === 'briefing' ? briefings : themes;
  const elsewhere = known.get(id)?.path;
  const toName = (found: string): string => (path === undefined ? found : (known.get(found)?.path ?? found));
  const expected = elsewhere === undefined ? suggest(id, known.keys()).map(toName) : [elsewhere];
  return {
    at: place,
    reason: `Unexpected link to \`${path ?? id}\`, expected an existing ${kind}`,
    fix: expected[0] === undefined ? 'correct or remove the link' : `link to \`${expected[0]}\``,
    actual: path ?? id,
    expected,
  };
}
