import { dirname, relative } from 'node:path/posix';
import type { Random } from '../random.ts';
import { pathOf, type Plan, toSlug } from './plan.ts';
import type { Vocabulary } from './vocabulary.ts';

export const regions = ['americas', 'asia', 'europe'];

interface Writer {
  readonly plan: Plan;
  readonly random: Random;
  readonly vocabulary: Vocabulary;
}

/** Writes a briefing of about 500 words: prose, a table, a list, two footnotes and a link to each of `targets`. */
export function writeBriefing(plan: Plan, targets: readonly Plan[], vocabulary: Vocabulary): string {
  const writer: Writer = { plan, random: plan.random, vocabulary };
  const links = targets.map((target) => writeLink(writer, target));
  const [position = '', figures = '', counsel = ''] = plan.headings;
  return [
    writeFrontMatter(writer),
    '## Executive Summary',
    writeParagraph(writer, 4),
    `## ${position}`,
    `${writeParagraph(writer, 4)}[^first]`,
    writeParagraph(writer, 2),
    `## ${figures}`,
    writeParagraph(writer, 2),
    writeTable(writer),
    `${writeParagraph(writer, 3)}[^second]`,
    `## ${counsel}`,
    [writeParagraph(writer, 5), ...links].join(' '),
    '## Strategic Implications',
    Array.from({ length: 4 }, () => `- ${writeSentence(writer)}`).join('\n'),
    '## Outlook',
    writeParagraph(writer, 3),
    `[^first]: ${writeSentence(writer)}\n\n[^second]: ${writeSentence(writer)}`,
  ]
    .map((block) => `${block}\n`)
    .join('\n');
}

function writeFrontMatter(writer: Writer): string {
  const { plan, random } = writer;
  const lines = {
    title: JSON.stringify(plan.title),
    date: plan.date,
    summary: JSON.stringify(`${writeSentence(writer)} ${writeSentence(writer)}`.slice(0, 320).trim()),
    themes: `[${plan.themes.map(({ id }) => id).join(', ')}]`,
    authors: `[${random.pick(['desk-one', 'desk-two'])}]`,
    regions: `[${random.pick(regions)}]`,
    ...(plan.isDraft && { status: 'draft' }),
  };
  return ['---', ...Object.entries(lines).map(([key, value]) => `${key}: ${value}`), '---'].join('\n');
}

function writeLink(writer: Writer, target: Plan): string {
  const path = relative(dirname(pathOf(writer.plan)), pathOf(target));
  return `See [${writeWords(writer, 3)}](${path}#${toSlug(target.headings[0] ?? '')}) for that.`;
}

function writeTable(writer: Writer): string {
  const cells = (): string[] => [writeWords(writer, 2), ...Array.from({ length: 3 }, () => String(writer.random.between(1, 9999)))];
  const rows = [['Item', '2024', '2025', '2026'], ['---', '--:', '--:', '--:'], ...Array.from({ length: 4 }, cells)];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function writeParagraph(writer: Writer, sentences: number): string {
  return Array.from({ length: sentences }, () => writeSentence(writer)).join(' ');
}

/** Every third sentence holds a term of one of the briefing's themes. */
function writeSentence(writer: Writer): string {
  const { plan, random } = writer;
  const text = writeWords(writer, random.between(8, 22));
  const term = random.next() < 1 / 3 ? ` ${random.pick(random.pick(plan.themes).terms)}` : '';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${term}${random.next() < 0.1 ? '?' : '.'}`;
}

function writeWords({ random, vocabulary }: Writer, count: number): string {
  return Array.from({ length: count }, () => (random.next() < 0.42 ? vocabulary.small(random) : vocabulary.content(random))).join(' ');
}
