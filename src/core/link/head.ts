import type { Briefing } from '../model.ts';
import type { Head, ThemeRef } from '../page-model.ts';
import { languageOf, refOf, updatedOf, type LinkContext } from './context.ts';

/** The part of a head that differs from page to page. */
export interface HeadParts {
  /** Address without base. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly jsonLd?: readonly object[];
  readonly feeds?: Head['feeds'];
  readonly noindex?: boolean;
}

/** The head of an ordinary page. */
export function makeHead(parts: HeadParts, context: LinkContext): Head {
  const { publication } = context.archive;
  return {
    title: parts.path === '' ? `${publication.name}: ${publication.description}` : `${parts.title} | ${publication.name}`,
    description: parts.description,
    canonical: context.url + encodeURI(parts.path),
    openGraphType: 'website',
    jsonLd: parts.jsonLd ?? [],
    feeds: parts.feeds ?? siteFeeds(context),
    alternates: [],
    ...(parts.noindex === true ? { noindex: true } : {}),
  };
}

/** The head of a briefing's page. */
export function makeBriefingHead(briefing: Briefing, context: LinkContext): Head {
  const { front, id } = briefing;
  const path = `briefings/${id}/`;
  const ref = refOf(briefing, context);
  const head = makeHead(
    {
      path,
      title: front.title,
      description: front.summary,
      jsonLd: [
        reportLd(briefing, context),
        breadcrumbs(context, [
          ['Archive', 'archive/'],
          [front.title, path],
        ]),
      ],
    },
    context,
  );
  const self = { href: context.url + encodeURI(path), language: ref.language };
  const others = ref.translations.map(({ href, language }) => ({ href: absolute(href, context), language }));
  return {
    ...head,
    openGraphType: 'article',
    published: front.date,
    modified: updatedOf(briefing),
    alternates: others.length === 0 ? [] : [self, ...others].sort((a, b) => (a.language < b.language ? -1 : 1)),
    markdown: `${ref.href}index.md`,
    ...(front.status === 'withdrawn' || ref.preview !== undefined ? { noindex: true } : {}),
  };
}

function reportLd(briefing: Briefing, context: LinkContext): object {
  const { front } = briefing;
  const { publication } = context.archive;
  const publisher = { '@type': 'Organization', name: publication.name, url: context.url };
  const authors = (front.authors ?? []).flatMap((id) => publication.authors[id] ?? []);
  return {
    '@context': 'https://schema.org',
    '@type': 'Report',
    headline: front.title,
    abstract: front.summary,
    datePublished: front.date,
    dateModified: updatedOf(briefing),
    inLanguage: languageOf(briefing, context),
    author: authors.length === 0 ? publisher : authors.map((name) => ({ '@type': 'Organization', name, parentOrganization: publisher })),
    publisher,
    about: refOf(briefing, context).themes.map(({ label }) => ({ '@type': 'Thing', name: label })),
    wordCount: briefing.outline.words,
    mainEntityOfPage: `${context.url}briefings/${encodeURIComponent(briefing.id)}/`,
    ...(publication.licence?.url === undefined ? {} : { license: publication.licence.url }),
  };
}

/** A trail from the home page; each part is a name and an address without base. */
export function breadcrumbs(context: LinkContext, trail: readonly (readonly [string, string])[]): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [[context.archive.publication.name, ''] as const, ...trail].map(([name, path], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: context.url + encodeURI(path),
    })),
  };
}

/** The feeds of the whole site. */
export function siteFeeds({ base, archive }: LinkContext): Head['feeds'] {
  return feedsBelow(base, archive.publication.name);
}

/** The feeds of one theme. */
export function themeFeeds(theme: ThemeRef, { archive }: LinkContext): Head['feeds'] {
  return feedsBelow(theme.href, `${archive.publication.name}: ${theme.label}`);
}

function feedsBelow(folder: string, title: string): Head['feeds'] {
  return [
    { href: `${folder}feed.xml`, type: 'application/atom+xml', title: `${title} (Atom)` },
    { href: `${folder}rss.xml`, type: 'application/rss+xml', title: `${title} (RSS)` },
    { href: `${folder}feed.json`, type: 'application/feed+json', title: `${title} (JSON Feed)` },
  ];
}

/** The absolute address of an `href` that carries the base path. */
function absolute(href: string, { url, base }: LinkContext): string {
  return url + href.slice(base.length);
}
