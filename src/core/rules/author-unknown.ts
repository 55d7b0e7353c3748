import { findStrangers, listIn } from './closed-list.ts';
import { defineFileRule } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'author-unknown',
  severity: 'error',
  title: 'Unknown author',
  why: 'the page would credit nobody',
  good: [{ front: 'authors: [research-desk]' }],
  bad: [
    {
      front: 'authors: [reserch-desk]',
      reason: 'Unexpected author `reserch-desk`, expected one of the authors in publication.yaml',
      fixed: { front: 'authors: [research-desk]' },
    },
  ],
  check: ({ sound }, { record }) => findStrangers('authors', sound.authors, record && listIn('author', record.authors)),
});
