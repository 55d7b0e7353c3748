import type { Hover } from 'vscode-languageserver';
import { severities } from '../core/diagnostics/codes.ts';
import { findRule, isRuleCode } from '../core/rules/find-rule.ts';
import { findReference, type List, type Target } from './find-reference.ts';
import { schemaAt, schemaName } from './schema-at.ts';
import { makeStanding } from './standing.ts';
import { findFile, type View } from './view.ts';

/** What is shown of a target: a heading, a text, and a line about it. */
export interface Description {
  readonly title: string;
  readonly text?: string | undefined;
  readonly facts?: string | undefined;
}

/** What the word at an offset stands for, in Markdown. */
export function hover(view: View, offset: number): Hover | undefined {
  const reference = findReference(view, offset);
  const description = reference && describe(view, reference.target);
  if (reference === undefined || description === undefined) return undefined;
  const { title, text, facts } = description;
  const parts = [
    `**${escapeMarkdown(title)}**`,
    text === undefined ? [] : escapeMarkdown(text),
    facts === undefined ? [] : `*${escapeMarkdown(facts)}*`,
  ];
  return {
    contents: { kind: 'markdown', value: parts.flat().join('\n\n') },
    range: view.document.rangeOf(reference.start, reference.end),
  };
}

/** Describes a target; undefined for what is not there, of which the diagnostics tell. */
export function describe(view: View, target: Target): Description | undefined {
  switch (target.kind) {
    case 'briefing':
      return describeBriefing(view, target.id, target.anchor);
    case 'theme':
      return describeTheme(view, target.id, target.anchor);
    case 'entry':
      return describeEntry(view, target.list, target.id);
    case 'term':
      return { title: target.entry.expansion, text: target.entry.definition };
    case 'rule':
      return describeRule(target.code);
    case 'key':
      return describeKey(view, target.path);
    case 'picture':
      return describePicture(view, target.path);
  }
}

function describeBriefing(view: View, id: string, anchor: string | undefined): Description | undefined {
  const file = findFile(view, { kind: 'briefing', id });
  if (file === undefined) return undefined;
  const { front, path } = file;
  const date = front?.date ?? /(\d{4}-\d{2}-\d{2})-[^/]*$/u.exec(path)?.[1];
  const facts = [date, front && makeStanding(view)(front), passageOf(file.outline.passages, anchor)];
  return { title: front?.title ?? id, text: front?.summary, facts: joinFacts(facts) };
}

function describeTheme(view: View, id: string, anchor: string | undefined): Description | undefined {
  const file = findFile(view, { kind: 'theme', id });
  if (file === undefined) return undefined;
  const { front, outline } = file;
  const asOf = front === undefined ? undefined : `standing view of ${front['as-of']}`;
  const facts = [asOf, countBriefings(view, id), passageOf(outline.passages, anchor)];
  return { title: front?.title ?? id, text: front?.summary, facts: joinFacts(facts) };
}

/** Unknown until the briefings are read. */
function countBriefings({ whole: { isRead, read } }: View, theme: string): string | undefined {
  const held = read.briefings.filter((briefing) => briefing.front?.themes.includes(theme)).length;
  return isRead ? `${held} ${held === 1 ? 'briefing' : 'briefings'}` : undefined;
}

function passageOf(passages: readonly { readonly id: string; readonly title: string }[], anchor: string | undefined): string | undefined {
  const passage = passages.find(({ id }) => id === anchor);
  return passage === undefined ? undefined : `“${passage.title}”`;
}

const joinFacts = (facts: readonly (string | undefined)[]): string => facts.filter((fact) => fact !== undefined).join(' · ');

function describeEntry({ whole: { read } }: View, list: List, id: string): Description | undefined {
  const entry = read.publication?.[list]?.[id];
  if (entry === undefined) return undefined;
  return { title: typeof entry === 'string' ? entry : entry.title, facts: `${list} in publication.yaml` };
}

function describeRule(code: string): Description | undefined {
  if (!isRuleCode(code)) return undefined;
  const { title, why } = findRule(code);
  return { title, text: why, facts: severities[code] };
}

function describeKey(view: View, path: readonly string[]): Description | undefined {
  const schema = view.whole.schemas().get(schemaName(view.now.kind) ?? '');
  const text = schema === undefined ? undefined : schemaAt(schema, path)?.description;
  return text === undefined ? undefined : { title: path.at(-1) ?? '', text };
}

function describePicture({ whole }: View, path: string): Description | undefined {
  const picture = whole.pictures.find((other) => other.path === path);
  if (picture === undefined) return undefined;
  return { title: path.slice(path.lastIndexOf('/') + 1), facts: `${picture.width} × ${picture.height} pixels` };
}

/** Words of the archive are shown as they are. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~&]/gu, String.raw`\$&`);
