import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOrMake } from '../../src/publish/cached-file.ts';
import { makeTemporaryFolder } from '../support/folders.ts';

const bytes = Buffer.from('a font, or a picture');

/** Keeps the bytes once, and gives where they are and how often they were made since. */
async function keep(): Promise<{ path: string; folder: string; read: () => Promise<string>; made: () => number }> {
  const folder = join(makeTemporaryFolder(), 'fonts');
  const path = join(folder, 'key');
  let times = 0;
  const make = (): Promise<Uint8Array> => {
    times += 1;
    return Promise.resolve(bytes);
  };
  await readOrMake(path, make);
  return { path, folder, read: async () => Buffer.from(await readOrMake(path, make)).toString(), made: () => times };
}

test('what was made once is read, and nothing else is left beside it', async () => {
  const { folder, read, made } = await keep();
  expect(await read()).toBe(bytes.toString());
  expect([made(), readdirSync(folder)]).toEqual([1, ['key']]);
});

const damages: [string, (path: string) => void][] = [
  ['cut off', (path) => truncateSync(path, 40)],
  ['empty', (path) => truncateSync(path, 0)],
  [
    'changed in one bit',
    (path) =>
      writeFileSync(
        path,
        readFileSync(path).map((byte, index) => (index === 45 ? byte ^ 1 : byte)),
      ),
  ],
];

test.each(damages)('what is %s is made again', async (_, damage) => {
  const { path, read, made } = await keep();
  damage(path);
  expect([await read(), await read(), made()]).toEqual([bytes.toString(), bytes.toString(), 2]);
});
