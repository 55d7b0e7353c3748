import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Names every file or folder below a folder that is written, made, moved or removed, by its absolute path. One watch a folder tells of all
 * the files in it, where watches of single files cost time and memory with each of them. Symbolic links are not followed.
 * @returns ends the watching
 */
export function watchFolder(folder: string, onChange: (path: string) => void): () => void {
  const watches = new Map<string, FSWatcher>();
  const leave = (path: string): void => {
    for (const [watched, watcher] of watches) {
      if (watched !== path && relative(path, watched).startsWith('..')) continue;
      watcher.close();
      watches.delete(watched);
    }
  };
  const enter = (path: string): void => {
    if (watches.has(path)) return;
    const folders = listFolders(path);
    if (folders === undefined) return;
    try {
      const watcher = watch(path, (event, name) => {
        const changed = name === null ? path : join(path, name);
        // What was moved here from elsewhere, or made again, needs watches of its own.
        if (event === 'rename') {
          leave(changed);
          enter(changed);
        }
        onChange(changed);
      });
      watcher.on('error', () => {
        leave(path);
        onChange(path);
      });
      watches.set(path, watcher);
    } catch {
      // It went while it was looked at; whoever watches the folder around it is told.
      return;
    }
    for (const name of folders) enter(join(path, name));
  };
  enter(folder);
  return () => leave(folder);
}

/** Names of the folders in a folder; undefined where there is none. */
function listFolders(path: string): string[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return undefined;
  }
}
