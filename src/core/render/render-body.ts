import type { RootContent } from 'mdast';
import type { FileReporter } from '../diagnostics/reporter.ts';
import type { Body, Passage } from '../model.ts';
import { listItems, plainText } from '../parse/plain-text.ts';
import { readBody, type BodyContext, type BodySection, type ReadBody } from '../parse/read-body.ts';
import type { SplitFile } from '../parse/split-front-matter.ts';
import type { Edit } from '../parse/inlines.ts';
import { eachSentence, shorten } from '../text/sentences.ts';
import { countWords } from '../text/words.ts';
import { toBodyHtml } from './to-html.ts';

/** Longest quotation of a passage in a thread, in characters. */
const QUOTE = 320;

/** Parses and renders a Markdown body: a pure function of the split file and the lexicon. */
export function renderBody(split: SplitFile, context: BodyContext, report: FileReporter): Body {
  const read = readBody(split, context, report);
  const numbers = numberSections(read.sections);
  const texts = read.sections.map((section) => plainText(section.nodes));
  const html = toBodyHtml(read.root);
  const passages = read.sections.map((section, index) =>
    toPassage(section, texts[index] ?? '', html.sections[index] ?? '', numbers[index] ?? '', split.bodyStart, context, report),
  );
  return {
    passages,
    ...(html.notes === undefined ? {} : { notes: html.notes }),
    links: read.links,
    pictures: read.pictures,
    terms: read.terms,
    mentions: findMentions(read.sections, passages, context, split, report),
    citations: read.citations,
    words: passages.reduce((sum, { words, title }) => sum + words + countWords(title), 0),
    markdown: applyEdits(split.body, read),
  };
}

function toPassage(
  section: BodySection,
  text: string,
  html: string,
  number: string,
  bodyStart: number,
  context: BodyContext,
  report: FileReporter,
): Passage {
  const { matcher } = context;
  const themes = section.themes ?? matcher.themesIn(`${section.title}\n${text}`);
  const start = section.heading.position?.start.offset ?? 0;
  const end = section.heading.position?.end.offset ?? 0;
  const sentences = keepRead(sentencesOf(text));
  return {
    id: section.id,
    level: section.level,
    number,
    title: section.title,
    html,
    text,
    words: countWords(text),
    themes,
    quotes: Object.fromEntries(
      themes.map((theme) => [theme, chooseQuote(sentences, (sentence) => matcher.findTheme(theme, sentence) !== undefined)]),
    ),
    items: listItems(section.nodes),
    themesFixed: section.themes !== undefined,
    place: report.locator.place(bodyStart + start, bodyStart + end),
  };
}

/** The sentence that says most about a theme: one that names it and is complete, else the first complete one. */
function chooseQuote(sentences: Iterable<string>, names: (sentence: string) => boolean): string {
  let [named, complete, first]: (string | undefined)[] = [];
  for (const sentence of sentences) {
    const isComplete = !/[:：]$/u.test(sentence);
    const isNaming = (isComplete || named === undefined) && names(sentence);
    if (isComplete && isNaming) return shorten(sentence, QUOTE);
    if (isNaming) named ??= sentence;
    if (isComplete) complete ??= sentence;
    first ??= sentence;
  }
  return shorten(named ?? complete ?? first ?? '', QUOTE);
}

function* sentencesOf(text: string): Generator<string> {
  for (const line of text.split('\n')) yield* eachSentence(line);
}

/** A list of what a generator gives, read no further than is asked for, and only once. */
function keepRead(items: Iterator<string>): Iterable<string> {
  const known: string[] = [];
  return {
    *[Symbol.iterator]() {
      for (let index = 0; ; index += 1) {
        if (index === known.length) {
          const next = items.next();
          if (next.done === true) return;
          known.push(next.value);
        }
        yield known[index] ?? '';
      }
    },
  };
}

/** Numbers as shown: sections count from 1, sub-sections within them. */
function numberSections(sections: readonly BodySection[]): string[] {
  const counts = [0, 0, 0];
  return sections.map(({ level }) => {
    const depth = level - 2;
    counts[depth] = (counts[depth] ?? 0) + 1;
    counts.fill(0, depth + 1);
    return counts.slice(0, depth + 1).join('.');
  });
}

function findMentions(
  sections: readonly BodySection[],
  passages: readonly Passage[],
  context: BodyContext,
  split: SplitFile,
  report: FileReporter,
): Body['mentions'] {
  const mentions = new Map<string, Body['mentions'][number]>();
  for (const [index, section] of sections.entries()) {
    const wanted = passages[index]?.themesFixed === false ? passages[index].themes.filter((theme) => !mentions.has(theme)) : [];
    if (wanted.length === 0) continue;
    for (const { value, start } of textsOf([section.heading, ...section.nodes])) {
      for (const theme of wanted) {
        const found = mentions.has(theme) ? undefined : context.matcher.findTheme(theme, value);
        if (found === undefined) continue;
        const at = split.body.indexOf(found.term, start + found.index);
        const from = split.bodyStart + (at === -1 ? start : at);
        mentions.set(theme, { theme, term: found.term, place: report.locator.place(from, from + found.term.length) });
      }
    }
  }
  return [...mentions.values()];
}

function* textsOf(nodes: readonly RootContent[]): Generator<{ value: string; start: number }> {
  for (const node of nodes) {
    if (node.type === 'text') yield { value: node.value, start: node.position?.start.offset ?? 0 };
    else if ('children' in node) yield* textsOf(node.children);
  }
}

function applyEdits(body: string, { edits }: ReadBody): string {
  let text = '';
  let last = 0;
  for (const edit of [...edits].sort((a: Edit, b: Edit) => a.start - b.start)) {
    if (edit.start < last) continue;
    text += body.slice(last, edit.start) + edit.text;
    last = edit.end;
  }
  text = (text + body.slice(last)).replaceAll('\r\n', '\n');
  return (/[ \t]\n/u.test(text) ? text.replace(/[ \t]+$/gmu, '') : text).trim();
}
