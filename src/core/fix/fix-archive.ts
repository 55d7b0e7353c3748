import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ContentTree } from '../model.ts';
import type { Checked } from '../pipeline.ts';
import { proposeFix, type Edit } from './propose-fix.ts';

/** A file as it would be after its fixes. */
export interface FixedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly Edit[];
}

export interface Fixed {
  /** Sorted by path. */
  readonly files: readonly FixedFile[];
  /** The archive with the fixes. */
  readonly checked: Checked;
}

/**
 * Mends what can be mended without a doubt. Fixes stay only when the check of the mended archive no longer reports what they mend, and
 * nothing worse instead: a warning that an error had hidden may come to light, an error may not. Those of a file where that fails are
 * taken back, and all of them when it fails in another file.
 */
export function fixArchive(tree: ContentTree, checked: Checked, check: (tree: ContentTree) => Checked): Fixed {
  let files = applyEdits(checked);
  while (files.length > 0) {
    const after = check(withFiles(tree, files));
    const worse = findWorse(files, checked, after);
    if (worse.size === 0) return { files, checked: after };
    const left = files.filter(({ path }) => !worse.has(path));
    files = left.length === files.length ? [] : left;
  }
  return { files, checked };
}

/** Paths of files in which something is reported that must not be. */
function findWorse(files: readonly FixedFile[], before: Checked, after: Checked): Set<string> {
  const known = countNames(before.diagnostics);
  const mended = countNames(files.flatMap(({ edits }) => edits.map(({ mends }) => mends)));
  const found = countNames(after.diagnostics);
  const mendsErrors = new Set(files.flatMap(({ path, edits }) => (edits.some(({ mends }) => mends.severity === 'error') ? [path] : [])));
  const isWorse = (item: Diagnostic): boolean => {
    const name = nameOf(item);
    const isMore = (found.get(name) ?? 0) > (known.get(name) ?? 0) - (mended.get(name) ?? 0);
    return isMore && (mended.has(name) || item.severity === 'error' || !mendsErrors.has(item.file));
  };
  return new Set(after.diagnostics.filter(isWorse).map(({ file }) => file));
}

function countNames(diagnostics: readonly Diagnostic[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of diagnostics) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return counts;
}

/** Names a problem whatever its place: what stands before it may be longer or shorter now. */
const nameOf = ({ file, ruleId, reason }: Diagnostic): string => JSON.stringify([file, ruleId, reason]);

function applyEdits({ diagnostics, sources }: Checked): FixedFile[] {
  const paths = [...new Set(diagnostics.map(({ file }) => file))];
  return paths.flatMap((path): FixedFile[] => {
    const before = sources.get(path);
    if (before === undefined) return [];
    const proposed = diagnostics.flatMap((item) => (item.file === path ? (proposeFix(item, before, sources.paths) ?? []) : []));
    const edits = keepApart(proposed);
    if (edits.length === 0) return [];
    let after = before;
    for (const { start, end, text } of edits.toReversed()) after = after.slice(0, start) + text + after.slice(end);
    return [{ path, before, after, edits }];
  });
}

/** Sorted; of edits that meet, the first. Two themes added at one place both stand, in order. */
function keepApart(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    const isRepeat = kept.some(({ start, text }) => start === edit.start && text === edit.text);
    if (isRepeat || (last !== undefined && edit.start < last.end)) continue;
    kept.push(edit);
  }
  return kept;
}

function withFiles(tree: ContentTree, files: readonly FixedFile[]): ContentTree {
  const texts = new Map(files.map(({ path, after }) => [path, after]));
  return {
    entries: tree.entries.map((entry) => {
      const text = texts.get(entry.path);
      if (text === undefined) return entry;
      const bytes = new TextEncoder().encode(text);
      return { path: entry.path, type: entry.type, size: bytes.length, read: () => bytes };
    }),
  };
}
