import type { ContentTree } from '../../core/model.ts';
import type { Draft } from '../draft.ts';
import type { ImportOptions } from '../fill-front.ts';
import type { MappedFront, MappingContext } from '../mapping/map-front.ts';
import type { Said } from './fill-draft.ts';
import type { Surroundings } from './plan.ts';

/** What a plan is made with. */
export interface PlanContext extends MappingContext {
  readonly tree: ContentTree;
  readonly around: Surroundings;
  /** As an editor gave them, for a single document. */
  readonly options: ImportOptions;
}

/** A draft that has its place in the archive. */
export interface Placed {
  readonly draft: Draft;
  readonly mapped: MappedFront;
  readonly title: string;
  /** What the text says of itself, or lets be guessed. */
  readonly said: Said;
  readonly date: string;
  readonly slug: string;
  readonly path: string;
  readonly aliases: readonly string[];
  readonly anchors: ReadonlyMap<string, string>;
}
