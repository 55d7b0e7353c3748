import { execFileSync } from 'node:child_process';

/** Runs git in a folder, as the desk, at an instant. */
export function git(folder: string, args: readonly string[], at = '2026-01-01T00:00:00Z'): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const identity = ['-c', 'user.name=Desk', '-c', 'user.email=desk@meridian.example', '-c', 'commit.gpgsign=false'];
  const dates = { GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
  return execFileSync('git', [...identity, ...args], {
    cwd: folder,
    env: { ...env, ...dates },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Makes a repository of a folder, unless it is one, and commits all that is in it; returns the commit. */
export function commitAll(folder: string, at?: string): string {
  git(folder, ['init', '--quiet']);
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--allow-empty', '--message', 'Content'], at);
  return git(folder, ['rev-parse', 'HEAD']).trim();
}
