import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FileReporter } from '../diagnostics/reporter.ts';
import { sortDiagnostics } from '../diagnostics/sort.ts';
import type { BriefingFront, Picture, SourceKind, StatementFront, ThemeFront, TreeEntry } from '../model.ts';
import { readSources, type SourceEntry } from '../read/read-sources.ts';
import { applyArchiveRules } from './apply-rules.ts';
import { checkFile, type AnyFile } from './check-archive.ts';
import { dropFollowUps, isOfGlossary, knowsGlossary } from './follow-ups.ts';
import { openYaml } from './open-file.ts';
import { publicationSchema } from './publication-schema.ts';
import { readGlossary, SHAPES, type ReadArchive, type Shape } from './read-archive.ts';
import { readFile } from './read-file.ts';
import { applySilence } from './silence.ts';
import { makeTargets } from './targets.ts';

/** All files as they were when the whole archive was read. */
export interface Others {
  readonly read: ReadArchive;
  readonly pictures: readonly Picture[];
  /** Paths of files that are there, and could not be read or were not yet: what leads to them is not missing. */
  readonly unread: readonly string[];
}

export interface CheckedAgain {
  /** What the path says the file is; absent when it has no place in the archive. */
  readonly kind?: SourceKind;
  /** Absent for YAML files, and for what cannot be read. */
  readonly file?: AnyFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is found by comparing all briefings with each other: too long for each keystroke. */
const COMPARED: ReadonlySet<string> = new Set([
  'alias-clash',
  'alias-missing',
  'change-unrecorded',
  'lineage-cycle',
  'passage-repeated',
  'reference-withheld',
  'slug-duplicate',
] satisfies Diagnostic['ruleId'][]);

export const isCompared = ({ ruleId }: Diagnostic): boolean => COMPARED.has(ruleId);

/**
 * Reads one file as it is now, and checks it against the others as they were.
 * @param compared what comparing all briefings found in the file; it is taken over. Undefined when that was not done yet
 */
export function checkAgain(
  entry: TreeEntry,
  { read, pictures, unread }: Others,
  compared: readonly Diagnostic[] | undefined,
): CheckedAgain {
  const { files, diagnostics } = readSources({ entries: [entry] });
  const [source] = files;
  if (source === undefined) return { diagnostics };
  const isGlossaryKnown = knowsGlossary(read.reports.flatMap((report) => report.diagnostics)) && !unread.some(isOfGlossary);
  const finish = (found: readonly Diagnostic[]): Diagnostic[] =>
    sortDiagnostics(dropFollowUps([...diagnostics, ...found, ...(compared ?? [])], isGlossaryKnown));
  const { kind } = source;
  if (kind === 'publication' || kind === 'glossary') return { kind, diagnostics: finish(checkYaml(source, read)) };
  const shape: Shape<BriefingFront | ThemeFront | StatementFront> = SHAPES[kind];
  const file = readFile(source, { ...read.surroundings, ...shape, store: undefined });
  if (file === undefined) return { kind, diagnostics: finish([]) };
  const now = putAmong(read, file);
  checkFile(file, read.record, makeTargets(now, pictures, unread));
  if (kind === 'theme') applyArchiveRules({ briefings: [], themes: now.themes, glossary: [] }, (other) => other === file);
  const said = applySilence([file], finish(file.diagnosed())).diagnostics;
  // What has not been compared may be what a silence is for.
  return { kind, file, diagnostics: compared === undefined ? said.filter(({ ruleId }) => ruleId !== 'silence-unused') : said };
}

/** The files, with this one in the place of what it was. */
function putAmong(read: ReadArchive, file: AnyFile): Pick<ReadArchive, 'briefings' | 'themes'> {
  const put = <File extends AnyFile>(files: readonly File[], folder: string): readonly File[] => {
    if (!file.path.startsWith(folder)) return files;
    const at = files.findIndex(({ path }) => path === file.path);
    return at === -1 ? [...files, file as File] : files.with(at, file as File);
  };
  return { briefings: put(read.briefings, 'briefings/'), themes: put(read.themes, 'themes/') };
}

function checkYaml(source: SourceEntry, { glossary }: ReadArchive): readonly Diagnostic[] {
  const reports: FileReporter[] = [];
  if (source.kind === 'glossary') {
    const own = readGlossary(source, reports);
    const others = glossary.filter(({ path }) => path !== source.path);
    applyArchiveRules({ briefings: [], themes: [], glossary: [...others, ...own] }, (entry) => own.some((item) => item === entry));
  } else {
    const file = source.read();
    if (file !== undefined) reports.push(openYaml(file, publicationSchema, 'the publication').report);
  }
  return reports.flatMap(({ diagnostics }) => diagnostics);
}
