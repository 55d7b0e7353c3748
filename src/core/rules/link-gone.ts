import { defineRule } from './rule.ts';

const body = '## What is at stake\n\nDecoupling is [a rule of the agency](https://agency.example/rule) by now.';

export const rule = defineRule({
  code: 'link-gone',
  severity: 'warning',
  title: 'Web address that is gone',
  why: 'readers would meet an error page of somebody else',
  good: [{ body, web: { 'https://agency.example/rule': { is: 'there' } } }],
  bad: [
    {
      body,
      web: { 'https://agency.example/rule': { is: 'gone', because: '404' } },
      reason: 'Unexpected answer from `https://agency.example/rule`: 404, expected a page',
    },
  ],
});
