import type { ContentTree, TreeEntry } from '../core/model.ts';
import { checkArchive } from '../core/pipeline.ts';
import { UsageError } from './failure.ts';

/** Any instant will do: themes and the glossary are shown at all. */
const AS_OF = '2000-01-01T00:00:00Z';

/** Throws `UsageError` where a file of the content folder, with this text, has errors that were not there before. Briefings are not looked at. */
export function assertSound({ entries }: ContentTree, path: string, text: string): void {
  const others = entries.filter((entry) => !entry.path.startsWith('briefings/') && entry.path !== path);
  const bytes = new TextEncoder().encode(text);
  const entry: TreeEntry = { path, type: 'file', size: bytes.length, read: () => bytes };
  const before = findErrors(entries.filter((other) => !other.path.startsWith('briefings/')));
  const found = [...findErrors([...others, entry])].flatMap(([key, reason]) => (before.has(key) ? [] : [reason]));
  if (found.length > 0) throw new UsageError(`Nothing was written to ${path}. ${[...new Set(found)].join('. ')}.`);
}

/** Reasons of errors, each by all that tells it from another wherever it stands in its file. */
function findErrors(entries: readonly TreeEntry[]): Map<string, string> {
  const { diagnostics } = checkArchive({ entries }, { asOf: AS_OF });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return new Map(errors.map(({ file, ruleId, reason }) => [JSON.stringify([file, ruleId, reason]), reason]));
}
