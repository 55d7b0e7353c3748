import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'limit-exceeded',
  severity: 'error',
  title: 'Text beyond what can be parsed safely',
  why: 'such text can stall or crash the build',
  good: [{}],
  bad: [
    {
      body: `## What is at stake

> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > Decoupling

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected nesting of lists or quotations, expected at most 32 levels',
    },
  ],
});
