import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../core/parse/markdown.ts';
import type { Notes } from '../draft.ts';
import type { ImportProblem } from '../problem.ts';
import { rewriteBlocks } from './blocks.ts';
import { convertHtml } from './convert-html.ts';
import { dropComments, type CommentMarks } from './drop-comments.ts';
import { findExcess } from './find-excess.ts';
import { inlineReferences } from './inline-references.ts';
import { rewrite, type Rewriting } from './rewrite.ts';

/** What a system adds to Markdown. */
export interface Dialect {
  readonly comments: readonly CommentMarks[];
  readonly rewritings: readonly Rewriting[];
  /** Whether code cells that do not say otherwise show their output alone. */
  readonly hidesCode: boolean;
}

/** Queries that Obsidian answers when it shows a note: not for readers. */
const QUERIES = ['dataview', 'dataviewjs', 'tasks'];

/** Reads the body of a Markdown file of any system as Markdown's tree; positions count lines of the file. */
export function readMarkdown(body: string, firstLine: number, dialect: Dialect, notes: Notes): Root | ImportProblem {
  const plain = rewriteText(body, firstLine, dialect, notes);
  if (typeof plain !== 'string') return plain;
  const lines = rewriteBlocks(plain, notes, firstLine);
  const text = lines.map((line) => line.text).join('\n');
  const excess = findExcess(text, 0);
  if (excess !== undefined) return { code: excess.code, reason: excess.reason, fix: excess.fix };
  const root = parseMarkdown(text);
  visit(root, ({ position }) => {
    if (position !== undefined) position.start.line = lines[position.start.line - 1]?.line ?? firstLine;
  });
  inlineReferences(root);
  convertHtml(root, notes);
  readCells(root, dialect, notes);
  return root;
}

/** A text without what a system adds to Markdown or HTML. */
export function rewriteText(body: string, firstLine: number, { comments, rewritings }: Dialect, notes: Notes): string | ImportProblem {
  const shown = dropComments(body, comments, notes, firstLine);
  return typeof shown === 'string' ? rewrite(shown, rewritings, notes, firstLine) : shown;
}

/** Cells of code keep the code that readers see; that their output is missing is said. */
function readCells(root: Root, { hidesCode }: Dialect, notes: Notes): void {
  visit(root, 'code', (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    const line = node.position?.start.line;
    if (QUERIES.includes(node.lang ?? '')) {
      notes.add('dropped', 'query', `\`${node.lang ?? ''}\``, line);
      parent.children.splice(index, 1);
      return index;
    }
    const head = `${node.lang ?? ''} ${node.meta ?? ''}`;
    const language = /^\{\s*([\w-]+)/u.exec(head)?.[1];
    if (language === undefined) return;
    if (isCodeHidden(head, node.value, hidesCode)) {
      notes.add('dropped', 'output', `of a code cell in ${language}, which is not run; its code is hidden and goes as well`, line);
      parent.children.splice(index, 1);
      return index;
    }
    node.lang = language;
    node.meta = null;
    node.value = node.value.replace(/^(?:#\||%%\||\/\/\|)[^\n]*\n?/gmu, '');
    notes.add('dropped', 'output', `of a code cell in ${language}, which is not run; its code is kept`, line);
    return;
  });
}

/** By `#| echo: false` or `include: false`, or in knitr's way by `{r, echo=FALSE}`; any value but a plain yes hides. */
function isCodeHidden(head: string, code: string, hidesCode: boolean): boolean {
  const options = [head, ...code.split('\n').filter((line) => /^(?:#|%%|\/\/)\|/u.test(line))].join('\n');
  const said = [...options.matchAll(/\b(echo|include)[ \t]*[:=][ \t]*([\w-]+)/gu)];
  return (
    said.some(([, , value = '']) => !/^(?:true|t|yes|fenced)$/iu.test(value)) || (hidesCode && !said.some(([, key]) => key === 'echo'))
  );
}
