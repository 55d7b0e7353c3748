import { matchesGlob } from 'node:path';
import { isProblem } from '../problem.ts';
import { toRecord } from '../record.ts';
import { readSettings } from './read-settings.ts';
import { unreadable, type ReadRules, type Rule } from './rule.ts';

/** The defaults of `_config.yml`. The longer path prevails, then one with a type, then the later: as in Jekyll. */
export const readJekyllRules: ReadRules = (entry) => {
  if (!/^_config[\w.-]*\.(?:ya?ml|toml)$/u.test(entry.path)) return [];
  const settings = readSettings(entry);
  if (isProblem(settings)) return [unreadable(entry, () => true, settings)];
  const { defaults } = settings.data;
  return Array.isArray(defaults) ? defaults.map(toRule) : [];
};

function toRule(rule: unknown): Rule {
  const { scope, values } = toRecord(rule);
  const { path, type } = toRecord(scope);
  const below = typeof path === 'string' ? path.replace(/^\/+/u, '') : '';
  const isType = (other: string): boolean => typeof type !== 'string' || other.includes(`_${type}/`);
  return {
    covers: (other) => isType(other) && (other.startsWith(below) || [below, `${below}/**`].some((glob) => matchesGlob(other, glob))),
    rank: below.length * 2 + (typeof type === 'string' ? 1 : 0),
    front: toRecord(values),
  };
}
