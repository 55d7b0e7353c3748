import type { SourceFile } from '../../src/core/model.ts';
import { isOrdinary } from '../../src/core/parse/ordinary.ts';
import { parseMarkdown } from '../../src/core/parse/markdown.ts';
import { parseWithRemark } from '../../src/core/parse/remark.ts';
import { makeMatcher } from '../../src/core/parse/terms.ts';
import { toReferenceHtml } from '../../src/core/render/reference-html.ts';
import { renderBody } from '../../src/core/render/render-body.ts';
import { toBodyHtml } from '../../src/core/render/to-html.ts';
import { briefingSchema } from '../../src/core/validate/briefing-schema.ts';
import { openFile } from '../../src/core/validate/open-file.ts';
import { makeCorpus } from '../corpus/make-corpus.ts';
import { themes } from '../corpus/vocabulary.ts';
import { formatTable } from '../table.ts';

/** CPU of one part of reading a briefing, in milliseconds a briefing. */
export interface ParseRow {
  readonly part: string;
  readonly milliseconds: number;
}

/** Measures the parts of reading one file, in turns; the least of the rounds counts, since other work can only slow one down. */
export function benchParse({ briefings, rounds, seed }: { briefings: number; rounds: number; seed: string }): ParseRow[] {
  const files = [...makeCorpus({ seed, briefings }).files]
    .filter(([path]) => path.startsWith('briefings/'))
    .map(([path, text]): SourceFile => ({ path, kind: 'briefing', text }));
  const lexicon = { base: '/', language: 'en', themes, glossary: [] };
  const matcher = makeMatcher(lexicon);
  const open = (): ReturnType<typeof openFile>[] => files.map((file) => openFile(file, briefingSchema, 'a briefing'));
  const opened = open();
  const bodies = opened.map(({ split }) => split?.body ?? '');
  const trees = bodies.map((body) => parseMarkdown(body));
  const parts: Readonly<Record<string, () => unknown>> = {
    'front matter': open,
    'look whether ordinary': () => bodies.map(isOrdinary),
    'tree, as built': () => bodies.map((body) => parseMarkdown(body)),
    'tree, remark alone': () => bodies.map((body) => parseWithRemark(body, true)),
    'HTML, as built': () => trees.map(toBodyHtml),
    'HTML, unified alone': () => trees.map(toReferenceHtml),
    'body, tree and HTML included': () =>
      opened.map(
        ({ split, path, report }) =>
          split && renderBody(split, { path, id: path, kind: 'briefing', language: 'en', lexicon, matcher }, report),
      ),
  };
  const least = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1)
    for (const [part, run] of Object.entries(parts)) least.set(part, Math.min(least.get(part) ?? Infinity, cpuOf(run) / files.length));
  return [...least].map(([part, milliseconds]) => ({ part, milliseconds: Number(milliseconds.toFixed(3)) }));
}

/** Sets the rows as a table. */
export function formatParts(rows: readonly ParseRow[]): string {
  return formatTable(
    ['part', 'CPU ms a briefing'],
    rows.map(({ part, milliseconds }) => [part, milliseconds.toFixed(2)]),
  );
}

function cpuOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
