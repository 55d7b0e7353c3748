import type { BriefingFront, ThemeFront } from '../core/model.ts';
import type { Inspected } from '../core/pipeline.ts';
import type { CheckedAgain, Others } from '../core/validate/check-again.ts';
import type { ParsedFile } from '../core/validate/parsed-file.ts';
import type { JsonSchema } from '../schema/make-schemas.ts';
import type { OpenDocument } from './open-document.ts';

/** The archive as it was when it was last read; at first without its briefings. */
export interface Whole extends Others, Pick<Inspected, 'diagnostics' | 'silenced' | 'sources'> {
  /** Whether the briefings and pictures were read, and all files were compared with each other. */
  readonly isRead: boolean;
  /** Absolute path of the content folder. */
  readonly folder: string;
  /** JSON Schemas by name, with the closed lists of the archive. */
  readonly schemas: () => ReadonlyMap<string, JsonSchema>;
}

/** All that an answer about a place in a document depends on. */
export interface View {
  readonly whole: Whole;
  readonly document: OpenDocument;
  /** What the document itself is, read as it is now. */
  readonly now: CheckedAgain;
  /** ISO instant of the question. */
  readonly asOf: string;
  /** Address of a file of the content folder, as the editor writes it. */
  readonly uriOf: (path: string) => string;
}

type Target = { readonly kind: 'briefing'; readonly id: string } | { readonly kind: 'theme'; readonly id: string };

/** The briefing or theme with an id: the document itself as it is now, others as they were. */
export function findFile(view: Pick<View, 'whole' | 'now'>, target: Target & { kind: 'theme' }): ParsedFile<ThemeFront> | undefined;
export function findFile(view: Pick<View, 'whole' | 'now'>, target: Target & { kind: 'briefing' }): ParsedFile<BriefingFront> | undefined;
export function findFile(view: Pick<View, 'whole' | 'now'>, target: Target): ParsedFile<BriefingFront> | ParsedFile<ThemeFront> | undefined;
export function findFile({ whole: { read }, now }: Pick<View, 'whole' | 'now'>, { kind, id }: Target): CheckedAgain['file'] | undefined {
  if (now.kind === kind && now.file?.id === id) return now.file;
  return kind === 'briefing' ? read.briefings.find((file) => file.id === id) : read.themes.find((file) => file.id === id);
}
