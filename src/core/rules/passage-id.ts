import type { Finding } from '../diagnostics/reporter.ts';
import { ID } from '../text/id.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'passage-id',
  severity: 'error',
  title: 'Passage address not usable',
  why: 'the address must be unique in the briefing and not one of the page’s own',
  good: [
    {
      body: `## What is at stake

Decoupling.

## What is at stake {#stake-again}

The same again.

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling.

## What is at stake

The same again.

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected second passage with the address `#what-is-at-stake`, expected each once (the first is `What is at stake`)',
    },
  ],
});

/** Addresses within every briefing page that belong to the page, and names that scripts take for something else. */
const RESERVED = new Set(
  (
    'main find search results status filters bottom-line judgements contents read-next linked-from cite revisions sources notes terms neighbours ' +
    'coverage thread together standing-view constructor prototype location document window self name top parent length'
  ).split(' '),
);
const RESERVED_FORM = /^(?:fn|fnref|source|term|y)-|^y\d{4}$/u;

/** @param first title of an earlier passage with the same address */
export function judgeAddress(id: string, first: string | undefined): Finding | undefined {
  if (first !== undefined) {
    return {
      reason: `Unexpected second passage with the address \`#${id}\`, expected each once (the first is \`${first}\`)`,
      fix: 'change the heading, or give it an id of its own: `{#another-id}`',
    };
  }
  if (RESERVED.has(id) || RESERVED_FORM.test(id)) {
    return {
      reason: `Unexpected address \`#${id}\`, expected one that the page does not use itself`,
      fix: `give the heading an id of its own: \`{#the-${id}}\``,
    };
  }
  if (ID.test(id) && id.length <= 100) return undefined;
  return {
    reason: `Unexpected address \`#${id}\`, expected letters, digits and single hyphens, at most 100 characters`,
    fix: 'give the heading an id of its own: `{#short-id}`',
  };
}
