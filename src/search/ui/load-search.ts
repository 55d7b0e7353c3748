import { indexFolder } from '../index-format.ts';
import { createSearch, type Search } from '../query/search.ts';
import { openParts } from '../sources.ts';

let loading: Promise<Search> | undefined;

/** The search of this site, one for all who ask on a page. The index lies beside the folder of the scripts. */
export function loadSearch(): Promise<Search> {
  loading ??= openParts(new URL(`../${indexFolder}/`, import.meta.url)).then(createSearch);
  // A failure is not kept: the next question tries again.
  loading.catch(() => (loading = undefined));
  return loading;
}
