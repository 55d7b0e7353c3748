import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { suggest } from '../core/diagnostics/suggest.ts';
import type { Archive, Briefing } from '../core/model.ts';
import { checkArchive, planRenaming } from '../core/pipeline.ts';
import { readTree } from '../core/read/disk.ts';
import { findSlugObstacle } from '../core/rename/find-obstacle.ts';
import { changeTree, type Renaming } from '../core/rename/renaming.ts';
import { writeNewFile } from '../import/write-new-file.ts';
import { checkContent } from './content.ts';
import { EXIT, UsageError } from './failure.ts';
import type { RenameCommandOptions } from './rename.ts';
import { showPath } from './report/problem.ts';
import { reportDiagnostics } from './report/report.ts';
import type { Terminal } from './terminal.ts';

/** Renames a briefing, says what was done, and gives the exit code. */
export function renameBriefing(
  { old, slug }: { readonly old: string; readonly slug: string },
  options: RenameCommandOptions,
  terminal: Terminal,
): number {
  const content = resolve(options.content);
  const { asOf, checked } = checkContent(options);
  const report = { ...options, format: 'pretty' } as const;
  if (checked.archive === undefined) {
    reportDiagnostics(checked, report, terminal);
    return EXIT.content;
  }
  const briefing = findBriefing(checked.archive, old, { content, cwd: terminal.cwd });
  assertFree(checked.archive, briefing, slug);
  const renaming = planRenaming(checked.archive, checked.sources, briefing, slug);
  const after = checkArchive(changeTree(readTree(content), renaming), { asOf });
  if (after.archive === undefined) {
    reportDiagnostics(after, report, terminal);
    terminal.note('The content would have these errors, so nothing was changed.');
    return EXIT.content;
  }
  const show = (path: string): string => showPath(join(content, path), terminal.cwd);
  if (options.dryRun !== true) writeRenaming(content, renaming);
  for (const [from, to] of renaming.moves) terminal.out(`${show(from)} → ${show(to)}\n`);
  for (const path of renaming.texts.keys()) if (!renaming.moves.some(([, to]) => to === path)) terminal.out(`${show(path)}\n`);
  terminal.note(describe(briefing, slug, options));
  return EXIT.clean;
}

function describe({ id, front }: Briefing, slug: string, { dryRun }: RenameCommandOptions): string {
  const address = front.status === 'draft' ? '' : ` /briefings/${id}/ leads to /briefings/${slug}/ from the next build on.`;
  return dryRun === true ? 'Nothing was changed: this is what would be.' : `Look through the changes and commit them.${address}`;
}

function findBriefing({ briefings }: Archive, old: string, { content, cwd }: { readonly content: string; readonly cwd: string }): Briefing {
  const path = relative(content, resolve(cwd, old)).replaceAll('\\', '/');
  const found = briefings.find((briefing) => briefing.id === old || briefing.path === path);
  if (found !== undefined) return found;
  const near = suggest(
    old,
    briefings.map(({ id }) => id),
  );
  throw new UsageError(`Unexpected briefing \`${old}\`, expected a slug of the archive${near[0] === undefined ? '' : `: \`${near[0]}\`?`}`);
}

function assertFree(archive: Archive, briefing: Briefing, slug: string): void {
  const obstacle = findSlugObstacle(archive, briefing, slug);
  if (obstacle !== undefined) throw new UsageError(obstacle);
}

/** What is new comes first and what is old goes last, so that nothing is lost wherever it ends; no file is overwritten by another. */
function writeRenaming(content: string, { moves, texts }: Renaming): void {
  for (const [from, to] of moves) {
    const text = texts.get(to);
    if (text === undefined) linkSync(join(content, from), join(content, to));
    else if (!writeNewFile(join(content, to), withMark(join(content, from), text)))
      throw new UsageError(`Unexpected file \`${to}\`, expected none of that name.`);
  }
  for (const [path, text] of texts) if (!moves.some(([, to]) => to === path)) replaceFile(join(content, path), text);
  for (const [from] of moves) rmSync(join(content, from));
}

function replaceFile(path: string, text: string): void {
  const fresh = `${path}.${process.pid}.tmp`;
  writeFileSync(fresh, withMark(path, text), { flag: 'wx' });
  renameSync(fresh, path);
}

/** A byte-order mark is no part of a text, and stays where it was. */
const withMark = (path: string, text: string): string => (readFileSync(path, 'utf8').startsWith('\uFEFF') ? `\uFEFF${text}` : text);
