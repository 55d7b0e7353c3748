import type { z } from 'zod';
import { makeReporter, type FileReporter } from '../diagnostics/reporter.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../model.ts';
import { splitFrontMatter, type SplitFile } from '../parse/split-front-matter.ts';
import { parseYaml } from '../parse/yaml.ts';
import { validateYaml } from './validate-yaml.ts';

/** A Markdown file with its front matter checked and its body not yet read. */
export interface OpenFile<Front> {
  readonly path: string;
  readonly text: string;
  readonly front: Front | undefined;
  readonly places: Readonly<Record<string, Place>>;
  /** Absent when front matter and body could not be told apart. */
  readonly split: SplitFile | undefined;
  readonly report: FileReporter;
}

/** Opens a Markdown file: splits it and checks its front matter against a schema. */
export function openFile<Front>(file: SourceFile, schema: z.ZodType<Front>, subject: string): OpenFile<Front> {
  const report = makeReporter(file.path, file.text);
  const split = splitFrontMatter(file.text, report);
  if (split === undefined) return { path: file.path, text: file.text, front: undefined, places: {}, split, report };
  const source = parseYaml(split.yaml, split.yamlStart, report);
  const fallback = report.locator.place(0, 3);
  const front = source === undefined ? undefined : validateYaml(schema, source, subject, fallback, report);
  return { path: file.path, text: file.text, front, places: source?.places ?? {}, split, report };
}

/** Opens a YAML file and checks it against a schema. */
export function openYaml<T>(
  file: SourceFile,
  schema: z.ZodType<T>,
  subject: string,
): { value: T | undefined; places: Readonly<Record<string, Place>>; report: FileReporter } {
  const report = makeReporter(file.path, file.text);
  const source = parseYaml(file.text, 0, report);
  const value = source === undefined ? undefined : validateYaml(schema, source, subject, report.locator.place(0, 1), report);
  return { value, places: source?.places ?? {}, report };
}
