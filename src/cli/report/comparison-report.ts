import type { Compared } from '../compare-content.ts';
import type { DiffOptions } from '../diff.ts';
import type { Terminal } from '../terminal.ts';
import { placeDiagnostics } from './brief.ts';
import { listSections, summarizeComparison, type Section } from './comparison-sections.ts';
import { visible } from './visible.ts';

/** More of a kind are counted, not named: a report is to be read. */
const MOST_ITEMS = 40;

/** Says what a change does, in the format asked for. */
export function reportComparison(compared: Compared, { content, format }: DiffOptions, terminal: Terminal): void {
  const placed = placeComparison(compared, content, terminal);
  if (format === 'json') terminal.out(writeJson(placed));
  else if (format === 'markdown') terminal.out(writeMarkdown(placed));
  else terminal.out(writePretty(placed, terminal));
}

/** Files as seen from the current folder. */
function placeComparison(compared: Compared, content: string, terminal: Terminal): Compared {
  const place = (diagnostics: Compared['asks']): Compared['asks'] =>
    placeDiagnostics({ diagnostics, sources: compared.sources }, content, terminal);
  const { before, after, asks } = compared;
  return {
    ...compared,
    asks: place(asks),
    before: { ...before, errors: place(before.errors) },
    after: { ...after, errors: place(after.errors) },
  };
}

function writeJson({ asOf, range, comparison, before, after, asks }: Compared): string {
  const [from, to] = [range.from, range.to ?? null];
  return `${JSON.stringify({ version: 1, asOf, from, to, comparison: comparison ?? null, asks, before, after }, null, 2)}\n`;
}

function writePretty(compared: Compared, { ink }: Terminal): string {
  const sections = listSections(compared, placeOf).flatMap(({ title, tone, items }) => [
    '',
    ink(['bold', COLORS[tone]], title),
    ...items.slice(0, MOST_ITEMS).map((item) => `  ${visible(item)}`),
    ...more(items).map((line) => `  ${line}`),
  ]);
  return `${[titleOf(compared), summaryOf(compared), ...sections].join('\n')}\n`;
}

const COLORS: Readonly<Record<Section['tone'], 'red' | 'yellow' | 'cyan'>> = { alarm: 'red', ask: 'yellow', news: 'cyan' };

/** For a comment below a pull request: what needs hands is open, the rest can be opened. */
function writeMarkdown(compared: Compared): string {
  const sections = listSections(compared, placeOf).map(({ title, tone, items }) => {
    const lines = [...items.slice(0, MOST_ITEMS).map((item) => `- ${escapeMarkdown(item)}`), ...more(items).map((line) => `- ${line}`)];
    const head = `${title} (${items.length})`;
    const isOpen = tone !== 'news';
    return isOpen ? `#### ${head}\n\n${lines.join('\n')}` : `<details><summary>${head}</summary>\n\n${lines.join('\n')}\n\n</details>`;
  });
  return `${['### What this change does', escapeMarkdown(summaryOf(compared)), ...sections, `<sub>${escapeMarkdown(titleOf(compared))}</sub>`].join('\n\n')}\n`;
}

const more = (items: readonly string[]): string[] =>
  items.length > MOST_ITEMS ? [`and ${items.length - MOST_ITEMS} more; --format json names all`] : [];

function titleOf({ range: { from, to }, asOf }: Compared): string {
  const now = to === undefined ? 'The content as it is' : to.slice(0, 12);
  return `${now} against ${from.slice(0, 12)}, both as of ${asOf}`;
}

function summaryOf({ comparison, before }: Compared): string {
  if (comparison !== undefined) return summarizeComparison(comparison);
  const where = before.errors.some(isRecord) ? 'the earlier content' : 'the content';
  return `The sites cannot be compared: ${where} has no publication.yaml without errors.`;
}

const isRecord = ({ file }: Compared['asks'][number]): boolean => file.endsWith('publication.yaml');

const placeOf = ({ file, place: { start } }: Compared['asks'][number]): string => `${file}:${start.line}:${start.column}`;

/** Titles and headings are anyone's words: they must not mention people, make links or be taken for HTML. Code stays code. */
function escapeMarkdown(text: string): string {
  return visible(text)
    .split(/(`[^`]*`)/u)
    .map((part) => (part.startsWith('`') && part.length > 1 ? part : part.replace(/[\\`*_[\]<>&#|~]/gu, '\\$&').replaceAll('@', '&#64;')))
    .join('');
}
