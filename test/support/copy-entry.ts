import type { SiteEntry } from '../../src/core/site.ts';

/** An entry as plain data: the entries of a linked site make their fields when they are asked for, so spreading one copies nothing. */
export function copyEntry(entry: SiteEntry): SiteEntry {
  const { id, date, key, textKey, language, themeIds, ref, url, updated, kind, kindLabel, authors, regions } = entry;
  const { standing, judgements, passages, markdown } = entry;
  const facts = { id, date, key, textKey, language, themeIds, ref, url, updated, kind, kindLabel, authors, regions };
  return { ...facts, standing, judgements, passages, markdown };
}
