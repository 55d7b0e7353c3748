import type { ContentTree, FileStore } from '../core/model.ts';
import type { CheckOptions } from '../core/pipeline.ts';

/** A content folder on the disk. */
export interface ContentFolder {
  /** Absolute path. */
  readonly folder: string;
  readonly tree: () => ContentTree;
  /** Looks at files again, paths relative to the folder. */
  readonly update: (paths: readonly string[]) => void;
  /** How the folder is to be checked now. */
  readonly options: () => CheckOptions & { readonly store: FileStore };
  /** A store that takes what another knows and leaves it as it is, for archives that are only looked at. */
  readonly besides: (store: FileStore) => FileStore;
  /** Keeps what was read for the next time. */
  readonly save: () => void;
  /** Whether an error says that what is kept is damaged. */
  readonly isDamage: (error: unknown) => boolean;
  /** Opens what is kept anew, or throws it away. */
  readonly repair: (how: 'reopen' | 'remove') => void;
  readonly close: () => void;
}
