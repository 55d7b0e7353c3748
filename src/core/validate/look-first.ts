import type { ContentTree } from '../model.ts';
import { classify } from '../read/classify.ts';
import { readSources, type SourceTexts } from '../read/read-sources.ts';
import type { Others } from './check-again.ts';
import { readArchive, type ReadOptions } from './read-archive.ts';

/**
 * What every text is read with, long before all texts are: publication, glossary, themes and pages. Briefings and pictures count as
 * there and not read yet, so that nothing is said of what leads to them.
 */
export function lookFirst(tree: ContentTree, options: ReadOptions): Others & { readonly texts: SourceTexts } {
  const isPicture = ({ path }: { readonly path: string }): boolean => classify(path).is === 'picture';
  const sources = readSources({ entries: tree.entries.filter((entry) => !isPicture(entry)) }, options.store);
  const files = sources.files.filter(({ kind }) => kind !== 'briefing');
  const read = readArchive({ ...sources, files }, options);
  const later = [...tree.entries.filter(isPicture), ...sources.files.filter(({ kind }) => kind === 'briefing')];
  return {
    read,
    pictures: [],
    unread: [...sources.diagnostics.map(({ file }) => file), ...later.map(({ path }) => path)],
    texts: sources.texts,
  };
}
