import { createRequire } from 'node:module';
import type { z } from 'zod';
import type { Sound } from '../diagnostics/sound.ts';
import type { Body, BriefingFront, FileFacts, FileStore, Lexicon, SourceFile, TimeLimit } from '../model.ts';
import type { BodyContext } from '../parse/read-body.ts';
import { collectFrontProse } from '../parse/front-prose.ts';
import type { Matcher } from '../parse/terms.ts';
import type { SourceEntry } from '../read/read-sources.ts';
import { emptyOutline, makeOutline } from '../render/outline.ts';
import { digestOf } from '../text/digest.ts';
import { openFile } from './open-file.ts';
import { makeParsedFile, type ParsedFile } from './parsed-file.ts';

/** What parses and renders is loaded when a text is first read: when nothing changed, nothing is. */
const require = createRequire(import.meta.url);

/** What reading a Markdown file depends on besides the file, and what it is taken for. */
export interface FileReading<Front> {
  readonly schema: z.ZodType<Front>;
  readonly subject: string;
  readonly kind: BodyContext['kind'];
  readonly lexicon: Lexicon;
  readonly lexiconDigest: string;
  readonly matcher: Matcher;
  /** Terms of themes, in lower case with spaces for hyphens: shared themes are counted by themselves. */
  readonly themeTerms: ReadonlySet<string>;
  readonly store: FileStore | undefined;
  readonly timeLimit: TimeLimit | undefined;
}

const EMPTY_BODY: Body = { passages: [], links: [], pictures: [], terms: [], mentions: [], citations: [], words: 0, markdown: '' };

/** Reads a Markdown file, or takes what a store has of it. Undefined when it cannot be read, which the sources report. */
export function readFile<Front>(source: SourceEntry, reading: FileReading<Front>): ParsedFile<Front> | undefined {
  const { schema, subject, kind, lexiconDigest, store } = reading;
  const { path, mark } = source;
  const parts = { id: idOf(path), source, schema, subject };
  const known = store?.find(path, mark, lexiconDigest);
  if (known !== undefined) return makeParsedFile({ ...parts, facts: known, body: known.body, clean: known.clean });
  const file = source.read();
  if (file === undefined) return undefined;
  const digest = digestOf(lexiconDigest, path, kind, file.text);
  const touched = store?.findDigest(path, mark, digest);
  if (touched !== undefined) return makeParsedFile({ ...parts, facts: touched, body: touched.body, clean: touched.clean });
  const { facts, body } = parseFile(file, digest, reading);
  // What took too long this time may not the next.
  const readBody = (body === undefined ? undefined : store?.keep(path, mark, lexiconDigest, facts, body)) ?? (() => body ?? EMPTY_BODY);
  return makeParsedFile({ ...parts, facts, body: readBody, clean: undefined });
}

function parseFile<Front>(
  file: SourceFile,
  digest: string,
  { schema, subject, kind, lexicon, matcher, themeTerms, timeLimit }: FileReading<Front>,
): { facts: FileFacts<Front>; body: Body | undefined } {
  const { front, sound, split, report, places } = openFile(file, schema, subject);
  const id = idOf(file.path);
  const { language, title, summary } = sound as Sound<BriefingFront>;
  const spoken = language === null ? 'und' : (language ?? lexicon.language);
  const frontProse = collectFrontProse(sound as Sound<BriefingFront>, places, file.text);
  const context = { path: file.path, id, kind, language: spoken, lexicon, matcher, frontProse };
  const { renderWithin } = require('../render/render-within.ts') as typeof import('../render/render-within.ts');
  const body = split === undefined ? EMPTY_BODY : renderWithin(timeLimit, split, context, report);
  const about = kind === 'briefing' ? { title: title ?? '', summary: summary ?? '' } : undefined;
  const outline = split === undefined || body === undefined ? emptyOutline(file.text) : makeOutline(body, file.text, about, themeTerms);
  const frontDigest = digestOf(JSON.stringify(front ?? null));
  const facts = { digest, frontDigest, front, outline, diagnostics: report.diagnostics, ...(front === undefined ? { sound } : {}) };
  return { facts, body };
}

/** The slug in a briefing's file name, or the name of another file, without its extension. */
export function idOf(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.md$/u, '')
    .replace(path.startsWith('briefings/') ? /^\d{4}-\d{2}-\d{2}-/u : /^$/u, '');
}
