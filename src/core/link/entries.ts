import type { Body, Briefing } from '../model.ts';
import type { BriefingRef } from '../page-model.ts';
import type { SiteEntry } from '../site.ts';
import { digestOf } from '../text/digest.ts';
import { defaultKind } from '../rules/kind-sections.ts';
import { languageOf, refOf, standingOf, updatedOf, type LinkContext } from './context.ts';
import { fillHtml, fillMarkdown, picturesOf } from './fill.ts';
import { judgementsOf } from './judgements.ts';
import type { Keys } from './keys.ts';
import { closeSentence } from './notices.ts';

/** A published briefing for feeds, alternates and search. */
export function planEntry(briefing: Briefing, context: LinkContext, keys: Keys): SiteEntry {
  const text = keys.text(briefing);
  return new Entry(briefing, context, text, digestOf(text, keys.ref(briefing)));
}

class Entry implements SiteEntry {
  readonly key: string;
  readonly textKey: string;
  readonly #briefing: Briefing;
  readonly #context: LinkContext;

  constructor(briefing: Briefing, context: LinkContext, textKey: string, key: string) {
    this.textKey = textKey;
    this.key = key;
    this.#briefing = briefing;
    this.#context = context;
  }

  get id(): string {
    return this.#briefing.id;
  }

  get date(): string {
    return this.#briefing.front.date;
  }

  get language(): string {
    return languageOf(this.#briefing, this.#context);
  }

  get themeIds(): readonly string[] {
    return this.#briefing.front.themes;
  }

  get ref(): BriefingRef {
    return refOf(this.#briefing, this.#context);
  }

  get url(): string {
    return `${this.#context.url}briefings/${encodeURIComponent(this.id)}/`;
  }

  get updated(): string {
    return updatedOf(this.#briefing);
  }

  get kind(): string {
    return this.#briefing.front.kind ?? defaultKind(this.#context.archive.publication);
  }

  get kindLabel(): string {
    return this.#context.archive.publication.kinds[this.kind]?.title ?? this.kind;
  }

  get authors(): string[] {
    return (this.#briefing.front.authors ?? []).flatMap((author) => this.#context.archive.publication.authors[author] ?? []);
  }

  get regions(): SiteEntry['regions'] {
    const { regions } = this.#context.archive.publication;
    return (this.#briefing.front.regions ?? []).map((region) => ({ id: region, label: regions?.[region] ?? region }));
  }

  get standing(): SiteEntry['standing'] {
    const standing = standingOf(this.#briefing, this.#context);
    return standing === 'Withdrawn' ? 'withdrawn' : standing === undefined ? 'current' : 'superseded';
  }

  get judgements(): string[] {
    const { front, body } = this.#briefing;
    return judgementsOf(front, body, this.#context).map(({ phrase }) => phrase.text);
  }

  get passages(): SiteEntry['passages'] {
    const pictures = picturesOf(this.#briefing, this.#context);
    return this.#briefing.body.passages.map(({ id, number, title, text, html, themes }) => ({
      id,
      number,
      title,
      text,
      html: fillHtml(html, pictures, this.#context),
      themes,
    }));
  }

  get markdown(): string {
    const { body } = this.#briefing;
    return writeMarkdown(this.#briefing, body, this.#context);
  }
}

/** The Markdown alternate: title, facts, notices, bottom line, body, sources. */
function writeMarkdown(briefing: Briefing, body: Body, context: LinkContext): string {
  const { front } = briefing;
  const { publication } = context.archive;
  const date = context.dates.date(front.date);
  const facts = [
    date.long,
    ...(front.authors ?? []).flatMap((author) => publication.authors[author] ?? []),
    `Themes: ${front.themes.flatMap((theme) => context.themeRefs.get(theme)?.label ?? []).join(', ')}`,
  ];
  const standing =
    front.withdrawn === undefined
      ? standingOf(briefing, context)
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
    fillMarkdown(body.markdown, picturesOf(briefing, context), context),
    sources.join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
