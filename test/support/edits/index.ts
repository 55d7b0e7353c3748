import { bodyEdits } from './body-edits.ts';
import { briefingEdits } from './briefing-edits.ts';
import type { Edit } from './edit.ts';
import { folderEdits } from './folder-edits.ts';
import { pictureEdits } from './picture-edits.ts';
import { programEdits } from './program-edits.ts';
import { publicationEdits } from './publication-edits.ts';
import { themeEdits } from './theme-edits.ts';

/** Every kind of thing that can happen between two builds. */
export const edits: readonly Edit[] = [
  ...bodyEdits,
  ...briefingEdits,
  ...pictureEdits,
  ...themeEdits,
  ...publicationEdits,
  ...folderEdits,
  ...programEdits,
];
