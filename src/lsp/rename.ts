import type { Range, TextDocumentEdit, RenameFile, WorkspaceEdit } from 'vscode-languageserver';
import type { Archive, ContentTree } from '../core/model.ts';
import { planRenaming, type Checked } from '../core/pipeline.ts';
import type { Named } from '../core/rename/plan-new-name.ts';
import { changeTree, type Edit, type Renaming } from '../core/rename/renaming.ts';
import { findReference } from './find-reference.ts';
import { toRange } from './open-document.ts';
import type { View } from './view.ts';
import { makeLocator } from '../core/diagnostics/locator.ts';

/** Why nothing is renamed, in a sentence for the editor. */
export class RenameRefused extends Error {
  override readonly name = 'RenameRefused';
}

/** What is renamed at a place, and the stretch that shows its name. */
interface Renamed {
  readonly kind: 'briefing' | 'theme';
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** The briefing or theme that the word at an offset names; on the title of a file, the file itself. */
export function findRenamed(view: View, offset: number): Renamed | undefined {
  const reference = findReference(view, offset);
  if (reference?.target.kind === 'briefing' || reference?.target.kind === 'theme') {
    const { target, start, end } = reference;
    const at = view.document.text.slice(start, end).split('#')[0]?.lastIndexOf(target.id) ?? -1;
    return at === -1 ? undefined : { kind: target.kind, id: target.id, start: start + at, end: start + at + target.id.length };
  }
  const { file, kind } = view.now;
  const title = file?.places.title;
  const isOnTitle = title !== undefined && offset >= title.start.offset && offset <= title.end.offset;
  if (!isOnTitle || file === undefined || (kind !== 'briefing' && kind !== 'theme')) return undefined;
  return { kind, id: file.id, start: title.start.offset, end: title.end.offset };
}

/** What the editor asks for the new name with. */
export function prepareRename(view: View, offset: number): { range: Range; placeholder: string } | undefined {
  const renamed = findRenamed(view, offset);
  return renamed && { range: view.document.rangeOf(renamed.start, renamed.end), placeholder: renamed.id };
}

interface Surroundings {
  /** The folder with all that is open, and the check of it. */
  readonly tree: () => ContentTree;
  readonly check: (tree: ContentTree) => Checked;
  /** Version of an open file; null for one that is not open. */
  readonly versionOf: (path: string) => number | null;
}

/** All edits that another name asks for, then the files that move. Throws `RenameRefused`. */
export function rename(view: View, offset: number, name: string, desk: Surroundings): WorkspaceEdit {
  if (!view.whole.isRead) throw new RenameRefused('The archive is still being read: what names the file is not known yet.');
  const renamed = findRenamed(view, offset);
  if (renamed === undefined) throw new RenameRefused('Unexpected place, expected the name of a briefing or a theme.');
  const tree = desk.tree();
  const before = desk.check(tree);
  const renaming = plan(before, renamed, name);
  if (renamed.kind === 'briefing') assertClean(desk.check(changeTree(tree, renaming)));
  const edits = [...renaming.edits].map(([path, list]) => toDocumentEdit(view, path, list, before, desk));
  const moves = renaming.moves.map(([from, to]): RenameFile => ({ kind: 'rename', oldUri: view.uriOf(from), newUri: view.uriOf(to) }));
  return { documentChanges: [...edits, ...moves] };
}

/** Not asked of themes: all texts would be read anew with the other name, and the archive names themes nowhere that the plan does not look. */
function assertClean({ diagnostics }: Checked): void {
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new RenameRefused(`The content would have an error: ${error.file}: ${error.reason}.`);
}

function plan({ archive, sources, diagnostics }: Checked, { kind, id }: Renamed, name: string): Renaming {
  if (archive === undefined) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const where = errors[0] === undefined ? '' : ` The first: ${errors[0].file}:${errors[0].place.start.line}: ${errors[0].reason}.`;
    throw new RenameRefused(`Nothing can be renamed while the content has errors (${errors.length}).${where}`);
  }
  const named = findNamed(archive, kind, id);
  if (named === undefined) throw new RenameRefused(`Unexpected ${kind} \`${id}\`, expected one of the archive.`);
  const planned = planRenaming(archive, sources, named, name);
  if ('obstacle' in planned) throw new RenameRefused(planned.obstacle);
  return planned.renaming;
}

function findNamed({ briefings, themes }: Archive, kind: Renamed['kind'], id: string): Named | undefined {
  const briefing = kind === 'briefing' ? briefings.find((file) => file.id === id) : undefined;
  if (briefing !== undefined) return { kind: 'briefing', file: briefing };
  const theme = kind === 'theme' ? themes.find((file) => file.id === id) : undefined;
  return theme && { kind: 'theme', file: theme };
}

function toDocumentEdit(view: View, path: string, edits: readonly Edit[], { sources }: Checked, desk: Surroundings): TextDocumentEdit {
  const { document } = view;
  const locator = makeLocator(sources.get(path) ?? '');
  const rangeOf = (start: number, end: number): Range =>
    path === document.path ? document.rangeOf(start, end) : toRange(locator.place(start, end));
  return {
    textDocument: { uri: view.uriOf(path), version: desk.versionOf(path) },
    edits: edits.map(({ start, end, text }) => ({ range: rangeOf(start, end), newText: text })),
  };
}
