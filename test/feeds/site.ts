import type { Site, SiteEntry } from '../../src/core/site.ts';
import { planFeeds } from '../../src/publish/feeds/index.ts';
import { checkArchive, gateArchive, linkArchive } from '../../src/core/pipeline.ts';
import type { OutputFile } from '../../src/publish/output-file.ts';
import { copyEntry } from '../support/copy-entry.ts';
import { AS_OF, memoryTree, mergeFiles } from '../support/memory-tree.ts';
import { briefingFile, emptyArchive, type Files } from '../support/sample-files.ts';

const linking = `## What is at stake

Decoupling is seen in [the first ledger](2026-01-23-first-ledger.md#what-follows), in [a web page](https://example.org/a?b=1&c=2) and [here](#what-follows).

## What follows

- One judgement follows`;

/** Two briefings of one theme, of which the second links to the first and was corrected later. */
export function sampleSite(base = '/', files: Files = {}): Site {
  const all = mergeFiles(
    emptyArchive,
    briefingFile({ date: '2026-01-23', slug: 'first-ledger' }),
    briefingFile({
      date: '2026-02-06',
      slug: 'second-ledger',
      body: linking,
      front: 'changes:\n  - { date: 2026-02-09, kind: correction, note: A word was wrong. }',
    }),
    files,
  );
  const { archive, diagnostics } = checkArchive(memoryTree(all), { asOf: AS_OF, base });
  if (archive === undefined) throw new Error(JSON.stringify(diagnostics));
  return linkArchive(gateArchive(archive, AS_OF).published).site;
}

/** The site with its newest entry changed. */
export function withEntry(site: Site, change: (entry: SiteEntry) => SiteEntry): Site {
  return { ...site, entries: site.entries.map((entry, index) => (index === site.entries.length - 1 ? change(copyEntry(entry)) : entry)) };
}

/** All files of the feeds. */
export function feedFiles(site: Site): OutputFile[] {
  return planFeeds(site).flatMap(({ make }) => {
    const files = make();
    if (files instanceof Promise) throw new Error('a feed is made later');
    return files;
  });
}

/** A file of the feeds as text; fails when there is none. */
export function feedFile(site: Site, path: string): string {
  const file = feedFiles(site).find((output) => output.path === path);
  if (file === undefined) throw new Error(`no file ${path}`);
  return typeof file.bytes === 'string' ? file.bytes : new TextDecoder().decode(file.bytes);
}
