import { execFileSync } from 'node:child_process';

/** Git is not installed, or could not do what it was asked; the message is git's own. */
export class GitFailed extends Error {
  override readonly name = 'GitFailed';
}

const SETTINGS = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
};

/** Runs git in a folder and gives what it writes. Takes no locks, asks nobody, fetches nothing and replaces no object. Throws `GitFailed`. */
export function runGit(folder: string, args: readonly string[], input = ''): Buffer {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      env: { ...withoutGit(process.env), ...SETTINGS },
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: Infinity,
    });
  } catch (error) {
    throw new GitFailed(describe(error));
  }
}

/** What `run` gives; undefined where git, or a repository, is missing. */
export function tryGit<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof GitFailed) return undefined;
    throw error;
  }
}

/** A hook or a rebase sets GIT_DIR and its like, which would name another repository than the folder's own. */
function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_/iu.test(name)));
}

function describe(error: unknown): string {
  const { code, stderr } = error as { readonly code?: string; readonly stderr?: Buffer };
  if (code === 'ENOENT') return 'git is not installed';
  const said =
    stderr
      ?.toString('utf8')
      .trim()
      .split('\n')[0]
      ?.replace(/^(?:fatal|error): /u, '') ?? '';
  return said === '' ? 'git failed' : said;
}
