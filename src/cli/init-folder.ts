import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { dateInZone } from '../core/text/dates.ts';
import { publicationSchema } from '../core/validate/publication-schema.ts';
import { writeNewFile } from '../import/write-new-file.ts';
import { makePublication, type NewPublication, type Template } from '../init/make-publication.ts';
import { packageRoot } from '../program.ts';
import { resolveAsOf } from './as-of.ts';
import { EXIT, UsageError } from './failure.ts';
import type { InitCommandOptions } from './init.ts';
import { showPath } from './report/problem.ts';
import type { Terminal } from './terminal.ts';

/** Writes a new publication into a folder, says what to do next, and gives the exit code. */
export function initFolder(folder: string, options: InitCommandOptions, terminal: Terminal): number {
  const target = resolve(terminal.cwd, folder);
  const files = makePublication(readWishes(target, options, terminal.cwd), readTemplate());
  const inTheWay = [...files.keys()].filter((path) => existsSync(join(target, path)));
  if (inTheWay.length > 0) {
    terminal.note(
      `Unexpected ${inTheWay.join(', ')} in ${showPath(target, terminal.cwd)}, expected a folder without. Nothing was written.`,
    );
    return EXIT.content;
  }
  writeAll(target, files);
  terminal.out([...files.keys()].map((path) => `${showPath(join(target, path), terminal.cwd)}\n`).join(''));
  const enter = target === terminal.cwd ? '' : `cd ${showPath(target, terminal.cwd)} && `;
  terminal.note(`Next: ${enter}npm install && npm run build, and npm run dev while you write.`);
  return EXIT.clean;
}

function readWishes(target: string, { name, url, timeZone, package: spec }: InitCommandOptions, cwd: string): NewPublication {
  const { shape } = publicationSchema;
  assertValue('--name', name, shape.name.safeParse(name).success, '2 to 60 characters on one line');
  assertValue('--url', url, shape.url.safeParse(url).success, 'an origin, such as https://briefings.example.org');
  assertValue('--time-zone', timeZone, shape['time-zone'].safeParse(timeZone).success, 'an IANA time zone, such as Europe/London');
  const date = dateInZone(resolveAsOf(undefined, timeZone), timeZone);
  return { name, url, 'time-zone': timeZone, date, program: spec === undefined ? manifest.version : findProgram(target, spec, cwd) };
}

function assertValue(option: string, value: string, isGood: boolean, expected: string): void {
  if (!isGood) throw new UsageError(`Unexpected ${option} \`${value}\`, expected ${expected}.`);
}

/** A packed file is named as seen from the new folder; anything else is npm's to understand. */
function findProgram(target: string, spec: string, cwd: string): string {
  if (!spec.endsWith('.tgz') || /^[a-z+]+:/u.test(spec)) return spec;
  const file = resolve(cwd, spec);
  if (!existsSync(file)) throw new UsageError(`Unexpected --package \`${spec}\`, expected an existing file.`);
  return `file:${relative(target, file).replaceAll('\\', '/')}`;
}

function readTemplate(): Template {
  const folder = join(packageRoot, 'src/init/template');
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')] : [],
  );
  const files = new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  const workflow = readFileSync(join(packageRoot, 'docs/ci/build-and-publish.yml'), 'utf8');
  return { files, workflow, allowScripts: manifest.allowScripts };
}

/** Writes all files, or none that was not there before. */
function writeAll(target: string, files: ReadonlyMap<string, string>): void {
  const written: string[] = [];
  try {
    for (const [path, text] of files) {
      if (!writeNewFile(join(target, path), text)) throw new UsageError(`Another process writes into ${target}. Nothing was kept.`);
      written.push(path);
    }
  } catch (error) {
    for (const path of written) rmSync(join(target, path), { force: true });
    throw error;
  }
}
