import { resolve } from 'node:path';
import { fixArchive, type Fixed, type FixedFile } from '../core/fix/fix-archive.ts';
import type { Checked } from '../core/pipeline.ts';
import { useContent } from './content.ts';
import { writeDiff } from './report/diff.ts';
import { showPath } from './report/problem.ts';
import { plural } from './report/summary.ts';
import { replaceFile } from './replace-file.ts';
import type { Terminal } from './terminal.ts';

type Options = Parameters<typeof useContent>[0];

/** Mends what can be mended without a doubt, shows the difference first, and gives what remains to be reported. A dry run writes nothing. */
export function fixContent(options: Options, isDryRun: boolean, terminal: Terminal, show: (text: string) => void): Checked {
  return useContent(options, ({ tree, checked, check }) => {
    const fixed = fixArchive(tree, checked, check);
    const content = resolve(options.content);
    for (const file of fixed.files) show(writeDiff(file, showPath(resolve(content, file.path), terminal.cwd), terminal.ink));
    const count = fixed.files.reduce((sum, { edits }) => sum + edits.length, 0);
    const extent = `${plural(count, 'mistake')} in ${plural(fixed.files.length, 'file')}`;
    if (count === 0) terminal.note('Nothing can be mended without a doubt.');
    else if (isDryRun) terminal.note(`${extent} can be mended; nothing was written.`);
    else return writeFixes(fixed, checked, content, extent, terminal);
    return checked;
  });
}

function writeFixes({ files, checked: after }: Fixed, before: Checked, content: string, extent: string, terminal: Terminal): Checked {
  const isLeft = ({ path, before: text, after: fixed }: FixedFile): boolean => !replaceFile(resolve(content, path), text, fixed);
  const left = files.filter(isLeft);
  for (const { path } of left)
    terminal.note(`${showPath(resolve(content, path), terminal.cwd)} was changed meanwhile and is left as it is.`);
  if (left.length > 0) return before;
  terminal.note(`Mended ${extent}.`);
  return after;
}
