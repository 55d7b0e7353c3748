/** One page of every kind that the sample archive has, by its address without base. */
export const samplePages = {
  home: '',
  briefing: 'briefings/restructured-not-abandoned/',
  'briefing with a table': 'briefings/a-first-map-of-mutual-dependence/',
  'briefing with notes and sources': 'briefings/reading-a-data-export-rule/',
  'briefing with a picture': 'briefings/a-second-source-is-a-negotiating-position/',
  'note with likelihoods': 'briefings/who-holds-the-biospecimens/',
  'withdrawn briefing': 'briefings/a-register-of-shared-trial-sites/',
  'superseded briefing': 'briefings/the-option-deal-before-it-had-a-name/',
  'translation into Chinese': 'briefings/clinical-data-corridor-zh/',
  'translation into German': 'briefings/zwei-antraege-ein-datensatz/',
  'theme index': 'themes/',
  theme: 'themes/data-governance/',
  archive: 'archive/',
  'year of the archive': 'archive/2025/',
  search: 'search/',
  about: 'about/',
  accessibility: 'accessibility/',
  'page for unknown addresses': '404.html',
} as const;

/** The seed of the archive: the briefing that is a source text. */
export const seed = samplePages.briefing;

export const pageKinds = Object.entries(samplePages);
