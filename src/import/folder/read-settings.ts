import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { makeLocator } from '../../core/diagnostics/locator.ts';
import { makeReporter } from '../../core/diagnostics/reporter.ts';
import { checkYamlLimits } from '../../core/parse/yaml-limits.ts';
import type { TreeEntry } from '../../core/model.ts';
import { isProblem, type ImportProblem } from '../problem.ts';
import { isRecord, type JsonRecord } from '../record.ts';

const MAX_BYTES = 128 * 1024;

/** A file of settings of a folder. */
interface Settings {
  readonly data: JsonRecord;
  readonly text: string;
}

/**
 * Reads a folder's settings in YAML, TOML or JSON. Anchors are resolved: settings use them, and what they withhold must be known.
 * @param listKey the key of which a mere list is the value
 */
export function readSettings(entry: TreeEntry, listKey?: string): Settings | ImportProblem {
  const text = readSettingsText(entry);
  if (typeof text !== 'string') return text;
  const data = /\.ya?ml$/u.test(entry.path) ? readYaml(text) : readOther(text, entry.path);
  if (isRecord(data) && isProblem(data)) return data;
  if (data === null || data === undefined) return { data: {}, text };
  if (Array.isArray(data) && listKey !== undefined) return { data: { [listKey]: data }, text };
  return isRecord(data) ? { data, text } : refuse('Unexpected settings, expected keys with values');
}

/** Text of a settings file; a link, a pipe or a huge file is not opened. */
export function readSettingsText({ type, size, read }: TreeEntry): string | ImportProblem {
  if (type !== 'file') return refuse('Unexpected link or device, expected a file of settings');
  if (size > MAX_BYTES) return refuse(`Unexpected settings of ${Math.ceil(size / 1024)} kB, expected at most ${MAX_BYTES / 1024} kB`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(read()).replace(/\r\n?/gu, '\n');
  } catch {
    return refuse('Unexpected bytes that cannot be read, expected settings in UTF-8');
  }
}

function readYaml(text: string): unknown {
  const report = makeReporter('', text);
  const [fault] = checkYamlLimits(text, 0, report) ? [] : report.diagnostics;
  if (fault !== undefined) return { ...refuse(fault.reason), place: fault.place };
  try {
    const document = parseDocument(text, { schema: 'core', merge: true, prettyErrors: false });
    const [error] = document.errors;
    if (error === undefined) return document.toJS({ maxAliasCount: 100 }) as unknown;
    return { ...refuse(`Unexpected settings (${firstLine(error)}), expected YAML`), place: makeLocator(text).place(...error.pos) };
  } catch (error) {
    return refuse(`Unexpected settings (${firstLine(error)}), expected YAML`);
  }
}

function readOther(text: string, path: string): unknown {
  const form = path.endsWith('.json') ? 'JSON' : 'TOML';
  try {
    return form === 'JSON' ? (JSON.parse(text) as unknown) : parseToml(text);
  } catch (error) {
    return refuse(`Unexpected settings (${firstLine(error)}), expected ${form}`);
  }
}

const refuse = (reason: string): ImportProblem => ({
  code: 'import-front-matter',
  reason,
  fix: 'correct the settings, so that it is known what they withhold',
});

const firstLine = (error: unknown): string => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
