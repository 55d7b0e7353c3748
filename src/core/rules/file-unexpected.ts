import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'file-unexpected',
  severity: 'error',
  title: 'File without a place',
  why: 'a file nobody reads looks published to its author and is not',
  good: [{ files: { '.gitkeep': '' } }],
  bad: [
    {
      files: { 'briefings/2026/notes.docx': 'Notes' },
      reason: 'Unexpected file `notes.docx`, expected a briefing, theme, glossary entry, page or picture in its folder',
    },
  ],
});
