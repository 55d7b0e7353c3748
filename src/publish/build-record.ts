import type { Site } from '../core/page-model.ts';
import type { OutputFile } from './output-file.ts';
import { RECORD } from './output-folder.ts';

/** `build.json`: says what the folder is and as of when. It marks the folder as ours, and holds nothing of clock or machine. */
export function makeBuildRecord({ model, pages, entries }: Site, asOf: string): OutputFile {
  const record = { generator: 'Throughline', url: model.url, asOf, pages: pages.length, briefings: entries.length };
  return { path: RECORD, bytes: `${JSON.stringify(record, undefined, 2)}\n` };
}
