import { defineRule } from './rule.ts';

const body = '## What is at stake\n\nDecoupling is [a rule of the agency](https://agency.example/rule) by now.';

export const rule = defineRule({
  code: 'link-moved',
  severity: 'warning',
  title: 'Web address that has moved for good',
  why: 'the old address works only as long as its owner keeps the redirect',
  good: [{ body, web: { 'https://agency.example/rule': { is: 'there' } } }],
  bad: [
    {
      body,
      web: { 'https://agency.example/rule': { is: 'moved', to: 'https://agency.example/rules/1' } },
      reason: 'Unexpected address `https://agency.example/rule`, expected the one it leads to for good',
    },
  ],
});
