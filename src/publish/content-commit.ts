import { execFileSync } from 'node:child_process';

/**
 * The commit checked out in the repository that holds a folder; null without git, repository or commit. Changes that are not
 * committed do not show.
 */
export function findContentCommit(folder: string): string | null {
  try {
    const text = execFileSync('git', ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], {
      cwd: folder,
      encoding: 'utf8',
      env: withoutGit(process.env),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [commit] = /^[0-9a-f]{40,64}$/mu.exec(text) ?? [];
    return commit ?? null;
  } catch {
    return null;
  }
}

/** A hook or a rebase sets GIT_DIR and its like, which would name another repository than the folder's own. */
function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_/iu.test(name)));
}
