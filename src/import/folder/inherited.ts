import { matchesGlob } from 'node:path';
import { makeReporter } from '../../core/diagnostics/reporter.ts';
import { parseYaml } from '../../core/parse/yaml.ts';
import type { TreeEntry } from '../../core/model.ts';
import { splitSource } from '../markdown/split-source.ts';
import { isProblem } from '../problem.ts';
import type { SystemName } from './system.ts';

type Front = Readonly<Record<string, unknown>>;

/** Front matter that a folder's settings give to documents: with it, a whole folder may be drafts. */
export function makeInheritance(entries: readonly TreeEntry[], system: SystemName): (path: string) => Front {
  const rules = entries.flatMap((entry) => readRules(entry, system));
  return (path) => Object.assign({}, ...rules.filter(({ covers }) => covers(path)).map(({ front }) => front)) as Front;
}

interface Rule {
  readonly covers: (path: string) => boolean;
  readonly front: Front;
}

function readRules({ path, read }: TreeEntry, system: SystemName): Rule[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (system === 'quarto' && /(?:^|\/)_metadata\.ya?ml$/u.test(path))
    return [{ covers: (other) => other.startsWith(folder), front: toRecord(readYaml(read)) }];
  if (system === 'hugo' && /(?:^|\/)_index\.(?:md|html)$/u.test(path)) return readCascade(folder, read);
  return system === 'jekyll' && /^_config\.ya?ml$/u.test(path) ? readJekyllDefaults(read) : [];
}

function readCascade(folder: string, read: TreeEntry['read']): Rule[] {
  const split = splitSource(decode(read));
  const cascades = isProblem(split) ? [] : [split.front.cascade ?? []].flat();
  return cascades.map((cascade) => {
    const { params, ...front } = toRecord(cascade);
    return { covers: (other) => other.startsWith(folder), front: { ...toRecord(params), ...front, _target: undefined } };
  });
}

function readJekyllDefaults(read: TreeEntry['read']): Rule[] {
  const defaults = toRecord(readYaml(read)).defaults;
  return (Array.isArray(defaults) ? defaults : []).map((rule: unknown) => {
    const { scope, values } = toRecord(rule);
    const { path, type } = toRecord(scope);
    const below = typeof path === 'string' ? path : '';
    const isType = (other: string): boolean => typeof type !== 'string' || other.includes(`_${type}/`);
    return {
      covers: (other) => isType(other) && (below === '' || other.startsWith(below) || matchesGlob(other, below)),
      front: toRecord(values),
    };
  });
}

const readYaml = (read: TreeEntry['read']): unknown => {
  const text = decode(read);
  return parseYaml(text, 0, makeReporter('', text))?.data;
};

function decode(read: TreeEntry['read']): string {
  try {
    return new TextDecoder().decode(read()).replaceAll('\r\n', '\n');
  } catch {
    return '';
  }
}

const toRecord = (data: unknown): Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {};
