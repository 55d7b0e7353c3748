import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin } from '../cli/run-bin.ts';

/** A command that a page shows, what the page says that it prints, and what it did print. */
export interface ShownCommand {
  readonly command: string;
  readonly shown: string;
  readonly printed: string;
}

/**
 * Types the commands of a page of documentation one after the other in a folder. They stand after `$ ` in blocks of `console`, each
 * followed by what it prints. A block of `md PATH` is written to that file, one of `yaml PATH` put at the end of its front matter.
 */
export function runPage(page: string, folder: string, asOf: string): ShownCommand[] {
  return [...page.matchAll(/^```(console|(?:md|yaml) \S+)\n(.*?)^```$/gmsu)].flatMap(([, info = '', content = '']) => {
    const [kind, path = ''] = info.split(' ');
    if (kind !== 'console') {
      write(join(folder, path), kind === 'md' ? () => content : (text) => text.replace(/(?<=^---\n.*?)(?=^---$)/msu, () => content));
      return [];
    }
    return content
      .split(/^\$ /mu)
      .slice(1)
      .map((entry) => {
        const [command = '', ...shown] = entry.trimEnd().split('\n');
        return { command, shown: shown.join('\n'), printed: type(command, folder, asOf) };
      });
  });
}

const write = (path: string, change: (text: string) => string): void =>
  writeFileSync(path, change(existsSync(path) ? readFileSync(path, 'utf8') : ''));

/** Whether a page shows what was printed; `…` stands for any part of a line, and on a line of its own for any lines. */
export function isShownAs(printed: string, shown: string): boolean {
  const lines = shown.split('\n').map((line) => (line === '…' ? '[^]*?' : line.split('…').map(escapeRegExp).join('.*?')));
  return new RegExp(`^${lines.join('\n')}$`, 'u').test(printed);
}

const escapeRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);

/** Commits of the page are made by nobody in particular, whatever the settings of whoever tests. */
const GIT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_COUNT: '2',
  GIT_CONFIG_KEY_0: 'user.name',
  GIT_CONFIG_VALUE_0: 'Desk',
  GIT_CONFIG_KEY_1: 'user.email',
  GIT_CONFIG_VALUE_1: 'desk@meridian.example',
};

/** What a command of a page prints, without the lines with which npm begins. */
function type(command: string, folder: string, asOf: string): string {
  const [, name, rest = ''] = /^(?:npm run|npx throughline) (\S+)(?: --(?= ))?(.*)$/u.exec(command) ?? [];
  const instant = name === 'check' || name === 'diff' ? ` --as-of ${asOf}` : '';
  const line = name === undefined ? command : `'${process.execPath}' '${bin}' ${name}${rest}${instant}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, env: { ...process.env, ...GIT }, encoding: 'utf8' });
  return `${stdout}${stderr}`.trimEnd();
}
