import { join, relative, resolve } from 'node:path';
import { suggest } from '../core/diagnostics/suggest.ts';
import type { Archive } from '../core/model.ts';
import { planRenaming } from '../core/pipeline.ts';
import type { Named } from '../core/rename/plan-new-name.ts';
import { changeTree, type Renaming } from '../core/rename/renaming.ts';
import { useContent, type OpenContent } from './content.ts';
import { EXIT, UsageError } from './failure.ts';
import type { RenameCommandOptions } from './rename.ts';
import { showPath } from './report/problem.ts';
import { reportDiagnostics } from './report/report.ts';
import type { Terminal } from './terminal.ts';
import { writeRenaming } from './write-renaming.ts';

interface Names {
  readonly old: string;
  readonly name: string;
}

/** Renames a briefing or a theme, says what was done, and gives the exit code. */
export function renameContent(names: Names, options: RenameCommandOptions, terminal: Terminal): number {
  return useContent(options, (open) => renameOpen(open, names, options, terminal));
}

function renameOpen(
  { checked, tree, check }: OpenContent,
  { old, name }: Names,
  options: RenameCommandOptions,
  terminal: Terminal,
): number {
  const content = resolve(options.content);
  const report = { ...options, format: 'pretty' } as const;
  const { archive, sources } = checked;
  if (archive === undefined) {
    reportDiagnostics(checked, report, terminal);
    return EXIT.content;
  }
  const named = findNamed(archive, old, relative(content, resolve(terminal.cwd, old)).replaceAll('\\', '/'));
  const planned = planRenaming(archive, sources, named, name);
  if ('obstacle' in planned) throw new UsageError(planned.obstacle);
  const after = check(changeTree(tree, planned.renaming));
  if (after.archive === undefined) {
    reportDiagnostics(after, report, terminal);
    terminal.note('The content would have these errors, so nothing was changed.');
    return EXIT.content;
  }
  if (options.dryRun !== true) writeRenaming(content, planned.renaming);
  showFiles(planned.renaming, content, terminal);
  terminal.note(describe(named, name, options));
  return EXIT.clean;
}

function showFiles({ moves, texts }: Renaming, content: string, terminal: Terminal): void {
  const show = (path: string): string => showPath(join(content, path), terminal.cwd);
  for (const [from, to] of moves) terminal.out(`${show(from)} → ${show(to)}\n`);
  for (const path of texts.keys()) if (!moves.some(([, to]) => to === path)) terminal.out(`${show(path)}\n`);
}

function describe(named: Named, name: string, { dryRun }: RenameCommandOptions): string {
  if (dryRun === true) return 'Nothing was changed: this is what would be.';
  return `Look through the changes and commit them.${describeAddress(named, name)}`;
}

function describeAddress({ kind, file: { id, front } }: Named, name: string): string {
  if (kind === 'theme')
    return ` The page of the theme is at /themes/${name}/ from the next build on; nothing leads there from /themes/${id}/.`;
  if ('status' in front && front.status === 'draft') return '';
  return ` /briefings/${id}/ leads to /briefings/${name}/ from the next build on.`;
}

/** What a name or the path of a file stands for. */
function findNamed({ briefings, themes }: Archive, old: string, path: string): Named {
  const all = [...briefings.map((file): Named => ({ kind: 'briefing', file })), ...themes.map((file): Named => ({ kind: 'theme', file }))];
  const found = all.filter(({ file }) => file.path === path);
  const [first, second] = found.length > 0 ? found : all.filter(({ file }) => file.id === old);
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined)
    throw new UsageError(`Unexpected name \`${old}\` of a briefing and of a theme, expected the path of one of the files.`);
  const near = suggest(
    old,
    all.map(({ file }) => file.id),
  );
  const hint = near[0] === undefined ? '' : `: \`${near[0]}\`?`;
  throw new UsageError(`Unexpected name \`${old}\`, expected the slug of a briefing or the id of a theme${hint}`);
}
