import Ajv from 'ajv';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { makeSchemas } from '../../src/schema/make-schemas.ts';
import { readClosedLists } from '../../src/schema/read-closed-lists.ts';
import { runBin } from '../cli/run-bin.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';
import { minimalArchive } from '../support/sample-files.ts';

const content = join(import.meta.dirname, '../../content');
const schemas = makeSchemas(readClosedLists(content));
const ajv = new Ajv.default({ strict: false, validateFormats: false, allErrors: true });
const compile = (name: string) => ajv.compile(schemas.get(name) ?? false);

/** The data of a YAML file, or of the front matter of a Markdown file; dates stay text. */
function readData(path: string): unknown {
  const text = readFileSync(join(content, path), 'utf8');
  return parse(path.endsWith('.md') ? (text.split(/^---$/mu)[1] ?? '') : text, { schema: 'core' }) as unknown;
}

const files = readdirSync(content, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));

test.each([
  ['publication', /^publication\.yaml$/u],
  ['glossary', /^glossary\.yaml$/u],
  ['briefing', /^briefings\/.*\.md$/u],
  ['theme', /^themes\/.*\.md$/u],
])('every file of the sample archive is valid against the schema of a %s', (name, pattern) => {
  const validate = compile(name);
  const found = files.filter((path) => pattern.test(path));
  expect(found.length).toBeGreaterThan(0);
  expect(found.flatMap((path) => (validate(readData(path)) ? [] : [[path, validate.errors]]))).toEqual([]);
});

test.each([
  ['an unknown key', { emborgo: '2026-02-06T06:00:00Z' }],
  ['a theme that the archive does not have', { themes: ['decuopling'] }],
  ['a region that the publication does not name', { regions: ['usa'] }],
  ['a date that is none', { date: '2026-02-30' }],
  ['an error silenced', { silence: { 'yaml-syntax': 'it will be mended' } }],
])('a briefing with %s is not', (_name, change) => {
  const valid = readData(files.find((path) => path.startsWith('briefings/2026/') && path.endsWith('.md')) ?? '') as object;
  const validate = compile('briefing');
  expect(validate(valid)).toBe(true);
  expect(validate({ ...valid, ...change })).toBe(false);
});

test('each key says what form its value has', () => {
  const { properties } = schemas.get('briefing') as { properties: Record<string, { description?: string }> };
  expect(Object.entries(properties).filter(([, { description }]) => description === undefined)).toEqual([]);
});

test('the command writes a file for each, and names it', async () => {
  const cwd = makeTemporaryFolder();
  writeFiles(join(cwd, 'content'), minimalArchive);
  const { code, stdout } = await runBin(['schema', '--to', '.vscode/schemas'], { cwd });
  const names = ['publication', 'briefing', 'theme', 'page', 'glossary'].map((name) => `.vscode/schemas/${name}.schema.json`);
  expect([code, stdout]).toEqual([0, `${names.join('\n')}\n`]);
  const briefing = JSON.parse(readFileSync(join(cwd, '.vscode/schemas/briefing.schema.json'), 'utf8')) as {
    properties: { authors: object };
  };
  expect(briefing.properties.authors).toMatchObject({ items: { enum: ['research-desk'] } });
});
