import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { makeReporter, type FileReporter } from '../diagnostics/reporter.ts';
import { sortDiagnostics } from '../diagnostics/sort.ts';
import type { BriefingFront, Picture, SourceKind, StatementFront, ThemeFront, TreeEntry } from '../model.ts';
import { readSources, type SourceEntry } from '../read/read-sources.ts';
import { checkFile, type AnyFile } from './check-archive.ts';
import { checkGlossary, checkThemes } from './lexicon.ts';
import { openYaml } from './open-file.ts';
import type { ParsedFile } from './parsed-file.ts';
import { publicationSchema } from './publication-schema.ts';
import { readGlossary, SHAPES, type ReadArchive, type Shape } from './read-archive.ts';
import { readFile } from './read-file.ts';
import { applySilence } from './silence.ts';

/** All files as they were when the whole archive was read. */
export interface Others {
  readonly read: ReadArchive;
  readonly pictures: readonly Picture[];
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
  'lineage-cycle',
  'passage-repeated',
  'reference-withheld',
  'slug-duplicate',
] satisfies Diagnostic['ruleId'][]);

export const isCompared = ({ ruleId }: Diagnostic): boolean => COMPARED.has(ruleId);

/**
 * Reads one file as it is now, and checks it against the others as they were.
 * @param compared what comparing all briefings found in the file; it is taken over
 */
export function checkAgain(entry: TreeEntry, { read, pictures }: Others, compared: readonly Diagnostic[]): CheckedAgain {
  const { files, diagnostics } = readSources({ entries: [entry] });
  const [source] = files;
  if (source === undefined) return { diagnostics };
  const finish = (found: readonly Diagnostic[]): Diagnostic[] => sortDiagnostics([...diagnostics, ...found, ...compared]);
  const { kind } = source;
  if (kind === 'publication' || kind === 'glossary') return { kind, diagnostics: finish(checkYaml(source, read)) };
  const shape: Shape<BriefingFront | ThemeFront | StatementFront> = SHAPES[kind];
  const file = readFile(source, { ...read.surroundings, ...shape, store: undefined });
  if (file === undefined) return { kind, diagnostics: finish([]) };
  const now = putAmong(read, file);
  checkFile(file, read.publication, {
    briefings: new Map(now.briefings.map((other) => [other.id, other])),
    themes: new Map(now.themes.map((other) => [other.id, other])),
    pictures: new Map(pictures.map((picture) => [picture.path, picture])),
  });
  if (kind === 'theme') checkThemes(now.themes.map((other) => (other === file ? other : mute(other))));
  return { kind, file, diagnostics: applySilence([file], finish(file.diagnosed())).diagnostics };
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

/** The same file, on which nothing more is reported: it was read for good. */
function mute<File extends ParsedFile<unknown>>(file: File): File {
  return Object.create(file, { report: { value: makeReporter(file.path, '') }, places: { value: {} } }) as File;
}

function checkYaml(source: SourceEntry, { glossary }: ReadArchive): readonly Diagnostic[] {
  const reports: FileReporter[] = [];
  if (source.kind === 'glossary') {
    const own = readGlossary(source, reports);
    const others = glossary.filter(({ path }) => path !== source.path).map((item) => ({ ...item, report: () => undefined }));
    checkGlossary([...others, ...own]);
  } else {
    const file = source.read();
    if (file !== undefined) reports.push(openYaml(file, publicationSchema, 'the publication').report);
  }
  return reports.flatMap(({ diagnostics }) => diagnostics);
}
