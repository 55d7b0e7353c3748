import type { Body, Briefing } from '../model.ts';
import type { BriefingPage, BriefingRef, PageModel, SectionModel, SourceModel, TermModel, ThemeRef } from '../page-model.ts';
import type { PagePlan } from '../site.ts';
import { termId } from '../text/term-id.ts';
import { setPhrase } from '../text/phrase.ts';
import { countWords, readingTime } from '../text/words.ts';
import { defaultKind } from '../rules/kind-sections.ts';
import type { Backlink } from './backlinks.ts';
import { refOf, updatedOf, type LinkContext } from './context.ts';
import { fillHtml, picturesOf } from './fill.ts';
import { makeBriefingHead } from './head.ts';
import { judgementsOf, toPassageRef } from './judgements.ts';
import type { Keys } from './keys.ts';
import { showNeighbours, type Neighbours } from './neighbours.ts';
import { differencesOf, noticesOf, revisionsOf } from './notices.ts';
import { planPage } from './plan.ts';
import { toReasoned } from './reasons.ts';
import type { Relation } from './related.ts';

/** What whole-archive linking found out about one briefing. */
export interface BriefingLinks {
  readonly relations: readonly Relation[];
  readonly neighbours: Neighbours;
  readonly backlinks: readonly Backlink[];
}

/** Plans the page of a briefing. */
export function planBriefingPage(briefing: Briefing, links: BriefingLinks, context: LinkContext, keys: Keys): PagePlan {
  const isListed = briefing.front.status !== 'withdrawn' && !context.archive.previews.has(briefing.id);
  return planPage(
    `briefings/${briefing.id}/`,
    () => keyLinks(briefing, links, context, keys),
    () => makeBriefingPage(briefing, links, context),
    { listed: isListed ? { changed: updatedOf(briefing) } : undefined },
  );
}

function keyLinks(briefing: Briefing, { relations, neighbours, backlinks }: BriefingLinks, context: LinkContext, keys: Keys): string[] {
  const { byId, successorOf } = context;
  const { previous, next, inTheme } = neighbours;
  return [
    keys.text(briefing),
    keys.ref(briefing),
    keys.ref(successorOf.get(briefing.id)),
    (briefing.front.supersedes ?? []).map((id) => keys.ref(byId.get(id))).join('\n'),
    keys.ref(byId.get(briefing.front['translation-of'] ?? '')),
    keys.ref(previous),
    keys.ref(next),
    inTheme === undefined ? '' : `${inTheme.theme.id} ${keys.ref(inTheme.previous)} ${keys.ref(inTheme.next)}`,
    ...relations.map(
      ({ id, chosen, citedIn, themes, phrases }) =>
        `${keys.ref(byId.get(id))} ${chosen ? 'chosen' : ''} ${citedIn.join(' ')} ${themes.join(' ')} ${phrases.join('|')}`,
    ),
    `history ${context.histories.get(briefing.id)?.key ?? ''}`,
    'linked from',
    ...backlinks.map(({ briefing: other, passage }) => `${keys.ref(other)} ${passage.id} ${passage.number} ${passage.title}`),
  ];
}

/** The page of a briefing. */
function makeBriefingPage(briefing: Briefing, links: BriefingLinks, context: LinkContext): PageModel {
  const { front, body } = briefing;
  const { publication } = context.archive;
  const ref = refOf(briefing, context);
  const judgements = judgementsOf(front, body, context);
  const original = ref.translations.find(({ href }) => href === context.refs.get(front['translation-of'] ?? '')?.href);
  const pictures = picturesOf(briefing, context);
  const page: BriefingPage = {
    kind: 'briefing',
    ref,
    kindLabel: publication.kinds[front.kind ?? defaultKind(publication)]?.title ?? '',
    authors: (front.authors ?? []).flatMap((id) => publication.authors[id] ?? []),
    regions: (front.regions ?? []).flatMap((id) => publication.regions?.[id] ?? []),
    notices: noticesOf(briefing, context),
    times: timesOf(
      front.summary,
      judgements.map(({ phrase }) => phrase.text),
      body.words,
    ),
    judgements,
    sections: body.passages.map((passage): SectionModel => ({
      id: passage.id,
      number: passage.number,
      level: passage.level,
      title: setPhrase(passage.title),
      themes: leadFirst(passage.themes, briefing, context),
      html: fillHtml(passage.html, pictures, context),
    })),
    ...(body.notes === undefined ? {} : { notes: body.notes }),
    sources: (front.sources ?? []).map((source, index): SourceModel => toSource(source, index)),
    terms: termsOf(body, context),
    readNext: links.relations.map((relation) => toReasoned(briefing, relation, context)),
    linkedFrom: links.backlinks.map(({ briefing: other, passage }) => {
      const from = refOf(other, context);
      return { ref: from, passage: toPassageRef(passage, from.href) };
    }),
    citation: citationOf(briefing, ref, context),
    revisions: revisionsOf(briefing, context),
    ...differencesOf(briefing, context),
    ...showNeighbours(links.neighbours, context),
    ...(original === undefined ? {} : { original }),
    markdown: `${ref.href}index.md`,
  };
  return { path: `briefings/${briefing.id}/`, section: 'none', head: makeBriefingHead(briefing, context), page };
}

/** Reading times, each including what comes before it. */
function timesOf(summary: string, judgements: readonly string[], words: number): BriefingPage['times'] {
  const first = countWords(summary);
  const second = first + judgements.reduce((sum, text) => sum + countWords(text), 0);
  return { bottomLine: readingTime(first), judgements: readingTime(second), full: readingTime(words) };
}

/** Themes of a passage in the order in which the briefing names its themes. */
function leadFirst(ids: readonly string[], { front }: Briefing, context: LinkContext): ThemeRef[] {
  const rank = (id: string): number => (front.themes.includes(id) ? front.themes.indexOf(id) : front.themes.length);
  return [...ids].sort((a, b) => rank(a) - rank(b)).flatMap((id) => context.themeRefs.get(id) ?? []);
}

function toSource(source: NonNullable<Briefing['front']['sources']>[number], index: number): SourceModel {
  return {
    id: `source-${index + 1}`,
    title: source.title,
    ...(source.url === undefined ? {} : { url: source.url }),
    ...(source.publisher === undefined ? {} : { publisher: source.publisher }),
    ...(source.date === undefined ? {} : { date: source.date }),
  };
}

function termsOf(body: Body, { archive }: LinkContext): TermModel[] {
  const byTerm = new Map(archive.glossary.map((entry) => [entry.term, entry]));
  return body.terms.flatMap((term) => {
    const entry = byTerm.get(term);
    return entry === undefined ? [] : [{ id: termId(term), term, expansion: entry.expansion, definition: entry.definition }];
  });
}

function citationOf({ front }: Briefing, ref: BriefingRef, context: LinkContext): BriefingPage['citation'] {
  const versions = 1 + (front.changes?.length ?? 0);
  const end = /[.!?]$/u.test(front.title) ? '' : ',';
  return {
    text: `${context.archive.publication.name}, “${front.title}${end}” ${ref.date.long}${versions > 1 ? ` (version ${versions})` : ''}.`,
    url: `${context.url}${ref.href.slice(context.base.length)}`,
  };
}
