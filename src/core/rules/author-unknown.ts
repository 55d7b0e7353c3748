import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'author-unknown',
  severity: 'error',
  title: 'Unknown author',
  why: 'the page would credit nobody',
  good: [{ front: 'authors: [research-desk]' }],
  bad: [{ front: 'authors: [reserch-desk]', reason: 'Unexpected author `reserch-desk`, expected one of the authors in publication.yaml' }],
});
