import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Picture } from '../../src/core/model.ts';
import type { PictureModel } from '../../src/core/site.ts';
import { makePicture } from '../../src/publish/pictures.ts';
import { makeTemporaryFolder } from '../support/folders.ts';

/** A picture of 80 × 40 stored on its side, as cameras do, with an author's name in its metadata. */
async function makeOriginal(): Promise<{ bytes: Buffer; original: Picture; model: PictureModel }> {
  const bytes = await sharp({ create: { width: 40, height: 80, channels: 3, background: '#00594d' } })
    .withExif({ IFD0: { Artist: 'Someone Private', Orientation: '6' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const digest = createHash('sha256').update(bytes).digest('hex');
  const files = [20, 60, 200].map((width) => ({ path: `pictures/chart-${width}.webp`, width }));
  return {
    bytes,
    original: { path: 'briefings/2026/chart.jpg', read: () => bytes, size: bytes.length, digest, width: 80, height: 40 },
    model: { source: 'briefings/2026/chart.jpg', digest, width: 80, height: 40, files },
  };
}

function damage(entry: Buffer | undefined): Buffer {
  return Buffer.from(entry ?? '').fill(7, 100, 104);
}

describe('a picture', () => {
  test('is made in each width, upright, as WebP, never wider than the original', async () => {
    const { original, model } = await makeOriginal();
    const files = await makePicture(model, original, makeTemporaryFolder());
    const sizes = await Promise.all(files.map(async ({ path, bytes }) => ({ path, ...(await sharp(bytes as Uint8Array).metadata()) })));
    expect(sizes.map(({ path, format, width, height }) => [path, format, width, height])).toEqual([
      ['pictures/chart-20.webp', 'webp', 20, 10],
      ['pictures/chart-60.webp', 'webp', 60, 30],
      ['pictures/chart-200.webp', 'webp', 80, 40],
    ]);
  });

  test('loses its metadata', async () => {
    const { bytes: stored, original, model } = await makeOriginal();
    expect(stored.toString('latin1')).toContain('Someone Private');
    for (const { bytes } of await makePicture(model, original, makeTemporaryFolder())) {
      expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Someone Private|Exif|EXIF/);
    }
  });

  test('has the same bytes made anew and read from the cache', async () => {
    const { original, model } = await makeOriginal();
    const cache = makeTemporaryFolder();
    const [first, again, anew] = [
      await makePicture(model, original, cache),
      await makePicture(model, original, cache),
      await makePicture(model, original, makeTemporaryFolder()),
    ];
    expect(again).toEqual(first);
    expect(anew).toEqual(first);
  });

  test('is made again when its cache entry is damaged or cut short', async () => {
    const { original, model } = await makeOriginal();
    const cache = makeTemporaryFolder();
    const first = await makePicture(model, original, cache);
    const entries = readdirSync(join(cache, 'pictures')).map((name) => join(cache, 'pictures', name));
    const whole = entries.map((entry) => readFileSync(entry));
    entries.forEach((entry, index) => writeFileSync(entry, index === 0 ? '' : damage(whole[index])));
    expect(await makePicture(model, original, cache)).toEqual(first);
    expect(entries.map((entry) => readFileSync(entry).length)).toEqual(whole.map(({ length }) => length));
  });

  test('that cannot be decoded is named', async () => {
    const { bytes, original, model } = await makeOriginal();
    const cut = { ...original, read: () => bytes.subarray(0, 200) };
    await expect(makePicture(model, cut, makeTemporaryFolder())).rejects.toThrow('The picture briefings/2026/chart.jpg cannot be decoded');
  });
});
