import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { makeReporter } from '../../core/diagnostics/reporter.ts';
import { checkLimits } from '../../core/parse/limits.ts';
import { parseMarkdown } from '../../core/parse/markdown.ts';
import type { Notes } from '../draft.ts';
import type { ImportProblem } from '../problem.ts';
import { rewriteBlocks } from './blocks.ts';
import { convertHtml } from './convert-html.ts';
import { inlineReferences } from './inline-references.ts';
import { rewrite, type Rewriting } from './rewrite.ts';

/** Queries that Obsidian answers when it shows a note: not for readers. */
const QUERIES = ['dataview', 'dataviewjs', 'tasks'];

/** Reads the body of a Markdown file of any system as Markdown's tree; positions count lines of the file. */
export function readMarkdown(body: string, firstLine: number, rewritings: readonly Rewriting[], notes: Notes): Root | ImportProblem {
  const lines = rewriteBlocks(rewrite(body, rewritings, notes, firstLine), notes, firstLine);
  const text = lines.map((line) => line.text).join('\n');
  const report = makeReporter('', text);
  if (!checkLimits(text, 0, report)) {
    const [found] = report.diagnostics;
    return { code: 'import-document', reason: found?.reason ?? 'Unexpected text, expected prose', fix: found?.fix ?? 'divide the text' };
  }
  const root = parseMarkdown(text);
  visit(root, ({ position }) => {
    if (position !== undefined) position.start.line = lines[position.start.line - 1]?.line ?? firstLine;
  });
  inlineReferences(root);
  convertHtml(root, notes);
  readCells(root, notes);
  return root;
}

/** Cells of code keep their code; that their output is missing is said. */
function readCells(root: Root, notes: Notes): void {
  visit(root, 'code', (node, index, parent) => {
    const line = node.position?.start.line;
    if (parent !== undefined && index !== undefined && QUERIES.includes(node.lang ?? '')) {
      notes.add('dropped', 'query', `\`${node.lang ?? ''}\``, line);
      parent.children.splice(index, 1);
      return index;
    }
    const language = /^\{([\w-]+)/u.exec(`${node.lang ?? ''}${node.meta ?? ''}`)?.[1];
    if (language === undefined) return;
    node.lang = language;
    node.meta = null;
    node.value = node.value.replace(/^(?:#\||%%\||\/\/\|)[^\n]*\n?/gmu, '');
    notes.add('dropped', 'output', `of a code cell in ${language}, which is not run; its code is kept`, line);
    return;
  });
}
