import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './folders.ts';
import { makePng } from './pictures.ts';
import type { Files } from './sample-files.ts';

const folder = join(import.meta.dirname, '../fixtures/living-archive');

/** An instant at which one briefing of the living archive is in draft, one under embargo and one dated later. */
export const livingAsOf = '2026-03-01T09:00:00Z';

/** A small archive with something of everything that pages of other files can show: the archive that edits are tried on. */
export async function readLivingArchive(): Promise<Files> {
  const texts = listFiles(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);
  return {
    ...Object.fromEntries(texts),
    'briefings/2024/ledgers.png': await makePng(90, 60, '#00594d'),
    'briefings/2025/prices.png': await makePng(120, 60, '#7a1f3d'),
    'briefings/2026/quill.png': await makePng(80, 80, '#223344'),
  };
}
