import type { Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Place, Point } from '../core/diagnostics/diagnostic.ts';
import { makeLocator } from '../core/diagnostics/locator.ts';

/** A file of the content folder as it stands in the editor, saved or not. */
export interface OpenDocument {
  /** As the editor writes it. */
  readonly uri: string;
  readonly version: number;
  /** Relative to the content folder, forward slashes. */
  readonly path: string;
  /** Without a byte-order mark, as everywhere in the core. */
  readonly text: string;
  /** Offset in `text` of a position; one outside the text is brought into it. */
  readonly offsetAt: (position: Position) => number;
  /** Range of a stretch of `text`; `end` is exclusive. */
  readonly rangeOf: (start: number, end: number) => Range;
}

/** Takes a document of the protocol for a file of the content folder. Both count lines and UTF-16 code units in the same way. */
export function openDocument(document: TextDocument, path: string): OpenDocument {
  const whole = document.getText();
  const mark = whole.startsWith('\uFEFF') ? 1 : 0;
  const text = whole.slice(mark);
  const locator = makeLocator(text);
  return {
    uri: document.uri,
    version: document.version,
    path,
    text,
    offsetAt: (position) => Math.max(0, document.offsetAt(position) - mark),
    rangeOf: (start, end) => {
      const range = toRange(locator.place(start, end));
      return mark === 0 ? range : { start: afterMark(range.start), end: afterMark(range.end) };
    },
  };
}

const afterMark = ({ line, character }: Position): Position => ({ line, character: line === 0 ? character + 1 : character });

/** A place of the core, which counts from 1, as the protocol counts. */
export const toRange = ({ start, end }: Place): Range => ({ start: toPosition(start), end: toPosition(end) });

const toPosition = ({ line, column }: Point): Position => ({ line: line - 1, character: column - 1 });
