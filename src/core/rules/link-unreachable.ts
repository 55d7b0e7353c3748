import { defineRule } from './rule.ts';

const body = '## What is at stake\n\nDecoupling is [a rule of the agency](https://agency.example/rule) by now.';

export const rule = defineRule({
  code: 'link-unreachable',
  severity: 'warning',
  title: 'Web address that could not be looked at',
  why: 'nobody knows whether readers find what the text rests on',
  good: [{ body, web: { 'https://agency.example/rule': { is: 'there' } } }],
  bad: [
    {
      body,
      web: { 'https://agency.example/rule': { is: 'unknown', because: 'no answer in 10 seconds' } },
      reason: 'Unexpected answer from `https://agency.example/rule`: no answer in 10 seconds, expected a page',
    },
  ],
});
