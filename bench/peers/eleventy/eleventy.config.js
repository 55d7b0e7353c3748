import { addFootnotes } from './footnotes.js';
import { placeNeighbours } from './neighbours.js';

/** Reads the content folder through links that the bench lays beside this file; writes to `BENCH_OUT`. */
export default function configure(eleventy) {
  eleventy.addPreprocessor('drafts', 'md', ({ status }) => (status === 'draft' ? false : undefined));
  eleventy.amendLibrary('md', (markdown) => markdown.use(addFootnotes));

  // whatever is in the content folder names neither its layout nor its address
  eleventy.addGlobalData('layout', 'content.njk');
  eleventy.addGlobalData(
    'permalink',
    () =>
      ({ page }) =>
        addressOf(page),
  );

  eleventy.addCollection('briefings', (api) => listBriefings(api));
  eleventy.addCollection('themes', (api) => listThemes(api));
  eleventy.addCollection('neighbours', (api) => placeNeighbours(listBriefings(api)));
  eleventy.addCollection('byTheme', (api) =>
    Object.fromEntries(
      listThemes(api).map(({ fileSlug }) => [fileSlug, listBriefings(api).filter(({ data }) => data.themes.includes(fileSlug))]),
    ),
  );
  eleventy.addCollection('themeTitles', (api) => Object.fromEntries(listThemes(api).map(({ fileSlug, data }) => [fileSlug, data.title])));

  eleventy.addFilter('day', (date) => date.toISOString().slice(0, 10));
  eleventy.addFilter('rfc822', (date) => date.toUTCString());
  eleventy.addFilter('absolute', (path) => new URL(path, 'https://bench.example').href);
}

export const config = {
  dir: { input: '.', output: process.env.BENCH_OUT },
  templateFormats: ['md', 'njk'],
  markdownTemplateEngine: false,
};

function addressOf({ filePathStem, fileSlug }) {
  return filePathStem.startsWith('/briefings/') ? `/briefings/${fileSlug}/` : `/themes/${fileSlug}/`;
}

/** Newest first. */
function listBriefings(api) {
  return api
    .getFilteredByGlob('briefings/**/*.md')
    .sort((a, b) => b.date.getTime() - a.date.getTime() || (a.fileSlug < b.fileSlug ? -1 : 1));
}

function listThemes(api) {
  return api.getFilteredByGlob('themes/*.md').sort((a, b) => (a.data.title < b.data.title ? -1 : 1));
}
