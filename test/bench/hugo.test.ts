import { expect, test } from 'vitest';
import { findHugo } from '../../bench/build/hugo.ts';

test('refuses a program named by HUGO_PATH that is not Hugo, and does not take another in its place', () => {
  expect(() => findHugo({ HUGO_PATH: process.execPath })).toThrow(/which is no Hugo/u);
  expect(() => findHugo({ HUGO_PATH: '/nowhere/hugo' })).toThrow(/which is no Hugo/u);
});
