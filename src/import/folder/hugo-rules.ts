import { matchesGlob } from 'node:path';
import type { TreeEntry } from '../../core/model.ts';
import { splitSource } from '../markdown/split-source.ts';
import { isProblem, type ImportProblem } from '../problem.ts';
import { findValue, toRecord, type JsonRecord } from '../record.ts';
import { withoutExtension } from './name-document.ts';
import { readSettings, readSettingsText } from './read-settings.ts';
import { folderOf, onlyWithholding, unreadable, type ReadRules, type Rule } from './rule.ts';

const CONFIG = /^(?:config\/[\w-]+\/)?(?:hugo|config|cascade)\.(?:toml|ya?ml|json)$/u;
const SECTION = /(?:^|\/)_index(\.[\w-]+)?\.(?:md|markdown|html)$/u;

/** The cascades of Hugo's settings and sections: front matter for all pages below. */
export const readHugoRules: ReadRules = (entry) => {
  const { path } = entry;
  const language = SECTION.exec(path)?.[1];
  const isSection = SECTION.test(path);
  if (!isSection && !CONFIG.test(path)) return [];
  const folder = isSection ? folderOf(path) : '';
  const front = isSection ? readSection(entry) : readConfig(entry);
  if (isProblem(front)) return [unreadable(entry, (other) => other.startsWith(folder), front)];
  const cascades = /\/cascade\.\w+$/u.test(path) ? [findValue(front, 'cascade') ?? front] : [findValue(front, 'cascade') ?? []];
  return cascades.flat().map((cascade) => toRule(toRecord(cascade), folder, language !== undefined));
};

function readSection(entry: TreeEntry): JsonRecord | ImportProblem {
  const text = readSettingsText(entry);
  const split = typeof text === 'string' ? splitSource(text) : text;
  return isProblem(split) ? split : split.front;
}

function readConfig(entry: TreeEntry): JsonRecord | ImportProblem {
  const settings = readSettings(entry, /\/cascade\.\w+$/u.test(entry.path) ? 'cascade' : undefined);
  return isProblem(settings) ? settings : settings.data;
}

/** A cascade for some pages only, or for one language, may withhold, and opens nothing. */
function toRule(cascade: JsonRecord, folder: string, isOneLanguage: boolean): Rule {
  const target = findValue(cascade, 'target') ?? findValue(cascade, '_target');
  const own = Object.entries(cascade).filter(([key]) => !/^(?:_?target|params)$/iu.test(key));
  const front = { ...toRecord(findValue(cascade, 'params')), ...Object.fromEntries(own) };
  const isPartial = isOneLanguage || target !== undefined;
  const pattern = findValue(toRecord(target), 'path');
  return {
    covers: (other) => other.startsWith(folder) && (typeof pattern !== 'string' || matchesPage(other, pattern)),
    rank: folder.length * 2 + (isPartial ? 1 : 0),
    front: isPartial ? onlyWithholding(front) : front,
  };
}

/** Hugo names pages by their path in `content`, without extension and in lower case. */
function matchesPage(path: string, pattern: string): boolean {
  const glob = pattern.toLowerCase();
  const page = `/${withoutExtension(path).replace(/^content\//u, '')}`.toLowerCase();
  const names = [page, page.replace(/\/index$/u, ''), page.replace(/\.[\w-]+$/u, ''), `/${path.toLowerCase()}`];
  return names.some((name) => matchesGlob(name, glob) || matchesGlob(name.slice(1), glob));
}
