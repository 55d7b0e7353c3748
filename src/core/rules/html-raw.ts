import type { Finding } from '../diagnostics/reporter.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'html-raw',
  severity: 'error',
  title: 'Raw HTML',
  why: 'HTML in Markdown can carry scripts and breaks in print, feeds and search',
  good: [
    {
      body: `## What is at stake

Decoupling is *not* abandonment; 3 \\< 5.

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling is <b>not</b> abandonment.

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected HTML `<b>`, expected Markdown',
    },
  ],
});

/** @param html of one node; a closing tag is news of its opening one */
export function judgeHtml(html: string): Finding | undefined {
  if (html.startsWith('</')) return undefined;
  return {
    reason: `Unexpected HTML \`${html.split('\n')[0]?.slice(0, 40) ?? ''}\`, expected Markdown`,
    fix: html.startsWith('<!--')
      ? 'delete the comment: notes to colleagues belong in the commit or the pull request'
      : 'write it in Markdown; a literal `<` is written `\\<`',
  };
}
