import type { Finding } from '../diagnostics/reporter.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'note-undefined',
  severity: 'error',
  title: 'Note without text',
  why: 'readers would see a mark that leads nowhere',
  good: [
    {
      body: `## What is at stake

Decoupling is old.[^age]

## What follows

- Contracts will move before freight does

[^age]: The word is from 1886.`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling is old.[^age]

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected note `[^age]` without text, expected a line `[^age]: …`',
    },
  ],
});

/** Of a mark that Markdown leaves as text, since no note has its name. */
export const wordUndefined = (name: string): Finding => ({
  reason: `Unexpected note \`[^${name}]\` without text, expected a line \`[^${name}]: …\``,
  fix: 'write the note’s text at the end of the file, or cite a source as `[^source-1]`',
});

/** Pages of themes and statements have no place for notes. */
export const noteElsewhere: Finding = {
  reason: 'Unexpected note in a theme or a page, expected notes in briefings only',
  fix: 'say it in the text, or link to a briefing',
};
