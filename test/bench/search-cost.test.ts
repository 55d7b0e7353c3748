import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { benchSearchCost } from '../../bench/search-cost/bench-search-cost.ts';
import { buildIndex } from '../../src/search/build-index.ts';
import { entries } from '../fixtures/search/entries.ts';

const root = mkdtempSync(join(tmpdir(), 'search-cost-'));
const english = entries.filter(({ language, standing }) => language === 'en' && standing === 'current');

/** Writes the index of a site, divided by years, and a script beside it. */
async function writeSite(name: string, some: typeof entries): Promise<void> {
  const files = await buildIndex(some, { language: 'en', sizes: { divided: 2, largest: 99 } });
  for (const { path, bytes } of [...files, { path: 'assets/search.js', bytes: Buffer.from('export {};') }]) {
    const place = join(root, name, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
}

beforeAll(async () => {
  await writeSite('before', english.slice(0, -1));
  await writeSite('after', english);
});

afterAll(() => rmSync(root, { recursive: true }));

test('the cost of search is counted, and what one briefing changes lies in its year', async () => {
  const options = { site: join(root, 'after'), before: join(root, 'before'), visits: 2, questions: 3, seed: '1' };
  const figures = await benchSearchCost(options);
  const valueOf = (start: string): number => figures.find(({ name }) => name.startsWith(start))?.value ?? NaN;
  expect(valueOf('first question')).toBeGreaterThan(valueOf('of it: scripts'));
  expect(valueOf('corrector')).toBeGreaterThan(0);
  expect(valueOf('corrector')).toBeLessThan(45_000);
  const year = english.at(-1)?.date.slice(0, 4) ?? '';
  const changed = figures.filter(({ name }) => name.startsWith('  in ')).map(({ name }) => name.trim());
  expect(changed.filter((name) => /in en\/\d{4}/u.test(name)).every((name) => name.startsWith(`in en/${year}`))).toBe(true);
  expect(changed).toContain(`in en/${year}`);
});

test('a folder without an index is refused', async () => {
  await expect(benchSearchCost({ site: root, visits: 1, questions: 1, seed: '1' })).rejects.toThrow('holds no search index');
});
