import type { Vocabulary } from '../../src/import/vocabulary.ts';

const view = { summary: 'What the publication holds of this theme today.', 'as-of': '2026-01-05' };

/** What the importer knows of a publication, without a folder. */
export const vocabulary: Vocabulary = {
  publication: {
    name: 'Meridian',
    description: 'Short briefings on biopharma.',
    url: 'https://meridian.example',
    language: 'en',
    'time-zone': 'Etc/UTC',
    contact: 'desk@meridian.example',
    authors: { 'research-desk': 'Research desk' },
    kinds: {
      note: { title: 'Note' },
      'executive-summary': {
        title: 'Executive summary',
        first: ['Executive Summary'],
        judgements: ['Strategic Implications'],
        last: ['Outlook'],
      },
    },
  },
  themes: [
    {
      id: 'clinical-data',
      title: 'Clinical data',
      terms: ['clinical data', 'clinical datasets', 'discovery platforms'],
      parent: 'data-governance',
      ...view,
    },
    {
      id: 'commercialization',
      title: 'Commercialization',
      terms: ['commercialization', 'commercial infrastructure', 'late-stage funding'],
      ...view,
    },
    { id: 'data-governance', title: 'Data governance', terms: ['data governance', 'compliance boundaries'], ...view },
    { id: 'decoupling', title: 'Decoupling', terms: ['decoupling', 'mutual dependence', 'interdependence'], ...view },
    { id: 'manufacturing', title: 'Manufacturing', terms: ['supply chain'], ...view },
    {
      id: 'regulatory-pathways',
      title: 'Regulatory pathways',
      terms: ['FDA', 'EMA', 'regulatory access', 'regulatory experience'],
      ...view,
    },
  ],
  slugs: new Set(['taken']),
  owners: new Map(),
};
