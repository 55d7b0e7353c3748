import type { Briefing } from '../model.ts';
import type { SiteEntry } from '../page-model.ts';
import { defaultKind } from '../validate/structure.ts';
import { refOf, updatedOf, type LinkContext } from './context.ts';
import { fillHtml, fillMarkdown, picturesOf } from './fill.ts';
import { judgementsOf } from './judgements.ts';
import { closeSentence } from './notices.ts';

/** A published briefing for feeds, alternates and search. */
export function makeEntry(briefing: Briefing, context: LinkContext): SiteEntry {
  const { front, body, id } = briefing;
  const { publication } = context.archive;
  const ref = refOf(briefing, context);
  const kind = front.kind ?? defaultKind(publication);
  const pictures = picturesOf(briefing, context);
  return {
    ref,
    url: `${context.url}${ref.href.slice(context.base.length)}`,
    updated: updatedOf(briefing),
    kind,
    kindLabel: publication.kinds[kind]?.title ?? kind,
    authors: (front.authors ?? []).flatMap((author) => publication.authors[author] ?? []),
    regions: (front.regions ?? []).map((region) => ({ id: region, label: publication.regions?.[region] ?? region })),
    standing: front.status === 'withdrawn' ? 'withdrawn' : context.successorOf.has(id) ? 'superseded' : 'current',
    judgements: judgementsOf(briefing, context).map(({ phrase }) => phrase.text),
    passages: body.passages.map((passage) => ({
      id: passage.id,
      number: passage.number,
      title: passage.title,
      text: passage.text,
      html: fillHtml(passage.html, pictures, context),
      themes: passage.themes,
    })),
    markdown: toMarkdown(briefing, fillMarkdown(body.markdown, pictures, context), context),
  };
}

/** The Markdown alternate: title, facts, notices, bottom line, body, sources. */
function toMarkdown(briefing: Briefing, body: string, context: LinkContext): string {
  const { front } = briefing;
  const ref = refOf(briefing, context);
  const { publication } = context.archive;
  const facts = [
    ref.date.long,
    ...(front.authors ?? []).flatMap((author) => publication.authors[author] ?? []),
    `Themes: ${ref.themes.map(({ label }) => label).join(', ')}`,
  ];
  const standing =
    front.withdrawn === undefined
      ? ref.standing
      : `Withdrawn, ${context.dates.date(front.withdrawn.date).long}. ${closeSentence(front.withdrawn.reason)}`;
  const sources = (front.sources ?? []).map(
    (source, index) =>
      `[^source-${index + 1}]: ${[source.title, source.publisher, source.date].filter((part) => part !== undefined).join(', ')}${source.url === undefined ? '' : ` <${source.url}>`}`,
  );
  const parts = [
    `# ${front.title}`,
    facts.join(' · '),
    `${context.url}briefings/${encodeURIComponent(briefing.id)}/`,
    standing === undefined ? '' : `**${standing}**`,
    `> ${front.summary}`,
    body,
    sources.join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
