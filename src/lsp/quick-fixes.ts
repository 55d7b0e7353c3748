import { CodeActionKind, type CodeAction, type TextEdit } from 'vscode-languageserver';
import type { Diagnostic as Finding } from '../core/diagnostics/diagnostic.ts';
import { proposeFix } from '../core/fix/propose-fix.ts';
import { toDiagnostic, rangeOfFinding } from './diagnostics.ts';
import { findYaml } from './completion.ts';
import type { View } from './view.ts';

/** What can be done about the findings at a stretch of the document: the texts that were meant, and silence for the file. */
export function quickFixes(view: View, from: number, to: number, rules: string): CodeAction[] {
  const here = view.now.diagnostics.filter(({ place }) => place.start.offset <= to && place.end.offset >= from);
  return here.flatMap((finding) => [...proposeTexts(view, finding, rules), ...proposeSilence(view, finding, rules)]);
}

/** One action for each text that may have been meant; where there is only one, it is the one that `check --fix` writes. */
function proposeTexts(view: View, finding: Finding, rules: string): CodeAction[] {
  const { expected = [] } = finding;
  return expected.flatMap((text): CodeAction[] => {
    const edit = proposeFix({ ...finding, expected: [text] }, view.document.text);
    if (edit === undefined) return [];
    const title = finding.ruleId === 'theme-undeclared' ? `Add \`${text}\` to \`themes\`` : `Replace with \`${edit.text}\``;
    const change = { range: view.document.rangeOf(edit.start, edit.end), newText: edit.text };
    return [{ ...toAction(view, finding, title, [change], rules), isPreferred: expected.length === 1 }];
  });
}

/** The reason is left to the editor: until it is written, the check asks for it. */
function proposeSilence(view: View, finding: Finding, rules: string): CodeAction[] {
  const { ruleId, severity } = finding;
  const { file } = view.now;
  if (severity === 'error' || ruleId === 'silence-unused' || file?.front === undefined) return [];
  const edit = addSilence(view, file.places['silence!'] === undefined ? undefined : Object.keys(file.front.silence ?? {}), ruleId);
  if (edit === undefined) return [];
  return [toAction(view, finding, `Silence \`${ruleId}\` in this file (write the reason after it)`, [edit], rules)];
}

/** @param codes what is silenced already; undefined without the key */
function addSilence({ document, now }: View, codes: readonly string[] | undefined, code: string): TextEdit | undefined {
  const { text, path } = document;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  if (codes === undefined) {
    const close = findYaml(text, path)?.end;
    return close === undefined ? undefined : { range: document.rangeOf(close, close), newText: `silence:${end}  ${code}: ${end}` };
  }
  const first = now.file?.places[`silence.${codes[0] ?? ''}!`]?.start.offset;
  const start = first === undefined ? -1 : Math.max(text.lastIndexOf('\n', first), text.lastIndexOf('\r', first)) + 1;
  const indent = first === undefined ? '' : text.slice(start, first);
  // keys in braces on one line stay as they are
  if (!/^[ \t]+$/u.test(indent)) return undefined;
  return { range: document.rangeOf(start, start), newText: `${indent}${code}: ${end}` };
}

function toAction({ document }: View, finding: Finding, title: string, edits: TextEdit[], rules: string): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(finding, rules, rangeOfFinding(finding, document))],
    edit: { changes: { [document.uri]: edits } },
  };
}
