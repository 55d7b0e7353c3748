import type { z } from 'zod';
import type { ContentTree, Publication, SourceFile, ThemeFront } from '../core/model.ts';
import { makeReporter } from '../core/diagnostics/reporter.ts';
import { splitFrontMatter } from '../core/parse/split-front-matter.ts';
import { parseYaml } from '../core/parse/yaml.ts';
import { readSources } from '../core/read/read-sources.ts';
import { publicationSchema } from '../core/validate/publication-schema.ts';
import { themeSchema } from '../core/validate/theme-schema.ts';

/** What a new briefing may refer to. Files with mistakes are left out here; the check reports them. */
export interface Vocabulary {
  readonly publication: Publication | undefined;
  readonly themes: readonly (ThemeFront & { readonly id: string })[];
  /** Slugs and old slugs in use. */
  readonly slugs: ReadonlySet<string>;
  /** The path of the briefing that has a slug or old slug. */
  readonly owners: ReadonlyMap<string, string>;
}

/** Reads what a new briefing may refer to from a content folder, however broken its other files are. */
export function readVocabulary(tree: ContentTree): Vocabulary {
  const files = readTexts(tree, (path) => /\.(?:md|yaml)$/u.test(path));
  const briefings = files.filter(({ kind }) => kind === 'briefing');
  const owners = new Map(briefings.flatMap((file) => [...readAliases(file), slugOfPath(file.path)].map((slug) => [slug, file.path])));
  return {
    publication: readPublicationFile(files.find(({ kind }) => kind === 'publication')),
    themes: files.flatMap((file) => (file.kind === 'theme' ? readTheme(file) : [])),
    slugs: new Set(owners.keys()),
    owners,
  };
}

/** What later texts of the same run may refer to: briefings that are planned have their addresses. */
export function withBriefings(vocabulary: Vocabulary, paths: readonly string[]): Vocabulary {
  const owners = new Map([...vocabulary.owners, ...paths.map((path) => [slugOfPath(path), path] as const)]);
  return { ...vocabulary, owners, slugs: new Set(owners.keys()) };
}

const slugOfPath = (path: string): string => path.slice(path.lastIndexOf('/') + 12, -3);

/** The publication's record alone; `undefined` when it is missing or has mistakes. */
export function readPublication(tree: ContentTree): Publication | undefined {
  const files = readTexts(tree, (path) => path === 'publication.yaml');
  return readPublicationFile(files[0]);
}

function readTexts({ entries }: ContentTree, isWanted: (path: string) => boolean): SourceFile[] {
  const { files } = readSources({ entries: entries.filter(({ path }) => isWanted(path)) });
  return files.flatMap((file) => file.read() ?? []);
}

function readPublicationFile(file: SourceFile | undefined): Publication | undefined {
  return file === undefined ? undefined : readYaml(publicationSchema, file.text, file);
}

function readTheme(file: SourceFile): (ThemeFront & { id: string })[] {
  const front = readYaml(themeSchema, readFront(file), file);
  return front === undefined ? [] : [{ ...front, id: file.path.slice('themes/'.length, -3) }];
}

function readAliases(file: SourceFile): string[] {
  const { data } = parseYaml(readFront(file) ?? '', 0, makeReporter(file.path, file.text)) ?? {};
  const aliases: unknown = typeof data === 'object' && data !== null && 'aliases' in data ? data.aliases : [];
  return Array.isArray(aliases) ? aliases.filter((alias) => typeof alias === 'string') : [];
}

const readFront = (file: SourceFile): string | undefined => splitFrontMatter(file.text, makeReporter(file.path, file.text))?.yaml;

function readYaml<T>(schema: z.ZodType<T>, yaml: string | undefined, file: SourceFile): T | undefined {
  if (yaml === undefined) return undefined;
  const source = parseYaml(yaml, 0, makeReporter(file.path, file.text));
  const result = schema.safeParse(source?.data);
  return result.success && source?.lost.length === 0 ? result.data : undefined;
}
