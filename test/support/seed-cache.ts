import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { collaborators } from '../../src/publish/collaborators.ts';
import { sharedCache } from './shared-cache.ts';

/** Puts into a new cache what takes long to make and hangs on no archive: the renderer and the fonts. */
export async function seedCache(cache: string): Promise<void> {
  const { root } = collaborators;
  const { renderer: digest } = collaborators.findCodeDigests(root, sharedCache);
  const folder = await collaborators.compileRenderer({ cache: sharedCache, root, digest });
  mkdirSync(cache, { recursive: true });
  symlinkSync(folder, join(cache, basename(folder)));
  const fonts = join(sharedCache, 'fonts');
  if (existsSync(fonts)) cpSync(fonts, join(cache, 'fonts'), { recursive: true });
}
