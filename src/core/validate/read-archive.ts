import { diagnoseFile, type FileReporter } from '../diagnostics/reporter.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { soundItems, type Sound } from '../diagnostics/sound.ts';
import { compareText } from '../diagnostics/sort.ts';
import type {
  Archive,
  BriefingFront,
  FileStore,
  GlossaryEntry,
  Lexicon,
  Publication,
  SourceFile,
  StatementFront,
  ThemeFront,
  TimeLimit,
} from '../model.ts';
import { makeMatcher } from '../parse/terms.ts';
import type { CheckedEntry } from '../rules/archive-rule.ts';
import type { SourceEntry, Sources } from '../read/read-sources.ts';
import { digestOf } from '../text/digest.ts';
import { toEnd, type Steps } from '../text/steps.ts';
import { briefingSchema } from './briefing-schema.ts';
import { glossaryEntrySchema, glossarySchema } from './glossary-schema.ts';
import { openFile, openYaml } from './open-file.ts';
import type { ParsedFile } from './parsed-file.ts';
import { publicationSchema } from './publication-schema.ts';
import { idOf, readFile, type FileReading } from './read-file.ts';
import { statementSchema } from './statement-schema.ts';
import { themeSchema } from './theme-schema.ts';

/** What every Markdown file is read with. */
type Surroundings = Omit<FileReading<unknown>, 'schema' | 'subject' | 'kind'>;

/** An entry of the glossary, made whole with empty texts where it is out of form. */
interface GlossaryItem extends CheckedEntry {
  /** Of its file. */
  readonly path: string;
  readonly entry: GlossaryEntry;
}

