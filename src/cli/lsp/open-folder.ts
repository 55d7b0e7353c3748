import type { ContentFolder } from '../../lsp/content-folder.ts';
import { PackDamaged } from '../../publish/pack-damaged.ts';
import { openPassingStore } from '../../publish/passing-store.ts';
import { makeTimeLimit } from '../../publish/time-limit.ts';
import { resolveAsOf } from '../as-of.ts';
import { dropStore, openStore, saveQuietly } from '../content.ts';
import { openLiveTree } from '../dev/live-tree.ts';

/** Opens a content folder, by its absolute path, for the language server, with what earlier runs of any command found out about it. */
export function openFolder(content: string, cache: string): ContentFolder {
  const options = { content, cache };
  const timeLimit = makeTimeLimit();
  // The store must know when the folder was listed, or earlier.
  let store = openStore(options);
  const live = openLiveTree(content);
  return {
    folder: content,
    tree: live.tree,
    update: live.update,
    options: () => ({ asOf: resolveAsOf(undefined, 'UTC'), store, timeLimit }),
    besides: openPassingStore,
    save: () => saveQuietly(store),
    isDamage: (error) => error instanceof PackDamaged,
    repair: (how) => {
      store.close();
      if (how === 'remove') dropStore(options);
      store = openStore(options);
    },
    close: () => store.close(),
  };
}
