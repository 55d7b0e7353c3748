import { execFileSync } from 'node:child_process';

/** Makes a repository of a folder and commits all that is in it; returns the commit. */
export function commitAll(folder: string): string {
  const git = (...args: readonly string[]): string => {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
    const identity = ['-c', 'user.name=Desk', '-c', 'user.email=desk@meridian.example', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...args], { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  };
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'Content');
  return git('rev-parse', 'HEAD').trim();
}
