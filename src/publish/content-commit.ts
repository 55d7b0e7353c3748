import { findCommit } from '../git/find-commit.ts';

/**
 * The commit checked out in the repository that holds a folder; null without git, repository or commit. Changes that are not
 * committed do not show.
 */
export function findContentCommit(folder: string): string | null {
  return findCommit(folder, 'HEAD') ?? null;
}
