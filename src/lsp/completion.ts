import type { CompletionList } from 'vscode-languageserver';
import { completeBody } from './complete-body.ts';
import { completeFront } from './complete-front.ts';
import { toCompletionList } from './offer.ts';
import type { View } from './view.ts';

/** Characters after which an editor asks at once. */
export const TRIGGERS = ['[', '(', '#', '/', '^', '"', ' ', ','];

/** What may be written at an offset; undefined in prose. */
export function completion(view: View, offset: number): CompletionList | undefined {
  const { document } = view;
  const yaml = findYaml(document.text, document.path);
  const isFront = yaml !== undefined && offset >= yaml.start && offset <= yaml.end;
  const offer = isFront ? completeFront(view, offset, yaml) : completeBody(view, offset);
  return offer === undefined ? undefined : toCompletionList(offer, view, offset);
}

/** The YAML of a file, with the front matter not closed yet too. */
export function findYaml(text: string, path: string): { readonly start: number; readonly end: number } | undefined {
  if (path.endsWith('.yaml')) return { start: 0, end: text.length };
  const opening = /^---[ \t]*(?:\r\n|\r|\n)/u.exec(text);
  if (opening === null) return undefined;
  const start = opening[0].length;
  const length = text.slice(start).search(/^---/mu);
  return { start, end: length === -1 ? text.length : start + length };
}
