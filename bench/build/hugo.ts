import { spawnSync } from 'node:child_process';

export interface Hugo {
  readonly program: string;
  readonly version: string;
}

/** The Hugo named by `HUGO_PATH`, or else the one on `PATH`; undefined where there is none. Throws when `HUGO_PATH` names none. */
export function findHugo({ HUGO_PATH }: NodeJS.ProcessEnv = process.env): Hugo | undefined {
  const program = HUGO_PATH ?? 'hugo';
  const { stdout, error } = spawnSync(program, ['version'], { encoding: 'utf8' });
  const version = error ? undefined : /^hugo v([\d.]+)/mu.exec(stdout)?.[1];
  if (version !== undefined) return { program, version };
  if (HUGO_PATH !== undefined) throw new Error(`HUGO_PATH names ${HUGO_PATH}, which is no Hugo`);
  return undefined;
}
