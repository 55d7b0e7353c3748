import { createHash } from 'node:crypto';
import { diagnoseFile, type FileReporter } from '../diagnostics/reporter.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { compareText } from '../diagnostics/sort.ts';
import type {
  Archive,
  Body,
  BodyStore,
  BriefingFront,
  GlossaryEntry,
  Lexicon,
  Publication,
  SourceFile,
  StatementFront,
  ThemeFront,
} from '../model.ts';
import type { BodyContext } from '../parse/read-body.ts';
import { makeMatcher } from '../parse/terms.ts';
import type { Sources } from '../read/read-sources.ts';
import { renderBody } from '../render/render-body.ts';
import { briefingSchema } from './briefing-schema.ts';
import { glossaryEntrySchema, glossarySchema } from './glossary-schema.ts';
import type { GlossaryItem } from './lexicon.ts';
import { openFile, openYaml, type OpenFile } from './open-file.ts';
import type { ParsedFile } from './parsed-file.ts';
import { publicationSchema } from './publication-schema.ts';
import { statementSchema } from './statement-schema.ts';
import { themeSchema } from './theme-schema.ts';

/** Every file of an archive, each checked alone. */
export interface ReadArchive {
  readonly publication: Publication | undefined;
  readonly briefings: readonly ParsedFile<BriefingFront>[];
  readonly themes: readonly ParsedFile<ThemeFront>[];
  readonly statements: readonly ParsedFile<StatementFront>[];
  readonly glossary: readonly GlossaryItem[];
  readonly reports: readonly FileReporter[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What reading depends on besides the content folder. */
export interface ReadOptions {
  /** Base path with a slash at both ends. */
  readonly base?: string | undefined;
  /** Origin. */
  readonly site?: string | undefined;
  readonly bodies?: BodyStore | undefined;
}

const EMPTY_BODY: Body = { passages: [], links: [], pictures: [], terms: [], mentions: [], citations: [], words: 0, markdown: '' };

/** Parses every source and checks it alone. Themes and glossary come first: they make the lexicon that the texts are read with. */
export function readArchive(sources: Sources, options: ReadOptions): ReadArchive {
  const ofKind = (kind: SourceFile['kind']): SourceFile[] => sources.files.filter((file) => file.kind === kind);
  const diagnostics: Diagnostic[] = [];
  const reports: FileReporter[] = [];
  const publication = readPublication(ofKind('publication')[0], options, sources, reports, diagnostics);
  const glossary = ofKind('glossary').flatMap((file) => readGlossary(file, reports));
  const themes = ofKind('theme').map((file) => openFile(file, themeSchema, 'a theme'));
  const lexicon = makeLexicon(publication, themes, glossary);
  const readBody = makeBodyReader(lexicon, options.bodies);
  const read = <Front>(file: OpenFile<Front>, kind: BodyContext['kind']): ParsedFile<Front> => {
    reports.push(file.report);
    const id = idOf(file.path);
    return { id, path: file.path, front: file.front, places: file.places, body: readBody(file, id, kind), report: file.report };
  };
  return {
    publication,
    glossary,
    themes: themes.map((file) => read(file, 'theme')),
    briefings: ofKind('briefing').map((file) => read(openFile(file, briefingSchema, 'a briefing'), 'briefing')),
    statements: ofKind('statement').map((file) => read(openFile(file, statementSchema, 'a page'), 'statement')),
    reports,
    diagnostics,
  };
}

function readPublication(
  file: SourceFile | undefined,
  options: ReadOptions,
  sources: Sources,
  reports: FileReporter[],
  diagnostics: Diagnostic[],
): Publication | undefined {
  if (file === undefined) {
    const isBroken = sources.diagnostics.some((item) => item.file.toLowerCase().startsWith('publication.'));
    if (!isBroken) {
      diagnostics.push(
        diagnoseFile('publication-missing', 'publication.yaml', {
          reason: 'Unexpected content folder without `publication.yaml`, expected the publication’s record',
          fix: 'create it (README, “The content folder”)',
        }),
      );
    }
    return undefined;
  }
  const { value, report } = openYaml(file, publicationSchema, 'the publication');
  reports.push(report);
  if (value === undefined) return undefined;
  return { ...value, url: (options.site ?? value.url).replace(/\/$/u, ''), base: options.base ?? value.base ?? '/' };
}

function readGlossary(file: SourceFile, reports: FileReporter[]): GlossaryItem[] {
  if (file.path.endsWith('.md')) {
    const open = openFile(file, glossaryEntrySchema, 'a glossary entry');
    reports.push(open.report);
    const { front, places, report } = open;
    return front === undefined ? [] : [toItem(front, report, (key) => places[key])];
  }
  const { value, places, report } = openYaml(file, glossarySchema, 'the glossary');
  reports.push(report);
  return (value ?? []).map((entry, index) => toItem(entry, report, (key) => places[`${index}.${key}`]));
}

function toItem(entry: GlossaryEntry, report: FileReporter, placeOf: (key: string) => Diagnostic['place'] | undefined): GlossaryItem {
  return {
    entry,
    report: (key, reason) =>
      report.on('term-clash', placeOf(key) ?? report.locator.place(0, 1), { reason, fix: 'remove it here or there' }),
  };
}

function makeLexicon(
  publication: Publication | undefined,
  themes: readonly OpenFile<ThemeFront>[],
  glossary: readonly GlossaryItem[],
): Lexicon {
  return {
    base: publication?.base ?? '/',
    themes: themes.map((file) => ({ id: idOf(file.path), terms: file.front?.terms ?? [] })).sort((a, b) => compareText(a.id, b.id)),
    glossary: glossary.map(({ entry }) => entry).sort((a, b) => compareText(a.term, b.term)),
  };
}

type ReadBody = (file: OpenFile<unknown>, id: string, kind: BodyContext['kind']) => Body;

/** Reads bodies, or takes them from a store: a body depends on its file, its name and the lexicon, and on nothing else. */
function makeBodyReader(lexicon: Lexicon, bodies: BodyStore | undefined): ReadBody {
  const matcher = makeMatcher(lexicon);
  const digest = digestOf(JSON.stringify(lexicon));
  return ({ path, split, text, report }, id, kind) => {
    if (split === undefined) return EMPTY_BODY;
    const key = bodies === undefined ? '' : digestOf(digest, path, kind, text);
    const known = bodies?.get(key);
    if (known !== undefined) {
      report.diagnostics.push(...known.diagnostics);
      return known.body;
    }
    const before = report.diagnostics.length;
    const body = renderBody(split, { path, id, kind, lexicon, matcher }, report);
    bodies?.set(key, { body, diagnostics: report.diagnostics.slice(before) });
    return body;
  };
}

function digestOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n\0')).digest('base64url');
}

/** The slug in a briefing's file name, or the name of another file, without its extension. */
function idOf(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.md$/u, '')
    .replace(path.startsWith('briefings/') ? /^\d{4}-\d{2}-\d{2}-/u : /^$/u, '');
}

/** The files as an archive; to be called when none has an error. */
export function toArchive(read: ReadArchive, sources: Sources): Archive | undefined {
  if (read.publication === undefined) return undefined;
  const keep = <Front>(files: readonly ParsedFile<Front>[]): { id: string; path: string; front: Front; body: Body }[] =>
    files
      .flatMap(({ id, path, front, body }) => (front === undefined ? [] : [{ id, path, front, body }]))
      .sort((a, b) => compareText(a.id, b.id));
  return {
    publication: read.publication,
    briefings: keep(read.briefings).sort((a, b) => compareText(a.front.date, b.front.date) || compareText(a.id, b.id)),
    themes: keep(read.themes),
    statements: keep(read.statements),
    glossary: read.glossary.map(({ entry }) => entry).sort((a, b) => compareText(a.term, b.term)),
    pictures: new Map(sources.pictures.map((picture) => [picture.path, picture])),
  };
}
