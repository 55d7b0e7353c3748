import { indexFolder } from '../../index-format.ts';
import { type Suggestions, suggestionsFile } from '../../suggestions.ts';
import { type Candidate, listCandidates } from './find-suggestions.ts';

/** What can be suggested on this site; nothing when it cannot be loaded, since searching needs no suggestions. The index lies beside the folder of the scripts. */
export async function loadCandidates(): Promise<readonly Candidate[]> {
  try {
    const response = await fetch(new URL(`../${indexFolder}/${suggestionsFile}`, import.meta.url));
    return response.ok ? listCandidates((await response.json()) as Suggestions) : [];
  } catch {
    return [];
  }
}
