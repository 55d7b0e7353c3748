import type { ContentTree } from '../../src/core/model.ts';
import { checkArchive, gateArchive, linkArchive, type Checked } from '../../src/core/pipeline.ts';
import type { BriefingPage, PageModel } from '../../src/core/page-model.ts';
import type { Site } from '../../src/core/site.ts';
import type { Files } from './sample-files.ts';

export const AS_OF = '2026-03-01T09:00:00Z';

/** A content folder that exists in memory alone. */
export function memoryTree(files: Files): ContentTree {
  return {
    entries: Object.entries(files).map(([path, content]) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return { path, type: 'file' as const, size: bytes.length, read: () => bytes };
    }),
  };
}

/** Several archives as one; later files replace earlier ones. */
export function mergeFiles(...parts: readonly Files[]): Files {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

/** Checks an archive in memory. */
export function checkFiles(files: Files, asOf = AS_OF): Checked {
  return checkArchive(memoryTree(files), { asOf });
}

/** The findings as `file:line:column code`, or for one file as `line:column code`. */
export function findings(files: Files, file?: string): string[] {
  return checkFiles(files)
    .diagnostics.filter((item) => file === undefined || item.file === file)
    .map((item) => `${file === undefined ? `${item.file}:` : ''}${item.place.start.line}:${item.place.start.column} ${item.ruleId}`);
}

/** Checks, gates and links an archive in memory; fails with its diagnostics when it has errors. */
export function linkFiles(files: Files, asOf = AS_OF): Site {
  const { archive, diagnostics } = checkFiles(files, asOf);
  if (archive === undefined) throw new Error(diagnostics.map(({ file, reason }) => `${file}: ${reason}`).join('\n'));
  return linkArchive(gateArchive(archive, asOf).published).site;
}

/** The model of the page at an address without base. */
export function pageAt(site: Site, path: string): PageModel {
  const page = site.pages.find((item) => item.path === path);
  if (page === undefined) throw new Error(`no page at ${path}; there are ${site.pages.map((item) => item.path).join(' ')}`);
  return page;
}

/** What the page of a briefing shows. */
export function briefingAt(site: Site, id: string): BriefingPage {
  const { page } = pageAt(site, `briefings/${id}/`);
  if (page.kind !== 'briefing') throw new Error(`${id} is a ${page.kind}`);
  return page;
}
