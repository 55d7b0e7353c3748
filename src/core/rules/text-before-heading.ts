import type { Finding } from '../diagnostics/reporter.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'text-before-heading',
  severity: 'error',
  title: 'Text before the first heading',
  why: 'text outside a passage has no address and no themes',
  good: [{}],
  bad: [
    {
      body: `Decoupling comes first.

## What is at stake

Two ledgers.`,
      reason: 'Unexpected text before the first heading, expected a heading of level 2',
    },
  ],
});

/** Of what stands before the first heading, other than definitions of addresses and notes. */
export const earlyText: Finding = {
  reason: 'Unexpected text before the first heading, expected a heading of level 2',
  fix: 'put a heading such as `## Executive Summary` above it',
};
