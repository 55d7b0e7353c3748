import { slug } from 'github-slugger';
import type { Heading, Root, RootContent } from 'mdast';
import { createRequire } from 'node:module';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { FileReporter, Finding } from '../diagnostics/reporter.ts';
import type { Body, InternalLink, Lexicon, PictureUse } from '../model.ts';
import type { ProseBlock } from '../rules/prose.ts';
import { judgeTitle } from '../rules/heading-empty.ts';
import { judgeLevel } from '../rules/heading-level.ts';
import { linkInHeading } from '../rules/link-form.ts';
import { judgeAddress } from '../rules/passage-id.ts';
import { judgeSection } from '../rules/section-empty.ts';
import { earlyText } from '../rules/text-before-heading.ts';
import { checkCharacters } from './characters.ts';
import { headingText, takeAttributes } from './headings.ts';
import { linkGlossary } from './glossary-links.ts';
import { collectProse } from './collect-prose.ts';
import { checkLimits } from './limits.ts';
import { parseMarkdown } from './markdown.ts';
import { readInlines, type Edit } from './inlines.ts';
import type { SplitFile } from './split-front-matter.ts';
import type { Matcher } from './terms.ts';

/** The rules of prose are loaded when a text is first read: when nothing is, they are not. */
const require = createRequire(import.meta.url);

/** One heading of a body with the nodes under it. */
export interface BodySection {
  readonly id: string;
  readonly level: 2 | 3 | 4;
  readonly title: string;
  readonly heading: Heading;
  readonly nodes: readonly RootContent[];
  /** From the heading's attributes; absent when the words decide. */
  readonly themes?: readonly string[];
}

/** A body as a tree, cut into passages, with what it refers to. */
export interface ReadBody {
  readonly root: Root;
  readonly sections: readonly BodySection[];
  readonly links: readonly InternalLink[];
  readonly pictures: readonly PictureUse[];
  readonly citations: Body['citations'];
  readonly terms: readonly string[];
  /** Replacements that make the Markdown alternate of the body. */
  readonly edits: readonly Edit[];
}

/** What reading a body depends on besides its text. */
export interface BodyContext {
  readonly path: string;
  /** Id of the briefing, theme or page; links to passages of the file itself carry it. */
  readonly id: string;
  readonly kind: 'briefing' | 'theme' | 'statement';
  /** Of the text, as a tag. */
  readonly language: string;
  readonly lexicon: Lexicon;
  readonly matcher: Matcher;
  /** Texts of the front matter that are prose as well. */
  readonly frontProse?: readonly ProseBlock[];
}

/** Reads a Markdown body; what is wrong with it goes to `report`. */
export function readBody(split: SplitFile, context: BodyContext, report: FileReporter): ReadBody {
  const safe = checkLimits(split.body, split.bodyStart, report);
  const root = parseMarkdown(safe ? split.body : '');
  checkCharacters(root, split, report);
  const edits: Edit[] = [];
  const sections = cutSections(root, split, context, report, edits);
  if (safe && context.kind !== 'statement') checkTextProse(root, split, context, report);
  const inlines = readInlines(root, sections, split, context, report, edits);
  const terms = context.kind === 'briefing' ? linkGlossary(sections, context.matcher) : [];
  return { root, sections, ...inlines, terms, edits };
}

function checkTextProse(root: Root, split: SplitFile, { language, matcher, frontProse = [] }: BodyContext, report: FileReporter): void {
  const { checkProse } = require('../rules/check-prose.ts') as typeof import('../rules/check-prose.ts');
  const prose = collectProse(root, split, matcher.glossaryForms);
  checkProse({ ...prose, blocks: [...frontProse, ...prose.blocks] }, language, report);
}

function cutSections(root: Root, split: SplitFile, context: BodyContext, report: FileReporter, edits: Edit[]): BodySection[] {
  const sections: (BodySection & { nodes: RootContent[] })[] = [];
  const titles = new Map<string, string>();
  let level = 1;
  for (const node of root.children) {
    const start = split.bodyStart + (node.position?.start.offset ?? 0);
    const end = split.bodyStart + (node.position?.end.offset ?? 0);
    if (node.type !== 'heading') {
      if (sections.length > 0) sections.at(-1)?.nodes.push(node);
      else if (node.type !== 'definition' && node.type !== 'footnoteDefinition') report.at('text-before-heading', start, end, earlyText);
      continue;
    }
    const judge = (code: DiagnosticCode, finding: Finding | undefined): void => {
      if (finding !== undefined) report.at(code, start, end, finding);
    };
    judge('heading-level', judgeLevel(node.depth, level));
    if (hasLink(node)) judge('link-form', linkInHeading);
    level = Math.max(2, node.depth);
    const section = toSection(node, level, split, context, report, edits);
    const { id, title } = section;
    judge('heading-empty', judgeTitle(title));
    if (title !== '') {
      judge('passage-id', judgeAddress(id, titles.get(id)));
      titles.set(id, title);
    }
    sections.push(section);
  }
  reportEmpty(sections, split.bodyStart, report);
  return sections;
}

function toSection(
  heading: Heading,
  level: number,
  split: SplitFile,
  context: BodyContext,
  report: FileReporter,
  edits: Edit[],
): BodySection & { nodes: RootContent[] } {
  const themes = context.lexicon.themes.map(({ id }) => id);
  const { id, themes: named, from } = takeAttributes(heading, split.bodyStart, themes, report);
  const end = heading.position?.end.offset ?? 0;
  if (from !== undefined) edits.push({ start: from, end, text: '' });
  const title = headingText(heading);
  return {
    id: id ?? slug(title),
    level: level > 4 ? 4 : (level as 2 | 3 | 4),
    title,
    heading,
    nodes: [],
    ...(named === undefined ? {} : { themes: named }),
  };
}

const hasLink = (heading: Heading): boolean =>
  heading.children.some((child) => child.type === 'link' || child.type === 'linkReference' || child.type === 'image') ||
  /\[\[.+\]\]/u.test(headingText(heading));

function reportEmpty(sections: readonly BodySection[], bodyStart: number, report: FileReporter): void {
  sections.forEach((section, index) => {
    const finding = judgeSection(section, sections[index + 1]);
    if (finding === undefined) return;
    const { start, end } = section.heading.position ?? {};
    report.at('section-empty', bodyStart + (start?.offset ?? 0), bodyStart + (end?.offset ?? 0), finding);
  });
}
