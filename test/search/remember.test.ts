import { expect, it, vi } from 'vitest';
import { remember } from '../../src/search/remember.ts';

it('keeps the latest answers, and no more than it should', async () => {
  const ask = vi.fn((word: string) => Promise.resolve(word.toUpperCase()));
  const asked = remember(ask, (word) => word, 2);
  for (const word of ['a', 'b', 'a', 'c', 'a']) expect(await asked(word)).toBe(word.toUpperCase());
  expect(ask.mock.calls.flat()).toEqual(['a', 'b', 'c']);
  await asked('b');
  expect(ask).toHaveBeenCalledTimes(4);
});

it('asks again after a failure', async () => {
  const ask = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('here');
  const asked = remember(ask);
  await expect(asked()).rejects.toThrow('offline');
  expect(await asked()).toBe('here');
});