/** Every file of an archive, each checked alone. */
export interface ReadArchive {
  readonly surroundings: Surroundings;
  readonly publication: Publication | undefined;
  /** The publication's record as far as it is in order. */
  readonly record: Sound<Publication> | undefined;
  readonly briefings: readonly ParsedFile<BriefingFront>[];
  readonly themes: readonly ParsedFile<ThemeFront>[];
  readonly statements: readonly ParsedFile<StatementFront>[];
  readonly glossary: readonly GlossaryItem[];
  /** Of the publication and the glossary. */
  readonly reports: readonly FileReporter[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What reading depends on besides the content folder. */
export interface ReadOptions {
  /** Base path with a slash at both ends. */
  readonly base?: string | undefined;
  /** Origin. */
  readonly site?: string | undefined;
  readonly store?: FileStore | undefined;
  readonly timeLimit?: TimeLimit | undefined;
}

/** What a Markdown file is taken for. */
export const SHAPES = {
  briefing: { schema: briefingSchema, subject: 'a briefing', kind: 'briefing' },
  theme: { schema: themeSchema, subject: 'a theme', kind: 'theme' },
  statement: { schema: statementSchema, subject: 'a page', kind: 'statement' },
} as const;

/** Parses every source and checks it alone. */
export function readArchive(sources: Sources, options: ReadOptions): ReadArchive {
  return toEnd(readInSteps(sources, options));
}

/** The same in steps, one for each file. Themes and glossary come first: they make the lexicon that the texts are read with. */
export function* readInSteps(sources: Sources, options: ReadOptions): Steps<ReadArchive> {
  const ofKind = (kind: SourceFile['kind']): SourceEntry[] => sources.files.filter((file) => file.kind === kind);
  const diagnostics: Diagnostic[] = [];
  const reports: FileReporter[] = [];
  const { publication, record } = readPublication(ofKind('publication')[0], options, sources, reports, diagnostics);
  const glossary = ofKind('glossary').flatMap((file) => readGlossary(file, reports));
  const surroundings = makeSurroundings(makeLexicon(publication?.base ?? '/', record, ofKind('theme'), glossary), options);
  const readAll = function* <Front>(files: readonly SourceEntry[], shape: Shape<Front>): Steps<ParsedFile<Front>[]> {
    const all: ParsedFile<Front>[] = [];
    const reading = { ...surroundings, ...shape };
    for (const source of files) {
      const file = readFile(source, reading);
      if (file !== undefined) all.push(file);
      yield;
    }
    return all;
  };
  return {
    surroundings,
    publication,
    record,
    glossary,
    themes: yield* readAll(ofKind('theme'), SHAPES.theme),
    briefings: yield* readAll(ofKind('briefing'), SHAPES.briefing),
    statements: yield* readAll(ofKind('statement'), SHAPES.statement),
    reports,
    diagnostics,
  };
}

export type Shape<Front> = Pick<FileReading<Front>, 'schema' | 'subject' | 'kind'>;

function makeSurroundings(lexicon: Lexicon, { store, timeLimit }: ReadOptions): Surroundings {
  return {
    lexicon,
    lexiconDigest: digestOf(JSON.stringify(lexicon)),
    matcher: makeMatcher(lexicon),
    themeTerms: new Set(lexicon.themes.flatMap(({ id, terms }) => [id, ...terms].map((term) => term.toLowerCase().replaceAll('-', ' ')))),
    store,
    timeLimit,
  };
}

function readPublication(
  source: SourceEntry | undefined,
  options: ReadOptions,
  sources: Sources,
  reports: FileReporter[],
  diagnostics: Diagnostic[],
): Pick<ReadArchive, 'publication' | 'record'> {
  const file = source?.read();
  if (file === undefined) {
    const isBroken = source !== undefined || sources.diagnostics.some((item) => item.file.toLowerCase().startsWith('publication.'));
    if (!isBroken) {
      diagnostics.push(
        diagnoseFile('publication-missing', 'publication.yaml', {
          reason: 'Unexpected content folder without `publication.yaml`, expected the publication’s record',
          fix: 'create it (README, “The content folder”)',
        }),
      );
    }
    return { publication: undefined, record: undefined };
  }
  const { value, sound: record, report } = openYaml(file, publicationSchema, 'the publication');
  reports.push(report);
  if (value === undefined) return { publication: undefined, record };
  const url = (options.site ?? value.url).replace(/\/$/u, '');
  return { publication: { ...value, url, base: options.base ?? value.base ?? '/' }, record };
}

/** Reads a file of the glossary; what is wrong with it goes into a report of its own. */
export function readGlossary(source: SourceEntry, reports: FileReporter[]): GlossaryItem[] {
  const file = source.read();
  if (file === undefined) return [];
  if (file.path.endsWith('.md')) {
    const open = openFile(file, glossaryEntrySchema, 'a glossary entry');
    reports.push(open.report);
    return toItem(open.sound, open.report, (key) => open.places[key]);
  }
  const open = openYaml(file, glossarySchema, 'the glossary');
  reports.push(open.report);
  const entries: Sound<readonly GlossaryEntry[]> = Array.isArray(open.sound) ? open.sound : [];
  return entries.flatMap((entry, index) => toItem(entry, open.report, (key) => open.places[`${index}.${key}`]));
}

/** An entry with a term can be found in texts, and be found twice, whatever else is wrong with it. */
function toItem(
  sound: Sound<GlossaryEntry> | null,
  report: FileReporter,
  placeOf: (key: string) => Diagnostic['place'] | undefined,
): GlossaryItem[] {
  if (typeof sound?.term !== 'string') return [];
  const { term, expansion, definition, aliases } = sound;
  const others = aliases ? { aliases: soundItems(aliases) } : {};
  return [
    {
      path: report.file,
      entry: { term, expansion: expansion ?? '', ...others, definition: definition ?? '' },
      term,
      aliases: aliases ?? [],
      tell: (code, at, finding) => report.on(code, (typeof at === 'string' ? placeOf(at) : at) ?? report.locator.place(0, 1), finding),
    },
  ];
}

function makeLexicon(
  base: string,
  record: Sound<Publication> | undefined,
  themes: readonly SourceEntry[],
  glossary: readonly GlossaryItem[],
): Lexicon {
  return {
    base,
    language: record?.language ?? 'und',
    themes: themes.map((source) => ({ id: idOf(source.path), terms: readTerms(source) })).sort((a, b) => compareText(a.id, b.id)),
    glossary: glossary.map(({ entry }) => entry).sort((a, b) => compareText(a.term, b.term)),
  };
}

/** The terms of a theme; its mistakes are reported when the theme itself is read. */
function readTerms(source: SourceEntry): readonly string[] {
  const text = source.text();
  return soundItems(openFile({ path: source.path, kind: source.kind, text }, themeSchema, 'a theme').sound.terms);
}

/** The files as an archive; to be called when none has an error. */
export function toArchive(read: ReadArchive, sources: Sources): Archive | undefined {
  if (read.publication === undefined) return undefined;
  return {
    publication: read.publication,
    briefings: keepReadable(read.briefings).sort((a, b) => compareText(a.front.date, b.front.date) || compareText(a.id, b.id)),
    themes: keepReadable(read.themes).sort((a, b) => compareText(a.id, b.id)),
    statements: keepReadable(read.statements).sort((a, b) => compareText(a.id, b.id)),
    glossary: read.glossary.map(({ entry }) => entry).sort((a, b) => compareText(a.term, b.term)),
    pictures: new Map(sources.pictures.map((picture) => [picture.path, picture])),
  };
}

type Readable<Front> = Pick<ParsedFile<Front>, 'id' | 'path' | 'digest' | 'frontDigest' | 'outline' | 'body'> & { readonly front: Front };

function keepReadable<Front>(files: readonly ParsedFile<Front>[]): Readable<Front>[] {
  return files
    .filter((file): file is ParsedFile<Front> & { readonly front: Front } => file.front !== undefined)
    .map((file) => ({
      id: file.id,
      path: file.path,
      digest: file.digest,
      frontDigest: file.frontDigest,
      front: file.front,
      outline: file.outline,
      get body() {
        return file.body;
      },
    }));
}
