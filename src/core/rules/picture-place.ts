import type { Finding } from '../diagnostics/reporter.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'picture-place',
  severity: 'error',
  title: 'Picture not beside its briefing',
  why: 'only pictures beside a briefing are published with it, and withheld with it',
  good: [{}],
  bad: [
    {
      body: `## What is at stake

Decoupling, in a chart:

![Settlements in weeks, with one ledger and with two.](../../charts/chart.png)

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected address of a picture, expected the name of a file beside the briefing',
    },
  ],
});

/** Of an address that is no name of a file beside the briefing; which addresses are, `parse/inlines.ts` reads. */
export function wordElsewhere(address = ''): Finding {
  const name = /^\.\/([^/:]+)$/u.exec(address)?.[1];
  return {
    reason: 'Unexpected address of a picture, expected the name of a file beside the briefing',
    fix: 'put the picture into the briefing’s folder and write `![What it shows](name.png)`',
    ...(name === undefined ? {} : { actual: address, expected: [name] }),
  };
}
