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
 * Mends what can be mended without a doubt. Fixes stay only when the check of the mended archive reports what it reported before without
 * what they mend: those of a file with a new problem, or with one that stays, are taken back, and all of them when a new problem is in another file.
 */
export function fixArchive(tree: ContentTree, checked: Checked, check: (tree: ContentTree) => Checked): Fixed {
  const known = new Set(checked.diagnostics.map(nameOf));
  let files = applyEdits(checked);
  for (;;) {
    if (files.length === 0) return { files, checked };
    const after = check(withFiles(tree, files));
    const worse = new Set(after.diagnostics.filter((item) => !known.has(nameOf(item))).map(({ file }) => file));
    for (const { path, edits } of files) if (countIn(path, after) > countIn(path, checked) - edits.length) worse.add(path);
    if (worse.size === 0) return { files, checked: after };
    const left = files.filter(({ path }) => !worse.has(path));
    files = left.length === files.length ? [] : left;
  }
}

const countIn = (path: string, { diagnostics }: Checked): number => diagnostics.filter(({ file }) => file === path).length;

/** Names a problem whatever its place: what stands before it may be longer or shorter now. */
const nameOf = ({ file, ruleId, reason }: Diagnostic): string => JSON.stringify([file, ruleId, reason]);

function applyEdits({ diagnostics, sources }: Checked): FixedFile[] {
  const paths = [...new Set(diagnostics.map(({ file }) => file))];
  return paths.flatMap((path): FixedFile[] => {
    const before = sources.get(path);
    if (before === undefined) return [];
    const proposed = diagnostics.flatMap((item) => (item.file === path ? (proposeFix(item, before) ?? []) : []));
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
