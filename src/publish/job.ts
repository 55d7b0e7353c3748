import { join } from 'node:path';
import type { ContentTree } from '../core/model.ts';
import { digestOf } from '../core/text/digest.ts';
import type { BuildOptions, BuildStage } from './build-options.ts';
import type { CodeDigests } from './code-digests.ts';
import type { Collaborators } from './collaborators.ts';
import type { OutputFolder } from './output-folder.ts';
import { openSiteMemory, type SiteMemory } from './site-memory.ts';

export type Progress = (stage: BuildStage, done?: number, total?: number) => void;

/** One build, with what earlier ones left for it. */
export interface Job {
  readonly options: BuildOptions;
  /** The folder of the program. */
  readonly root: string;
  readonly output: OutputFolder;
  readonly progress: Progress;
  readonly code: CodeDigests;
  readonly tree: ContentTree;
  /** When the tree was read, in milliseconds since 1970. */
  readonly readAt: number;
  readonly memory: SiteMemory;
}

type Surroundings = Pick<Collaborators, 'readTree' | 'findCodeDigests' | 'root' | 'now'>;

/** Lists the content and opens what is remembered of it and of the site. */
export function openJob(options: BuildOptions, parts: Surroundings, output: OutputFolder): Job {
  const progress = makeProgress(options);
  progress('read');
  const readAt = parts.now();
  const tree = parts.readTree(options.content);
  const code = parts.findCodeDigests(parts.root, options.cache);
  return {
    options,
    root: parts.root,
    output,
    progress,
    code,
    tree,
    readAt,
    memory: openSiteMemory(join(options.cache, 'sites', digestOf(output.folder)), code.whole),
  };
}

/** Folder for what is remembered of one content folder. What a text comes to depends on the base path. */
export function contentCache({ cache, content, base = '' }: Pick<BuildOptions, 'cache' | 'content' | 'base'>): string {
  return join(cache, 'content', digestOf(content, base));
}

function makeProgress({ onProgress }: BuildOptions): Progress {
  return (stage, done, total) => onProgress?.({ stage, ...(done !== undefined && { done }), ...(total !== undefined && { total }) });
}
