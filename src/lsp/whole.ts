import type { ContentTree } from '../core/model.ts';
import type { Inspected } from '../core/pipeline.ts';
import { lookFirst } from '../core/validate/look-first.ts';
import type { ReadArchive, ReadOptions } from '../core/validate/read-archive.ts';
import { makeSchemas } from '../schema/make-schemas.ts';
import type { Whole } from './view.ts';

/** What is known when the whole archive was read. */
export function toWhole({ read, pictures, unread, diagnostics, silenced, sources }: Inspected, folder: string): Whole {
  return { read, pictures, unread, diagnostics, silenced, sources, isRead: true, folder, schemas: keepSchemas(read) };
}

/** What is known before: what texts are read with as it is now, and the briefings as they were, or none. */
export function toFirstLook(tree: ContentTree, options: ReadOptions, folder: string, before: Whole | undefined): Whole {
  const { read, pictures, unread, texts } = lookFirst(tree, options);
  const schemas = keepSchemas(read);
  if (before?.isRead === true) return { ...before, read: { ...read, briefings: before.read.briefings }, schemas };
  return { read, pictures, unread, diagnostics: [], silenced: [], sources: texts, isRead: false, folder, schemas };
}

/** Made when they are first asked for. */
function keepSchemas({ publication, themes }: ReadArchive): Whole['schemas'] {
  let schemas: ReturnType<Whole['schemas']> | undefined;
  const keysOf = (list: object | undefined): string[] => Object.keys(list ?? {});
  return () =>
    (schemas ??= makeSchemas({
      themes: themes.map(({ id }) => id),
      kinds: keysOf(publication?.kinds),
      authors: keysOf(publication?.authors),
      regions: keysOf(publication?.regions),
      sectors: keysOf(publication?.sectors),
    }));
}
