import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic.ts';
import { checkArchive } from '../../src/core/pipeline.ts';
import { readTree } from '../../src/core/read/disk.ts';
import { readFolder } from '../../src/import/folder/read-folder.ts';
import type { SystemName } from '../../src/import/folder/system.ts';
import { defaultTable, readMap } from '../../src/import/mapping/read-map.ts';
import { planImport } from '../../src/import/plan/plan-import.ts';
import type { Outcome, Plan } from '../../src/import/plan/plan.ts';
import { isProblem } from '../../src/import/problem.ts';
import { readRichFile } from '../../src/import/read-file.ts';
import { readVocabulary } from '../../src/import/vocabulary.ts';
import { makeTemporaryFolder } from '../support/folders.ts';

const root = join(import.meta.dirname, '../..');
export const fixtures = join(root, 'test/fixtures/import');
export const AS_OF = '2026-03-01T09:00:00Z';
const archive = readTree(join(root, 'content'));

/** A plan with the means to look at it. */
export interface Planned extends Plan {
  readonly left: readonly Outcome[];
  /** Text of the briefing that a source became. */
  readonly textOf: (source: string) => string;
  /** The notes of a source, `kind subject text` each. */
  readonly notesOf: (source: string) => readonly string[];
  /** Errors of the archive with what is planned, `path code` each. */
  readonly errors: () => readonly string[];
}

/** A copy of a site among the fixtures, to be changed. */
export function copySite(system: string): string {
  const folder = join(makeTemporaryFolder(), system);
  mkdirSync(folder);
  cpSync(join(fixtures, system), folder, { recursive: true });
  return folder;
}

/** Plans the import of a folder into the sample archive. */
export function planFolder(
  folder: string,
  { map, from, tree = archive }: { map?: string; from?: SystemName; tree?: typeof archive } = {},
): Planned {
  const table = map === undefined ? defaultTable() : readMap(map, 'map.yaml');
  if ('diagnostics' in table) throw new Error(JSON.stringify(table.diagnostics));
  const read = readFolder(folder, { from, table });
  if (read === undefined) throw new Error('no system');
  const context = { table, vocabulary: readVocabulary(tree), asOf: AS_OF, tree, around: read.around, options: {} };
  return look(planImport(read.drafts, read.unread, context), read.leftOut, tree);
}

/** Plans the import of a Word document or a page, without a folder around it. */
export async function planBytes(bytes: Uint8Array, name: string): Promise<Planned> {
  const draft = await readRichFile(bytes, name);
  const around = { findPicture: () => ({ why: 'not here' }), findDocument: () => undefined };
  const context = { table: defaultTable(), vocabulary: readVocabulary(archive), asOf: AS_OF, tree: archive, around, options: {} };
  const unread = isProblem(draft) ? [{ source: name, problems: [draft], text: '' }] : [];
  return look(planImport(isProblem(draft) ? [] : [draft], unread, context), [], archive);
}

export const readFixture = (name: string): Uint8Array => readFileSync(join(fixtures, name));

function look(plan: Plan, left: readonly Outcome[], tree: typeof archive): Planned {
  const find = (source: string): Outcome => {
    const found = plan.outcomes.find((outcome) => outcome.source === source);
    if (found === undefined) throw new Error(`${source} is not among ${plan.outcomes.map((outcome) => outcome.source).join(', ')}`);
    return found;
  };
  return {
    ...plan,
    left,
    textOf: (source) => {
      const outcome = find(source);
      return outcome.is === 'briefing' ? outcome.text : `${outcome.is}: ${JSON.stringify('problems' in outcome ? outcome.problems : '')}`;
    },
    notesOf: (source) =>
      find(source).notes.map(({ kind, subject, text, line }) => `${kind} ${subject} ${line === undefined ? '' : `${line}: `}${text}`),
    errors: () => {
      const added = plan.files.map(({ path, bytes }) => ({ path, type: 'file' as const, size: bytes.length, read: () => bytes }));
      const { diagnostics } = checkArchive({ entries: [...tree.entries, ...added] }, { asOf: AS_OF });
      return diagnostics.filter(({ severity }: Diagnostic) => severity === 'error').map(({ file, ruleId }) => `${file} ${ruleId}`);
    },
  };
}
