import { resolve } from 'node:path';
import type { Comparison, Side } from '../core/compare/comparison.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import type { Archive, ContentTree, FileStore } from '../core/model.ts';
import { checkArchive, compareArchives, gateArchive, linkArchive, type Checked, type CheckOptions } from '../core/pipeline.ts';
import { readTree } from '../core/read/disk.ts';
import type { SourceTexts } from '../core/read/read-sources.ts';
import { idOf } from '../core/validate/read-file.ts';
import { listChanges, type FileChange } from '../git/list-changes.ts';
import { listUnwatched } from '../git/list-unwatched.ts';
import { readEarlier } from '../git/read-earlier.ts';
import { readRevision } from '../git/read-revision.ts';
import { openPassingStore } from '../publish/passing-store.ts';
import { makeTimeLimit } from '../publish/time-limit.ts';
import { address } from './address.ts';
import { resolveAsOf } from './as-of.ts';
import { findTimeZone, useContent, useStore } from './content.ts';
import type { DiffOptions } from './diff.ts';
import { openRelations, type KeptRelations } from './kept-relations.ts';
import { resolveRange } from './since.ts';

/** Two states of a content folder, compared. */
export interface Compared {
  readonly asOf: string;
  readonly timeZone: string;
  readonly range: Range;
  /** Absent when one of them is no archive, not even in part. */
  readonly comparison: Comparison | undefined;
  readonly before: Soundness;
  readonly after: Soundness;
  /** What the change asks of its author besides. */
  readonly asks: readonly Diagnostic[];
  /** Texts of the later state. */
  readonly sources: SourceTexts;
}

/** What is wrong with a state. */
interface Soundness {
  readonly errors: readonly Diagnostic[];
  /** Paths of the files that could not be compared. */
  readonly left: readonly string[];
}

/** Commits; without the second the content is taken as it lies on the disk. */
interface Range {
  readonly from: string;
  readonly to?: string;
}

/** A content folder in one state. */
interface State {
  readonly asOf: string;
  readonly tree: ContentTree;
  readonly checked: Checked;
  /** What is known of its files. */
  readonly store: FileStore;
}

/** Compares the content folder with a revision, or two revisions of it. Throws `UsageError` for a revision that there is not. */
export function compareContent(revision: string, options: DiffOptions): Compared {
  const folder = resolve(options.content);
  const range = resolveRange(folder, revision);
  const { from, to } = range;
  const findEarlier = (): ReturnType<typeof readEarlier> => readEarlier(folder, from, to);
  if (to === undefined) return useContent({ ...options, findEarlier }, (state) => compareWith(state, folder, range, options));
  return useStore(options, (known) => {
    const store = openPassingStore(known);
    // Listed before and after: a file may get the text of the commit back in between.
    const changed = listChanges(folder, to);
    const disk = readTree(folder);
    const tree = readRevision(folder, to, findMarks(disk, [...changed, ...listChanges(folder, to)], listUnwatched(folder)));
    const asOf = resolveAsOf(options.asOf, findTimeZone(tree));
    const checked = checkState(tree, { asOf, store, earlier: findEarlier() }, options);
    return compareWith({ asOf, tree, checked, store }, folder, range, options);
  });
}

/** The marks of files that are the same in another state. */
function findMarks(tree: ContentTree, changes: readonly FileChange[], unwatched: readonly string[]): Map<string, string> {
  const others = new Set([...changes.map(({ path }) => path), ...unwatched]);
  return new Map(tree.entries.flatMap(({ path, mark }) => (mark === undefined || others.has(path) ? [] : [[path, mark] as const])));
}

function checkState(tree: ContentTree, state: Pick<CheckOptions, 'asOf' | 'store' | 'earlier'>, options: DiffOptions): Checked {
  return checkArchive(tree, { ...state, ...address(options), timeLimit: makeTimeLimit() });
}

/** Compares a state of the folder with an earlier commit; what is known of files that are the same in the state at hand is taken from there. */
function compareWith(state: State, folder: string, range: Range, options: DiffOptions): Compared {
  const { asOf, tree, checked } = state;
  const marks = findMarks(tree, listChanges(folder, range.from, range.to), range.to === undefined ? listUnwatched(folder) : []);
  const former = checkState(readRevision(folder, range.from, marks), { asOf, store: openPassingStore(state.store) }, options);
  const [before, after] = [former.salvage(), checked.salvage()];
  const left = new Set([...(before?.left ?? []), ...(after?.left ?? [])].map(pageOf));
  const isComparable = (page: string): boolean => !left.has(page);
  return {
    asOf,
    range,
    timeZone: findTimeZone(tree),
    comparison:
      before &&
      after &&
      compareArchives(...toSides(before.archive, after.archive, asOf, openRelations(options)), {
        renames: checked.renames,
        isComparable,
      }),
    before: { errors: findErrors(former), left: before?.left ?? [] },
    after: { errors: findErrors(checked), left: after?.left ?? [] },
    asks: checked.diagnostics.filter(({ ruleId }) => ruleId === 'change-unrecorded' || ruleId === 'alias-missing'),
    sources: checked.sources,
  };
}

const findErrors = ({ diagnostics }: Checked): Diagnostic[] => diagnostics.filter(({ severity }) => severity === 'error');

/** Both sides linked; what was found out about the one, and about others before, makes linking the other quick. */
function toSides(before: Archive, after: Archive, asOf: string, relations: KeptRelations): readonly [Side, Side] {
  const [was, is] = [before, after].map((archive) => ({ archive, gated: gateArchive(archive, asOf) })) as [Gating, Gating];
  const { site, memory } = linkArchive(is.gated.published, relations.memory);
  relations.keep(memory);
  return [
    { ...was, site: linkArchive(was.gated.published, memory).site },
    { ...is, site },
  ];
}

type Gating = Omit<Side, 'site'>;

/** The page that a file makes, as far as it makes one. */
function pageOf(path: string): string {
  const folder = path.split('/')[0] ?? '';
  return folder === 'briefings' || folder === 'themes' ? `${folder}/${idOf(path)}/` : `${idOf(path)}/`;
}
