import type { z } from 'zod';
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
import type { BodyContext } from '../parse/read-body.ts';
import { makeMatcher } from '../parse/terms.ts';
import type { CheckedEntry } from '../rules/archive-rule.ts';
import type { SourceEntry, Sources } from '../read/read-sources.ts';
import { digestOf } from '../text/digest.ts';
import { briefingSchema } from './briefing-schema.ts';
import { glossaryEntrySchema, glossarySchema } from './glossary-schema.ts';
import { openFile, openYaml } from './open-file.ts';
import type { ParsedFile } from './parsed-file.ts';
import { publicationSchema } from './publication-schema.ts';
import { idOf, readFile, type FileReading } from './read-file.ts';
import { statementSchema } from './statement-schema.ts';
import { themeSchema } from './theme-schema.ts';

/** An entry of the glossary, made whole with empty texts where it is out of form. */
interface GlossaryItem extends CheckedEntry {
  readonly entry: GlossaryEntry;
}

/** Every file of an archive, each checked alone. */
export interface ReadArchive {
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

/** Parses every source and checks it alone. Themes and glossary come first: they make the lexicon that the texts are read with. */
export function readArchive(sources: Sources, options: ReadOptions): ReadArchive {
  const ofKind = (kind: SourceFile['kind']): SourceEntry[] => sources.files.filter((file) => file.kind === kind);
  const diagnostics: Diagnostic[] = [];
  const reports: FileReporter[] = [];
  const { publication, record } = readPublication(ofKind('publication')[0], options, sources, reports, diagnostics);
  const glossary = ofKind('glossary').flatMap((file) => readGlossary(file, reports));
  const themes = ofKind('theme');
  const lexicon = makeLexicon(publication?.base ?? '/', record, themes, glossary);
  const reading: Omit<FileReading<unknown>, 'schema' | 'subject' | 'kind'> = {
    lexicon,
    lexiconDigest: digestOf(JSON.stringify(lexicon)),
    matcher: makeMatcher(lexicon),
    themeTerms: new Set(lexicon.themes.flatMap(({ id, terms }) => [id, ...terms].map((term) => term.toLowerCase().replaceAll('-', ' ')))),
    store: options.store,
    timeLimit: options.timeLimit,
  };
  const readAll = <Front>(files: readonly SourceEntry[], schema: z.ZodType<Front>, subject: string, kind: BodyContext['kind']) =>
    files.flatMap((source) => readFile(source, { ...reading, schema, subject, kind }) ?? []);
  return {
    publication,
    record,
    glossary,
    themes: readAll(themes, themeSchema, 'a theme', 'theme'),
    briefings: readAll(ofKind('briefing'), briefingSchema, 'a briefing', 'briefing'),
    statements: readAll(ofKind('statement'), statementSchema, 'a page', 'statement'),
    reports,
    diagnostics,
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

function readGlossary(source: SourceEntry, reports: FileReporter[]): GlossaryItem[] {
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
    themes: keepReadable(read.themes),
    statements: keepReadable(read.statements),
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
    }))
    .sort((a, b) => compareText(a.id, b.id));
}
