import type { Site } from '../../core/site.ts';
import { digestOf } from '../../core/text/digest.ts';
import type { OutputFile } from '../output-file.ts';
import type { Product } from '../product.ts';
import { addressOf } from './channel.ts';

/** How many of the newest briefings `llms.txt` names. */
const LENGTH = 50;

/** The site for readers that are programs, in the form of llmstxt.org: what it is, then links to Markdown. */
export function planLlms(site: Site, about: string): Product {
  const themes = site.themes.map(({ ref, path, summary }) => `${ref.label} ${path} ${summary}`);
  const entries = site.entries.slice(-LENGTH);
  return { id: 'llms.txt', key: digestOf(about, ...themes, '', ...entries.map(({ key }) => key)), make: () => [makeLlms(site)] };
}

function makeLlms(site: Site): OutputFile {
  const { model } = site;
  const newest = site.entries.slice(-LENGTH).reverse();
  const themes = site.themes.map(({ ref, path, summary }) => writeLink(ref.label, addressOf(model, path), summary));
  const briefings = newest.map(({ ref, url }) =>
    writeLink(ref.title.text, new URL('index.md', url).href, `${ref.date.iso}. ${ref.summary.text}`),
  );
  const lines = [
    `# ${flatten(model.name)}`,
    `> ${flatten(model.description)}`,
    ...(model.notice === '' ? [] : [flatten(model.notice)]),
    ...writeSection('Themes', themes),
    ...writeSection('Briefings', briefings),
    ...writeSection('Optional', [
      writeLink('All briefings', addressOf(model, 'sitemap.xml'), 'sitemap of every page'),
      writeLink('Feed', addressOf(model, 'feed.json'), 'JSON Feed with the full text of the latest briefings'),
    ]),
  ];
  return { path: 'llms.txt', bytes: `${lines.join('\n\n')}\n` };
}

const writeSection = (title: string, links: readonly string[]): string[] => (links.length === 0 ? [] : [`## ${title}`, links.join('\n')]);

const writeLink = (label: string, url: string, text: string): string =>
  `- [${flatten(label).replace(/[\\[\]]/gu, '\\$&')}](${url}): ${flatten(text)}`;

const flatten = (text: string): string => text.replace(/\s+/gu, ' ').trim();
