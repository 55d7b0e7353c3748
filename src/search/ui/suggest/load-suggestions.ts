import { indexFolder } from '../../index-format.ts';
import { type Suggestions, suggestionsFile } from '../../suggestions.ts';

/** What can be suggested on this site; undefined when it cannot be loaded, since searching needs no suggestions. The index lies beside the folder of the scripts. */
export async function loadSuggestions(): Promise<Suggestions | undefined> {
  try {
    const response = await fetch(new URL(`../${indexFolder}/${suggestionsFile}`, import.meta.url));
    return response.ok ? ((await response.json()) as Suggestions) : undefined;
  } catch {
    return undefined;
  }
}
