import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDesk, openDesk } from '../support/desk.ts';
import { isMark } from '../support/edits/edit.ts';
import { edits } from '../support/edits/index.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(1);
});
afterAll(() => desk.close());

// One after the other on one desk, so that each build finds what all before it left.
test.each(edits.map((edit) => [edit.name, edit] as const))('the site is as a clean build makes it after %s', async (_, edit) => {
  await edit.apply(desk);
  const { built, text, fault, changed } = await desk.compare();
  if (!built) desk.revert();
  expect(fault).toBeUndefined();
  expect(built, text).toBe(true);
  if (edit.effect === 'other') expect(changed).not.toEqual([]);
  if (edit.effect === 'same') expect(changed).toEqual([]);
  if (edit.effect === 'marked') expect(changed.filter((path) => !isMark(path))).toEqual([]);
});
