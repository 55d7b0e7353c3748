import type { RelationMemory } from '../core/link/related.ts';
import type { Archive, Gated } from '../core/model.ts';
import type { Site } from '../core/site.ts';
import type { SourceTexts } from '../core/read/read-sources.ts';
import type { FileMarks } from './folder-print.ts';
import type { Stamp } from './unchanged.ts';

/** A site that was checked, gated and linked. */
export interface LinkedArchive {
  readonly archive: Archive;
  readonly sources: SourceTexts;
  readonly gated: Gated;
  readonly site: Site;
  readonly relations: RelationMemory;
  readonly stamp: Stamp | undefined;
  /** The state of the mirror's files; absent without a mirror to begin with. */
  readonly marks: FileMarks | undefined;
}
