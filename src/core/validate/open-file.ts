import type { z } from 'zod';
import { makeReporter, type FileReporter } from '../diagnostics/reporter.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../model.ts';
import { splitFrontMatter, type SplitFile } from '../parse/split-front-matter.ts';
import { parseYaml } from '../parse/yaml.ts';
import type { Sound } from '../diagnostics/sound.ts';
import { validateYaml, type Validated } from './validate-yaml.ts';

/** A Markdown file with its front matter checked and its body not yet read. */
export interface OpenFile<Front> {
  readonly path: string;
  readonly text: string;
  readonly front: Front | undefined;
  readonly sound: Sound<Front>;
  readonly places: Readonly<Record<string, Place>>;
  /** Absent when front matter and body could not be told apart. */
  readonly split: SplitFile | undefined;
  readonly report: FileReporter;
}

/** Opens a Markdown file: splits it and checks its front matter against a schema. */
export function openFile<Front>(file: SourceFile, schema: z.ZodType<Front>, subject: string): OpenFile<Front> {
  const report = makeReporter(file.path, file.text);
  const split = splitFrontMatter(file.text, report);
  const source = split && parseYaml(split.yaml, split.yamlStart, report);
  const { value: front, sound } = validateYaml(schema, source, subject, report.locator.place(0, 3), report);
  const parts = split ?? readAsBody(file.text, report);
  return { path: file.path, text: file.text, front, sound, places: source?.places ?? {}, split: parts, report };
}

/** A text without front matter is checked as a body; one in which front matter may begin later is not. */
function readAsBody(text: string, { diagnostics }: FileReporter): SplitFile | undefined {
  const isBody = diagnostics.some(({ ruleId }) => ruleId === 'front-matter-missing') && !/^---/mu.test(text);
  return isBody ? { yaml: '', yamlStart: 0, body: text, bodyStart: 0 } : undefined;
}

/** Opens a YAML file and checks it against a schema. */
export function openYaml<T>(
  file: SourceFile,
  schema: z.ZodType<T>,
  subject: string,
): Validated<T> & { places: Readonly<Record<string, Place>>; report: FileReporter } {
  const report = makeReporter(file.path, file.text);
  const source = parseYaml(file.text, 0, report);
  return { ...validateYaml(schema, source, subject, report.locator.place(0, 1), report), places: source?.places ?? {}, report };
}
