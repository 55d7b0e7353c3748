import { matchesGlob, posix } from 'node:path';
import { isProblem } from '../problem.ts';
import { toRecord, type JsonRecord } from '../record.ts';
import { readSettings } from './read-settings.ts';
import { folderOf, onlyWithholding, unreadable, type ReadRules, type Rule } from './rule.ts';

const PROJECT = /(?:^|\/)_quarto(?:-[\w-]+)?\.ya?ml$/u;
const FOLDER = /(?:^|\/)_metadata\.ya?ml$/u;

/** What Quarto's projects and folders say of their documents: their metadata, and the project's list of drafts. */
export const readQuartoRules: ReadRules = (entry, entries) => {
  const isProject = PROJECT.test(entry.path);
  if (!isProject && !FOLDER.test(entry.path)) return [];
  const folder = folderOf(entry.path);
  const covers = (other: string): boolean => other.startsWith(folder);
  const settings = readSettings(entry);
  if (isProblem(settings)) return [unreadable(entry, covers, settings)];
  const { data } = settings;
  const rank = folder.length * 2;
  if (!isProject) return [{ covers, rank: rank + 1, front: data }];
  const included = toTexts(data['metadata-files']).flatMap((name) => entries.filter(({ path }) => path === posix.join(folder, name)));
  const others = included.map((file) => {
    const read = readSettings(file);
    return isProblem(read) ? unreadable(file, covers, read) : { covers, rank, front: onlyWithholding(read.data) };
  });
  return [
    ...others,
    { covers, rank, front: { ...onlyWithholding(data), ...onlyExecution(data) } },
    ...listDrafts(data, folder, entry.path),
  ];
};

/** What a project says of code cells. */
function onlyExecution(data: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(data).filter(([key]) => ['execute', 'knitr', 'format'].includes(key)));
}

function listDrafts({ website }: JsonRecord, folder: string, source: string): Rule[] {
  const drafts = toTexts(toRecord(website).drafts).map((name) => posix.join(folder, name));
  if (drafts.length === 0) return [];
  const covers = (other: string): boolean =>
    drafts.some((draft) => other === draft || other.startsWith(`${draft.replace(/\/$/u, '')}/`) || matchesGlob(other, draft));
  return [{ covers, rank: 0, front: {}, withheldBy: `\`website: drafts\` of \`${source}\`` }];
}

const toTexts = (value: unknown): string[] => [value].flat().filter((each) => typeof each === 'string');
