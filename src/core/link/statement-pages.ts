import type { PageModel, StatementPage } from '../page-model.ts';
import type { PagePlan } from '../site.ts';
import { escapeHtml } from '../text/escape.ts';
import { setPhrase } from '../text/phrase.ts';
import type { LinkContext } from './context.ts';
import { makeHead, siteFeeds } from './head.ts';
import { planSmallPage } from './plan.ts';
import { sectionsOf } from './theme-pages.ts';

type Sections = StatementPage['sections'];

/** The pages about the publication: an editor's own text where there is one, else what the publication's record says. */
export function planStatementPages(context: LinkContext): PagePlan[] {
  return [
    makePage('about', `About ${context.archive.publication.name}`, aboutSections(context), context),
    makePage('accessibility', 'Accessibility', accessibilitySections(context), context),
  ].map((page) => planSmallPage(page, { listed: {} }));
}

function makePage(id: 'about' | 'accessibility', title: string, fallback: Sections, context: LinkContext): PageModel {
  const { publication, statements } = context.archive;
  const own = statements.find((statement) => statement.id === id);
  const path = `${id}/`;
  const shown = own?.front.title ?? title;
  const description =
    own?.front.summary ??
    (id === 'about' ? publication.description : `How ${publication.name} is made to be read by everyone, and whom to tell when it is not.`);
  return {
    path,
    section: 'none',
    head: makeHead({ path, title: shown, description }, context),
    page: {
      kind: 'statement',
      id,
      title: setPhrase(shown),
      sections: own === undefined ? fallback : sectionsOf(own, context),
      feeds: siteFeeds(context).map(({ href, title: label }) => ({ href, label })),
    },
  };
}

function aboutSections({ archive }: LinkContext): Sections {
  const { publication } = archive;
  const licence = publication.licence;
  const terms =
    licence === undefined
      ? ''
      : `<p>Texts may be used under ${licence.url === undefined ? escapeHtml(licence.name) : `<a href="${escapeHtml(licence.url)}">${escapeHtml(licence.name)}</a>`}.</p>`;
  const notice = publication.notice === undefined ? '' : `<p>${escapeHtml(publication.notice)}</p>`;
  return [
    section('what-this-is', 'What this is', `<p>${escapeHtml(publication.description)}</p>${notice}${terms}`),
    section(
      'how-to-read-it',
      'How to read it',
      '<p>Each briefing begins with its bottom line, then its key judgements, then the argument in numbered sections. Every section has an address of its own that does not change, so that it can be cited. ' +
        'Theme pages hold our standing view and the passages that bear on it, year by year. A withdrawn or superseded briefing keeps its address and says what replaced it.</p>',
    ),
    section(
      'likelihood-and-confidence',
      'Likelihood and confidence',
      '<p>Words of likelihood follow one scale: almost no chance (1–5%), very unlikely (5–20%), unlikely (20–45%), roughly even chance (45–55%), likely (55–80%), very likely (80–95%), almost certain (95–99%). Confidence says how well founded a judgement is, and is stated apart from its likelihood.</p>',
    ),
    section('contact', 'Contact', contactLine(publication.contact, 'Corrections and questions')),
  ];
}

function accessibilitySections({ archive }: LinkContext): Sections {
  return [
    section(
      'our-aim',
      'Our aim',
      '<p>Everyone should be able to read every page: without a mouse, without colour, without JavaScript, on paper, at any size of text, and with a screen reader. We aim at level AA of the Web Content Accessibility Guidelines 2.2.</p>',
    ),
    section(
      'what-we-do',
      'What we do',
      '<p>Pages are plain HTML with headings, landmarks and labelled links. Charts have a table behind them. Pictures have a description. Nothing is said by colour alone, nothing moves unless asked, and dark mode follows your device. Search works by keyboard; without JavaScript the archive lists every briefing by year and theme.</p>',
    ),
    section(
      'what-we-have-not-tested',
      'What we have not tested',
      '<p>Each release is checked by automated tools on every kind of page, and by keyboard. These find only some barriers; if you meet another one, please tell us.</p>',
    ),
    section('tell-us', 'Tell us', contactLine(archive.publication.contact, 'Reports of barriers')),
  ];
}

function contactLine(address: string, what: string): string {
  return `<p>${what}: <a href="mailto:${escapeHtml(address)}">${escapeHtml(address)}</a></p>`;
}

const section = (id: string, title: string, html: string): Sections[number] => ({ id, title: setPhrase(title), html });
