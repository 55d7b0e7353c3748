import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'file-encoding',
  severity: 'error',
  title: 'Not UTF-8 text',
  why: 'other encodings show readers the wrong letters',
  good: [
    {
      body: `## What is at stake

The word “café” is written in UTF-8.

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      files: { 'pages/about.md': new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x0a]) },
      reason: 'Unexpected byte 0xE9, expected UTF-8 text',
    },
  ],
});
