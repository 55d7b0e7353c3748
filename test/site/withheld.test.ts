import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { buildSite } from '../support/build-site.ts';
import { makePng } from '../support/pictures.ts';
import { findWord, readOutput } from '../support/read-output.ts';
import { briefingFile, type Files, minimalArchive } from '../support/sample-files.ts';

const picture = await makePng(1000, 500, '#9c2a10');

/** Three withheld briefings, each with a word of its own that stands nowhere else. */
const archive: Files = {
  ...minimalArchive,
  ...briefingFile({ date: '2026-02-01', slug: 'quillfeather-plan', title: 'Quillfeather sets the plan', front: 'status: draft' }),
  ...briefingFile({ date: '2026-05-01', slug: 'zanthoxyl-harvest', title: 'Zanthoxyl decides the harvest' }),
  ...briefingFile({
    date: '2026-02-02',
    slug: 'vermillonetto-ledger',
    title: 'Vermillonetto opens the ledger',
    front: 'embargo: 2026-04-01T09:00:00+02:00\naliases: [old-vermillonetto]',
    body: `## What is at stake

Decoupling reaches the vermillonetto trade and [a timetable](https://harbour.example/vermillonetto).

![A vermillonetto ledger lies open on a table.](vermillonetto-map.png)

## What follows

Two judgements:

- The vermillonetto trade ends first
- Nobody else follows it`,
  }),
  'briefings/2026/vermillonetto-map.png': picture,
};

describe('a withheld briefing', () => {
  test.each(['quillfeather', 'zanthoxyl', 'vermillonetto'])('%s is absent from every byte of the site', async (word) => {
    const site = await buildSite(archive);
    expect(site.result).toMatchObject({ ok: true, briefings: 1 });
    expect(site.result).toHaveProperty('withheld', { draft: 1, future: 1, embargo: 1 });
    expect(findWord(site.out, 'first-ledger').length).toBeGreaterThan(3);
    expect(findWord(site.out, word)).toEqual([]);
  });

  test('leaves no picture and no digest of one', async () => {
    const site = await buildSite(archive);
    expect(site.files().filter((path) => path.endsWith('.webp') || path.endsWith('.png'))).toEqual([]);
    const digest = createHash('sha256').update(picture).digest('hex');
    expect(findWord(site.out, digest.slice(0, 8))).toEqual([]);
  });

  test('appears everywhere, with its picture and old address, once its embargo has passed', async () => {
    const before = await buildSite(archive, { asOf: '2026-04-01T06:59:59Z' });
    expect(findWord(before.out, 'vermillonetto')).toEqual([]);
    const after = await buildSite(archive, { asOf: '2026-04-01T07:00:00Z' });
    expect(after.result).toMatchObject({ ok: true, briefings: 2 });
    expect(after.result).toHaveProperty('withheld', { draft: 1, future: 1 });
    const files = after.files();
    expect(files.some((path) => path.endsWith('.webp'))).toBe(true);
    const places = [
      'index.html',
      'briefings/vermillonetto-ledger/index.html',
      'briefings/vermillonetto-ledger/index.md',
      'briefings/old-vermillonetto/index.html',
    ];
    expect(findWord(after.out, 'vermillonetto')).toEqual(
      expect.arrayContaining([...places, 'feed.xml', 'rss.xml', 'feed.json', 'sitemap.xml', 'llms.txt']),
    );
    expect(findWord(after.out, 'vermillonetto').some((path) => path.endsWith('.pf_fragment'))).toBe(true);
  });

  test('appears on its day, which begins in the time zone of the publication', async () => {
    const files = { ...archive, 'publication.yaml': String(archive['publication.yaml']).replace('Europe/London', 'Pacific/Auckland') };
    const before = await buildSite(files, { asOf: '2026-04-30T11:59:59Z' });
    expect(findWord(before.out, 'zanthoxyl')).toEqual([]);
    const after = await buildSite(files, { asOf: '2026-04-30T12:00:00Z' });
    expect(findWord(after.out, 'zanthoxyl')).toContain('briefings/zanthoxyl-harvest/index.html');
  });

  test('stays withheld as a draft however late it is', async () => {
    const site = await buildSite(archive, { asOf: '2099-01-01T00:00:00Z' });
    expect(site.result).toMatchObject({ ok: true, briefings: 3 });
    expect(site.result).toHaveProperty('withheld', { draft: 1 });
    expect(findWord(site.out, 'quillfeather')).toEqual([]);
  });

  test('changes no byte of the site it is withheld from', async () => {
    const [without, withheld] = [await buildSite(minimalArchive), await buildSite(archive)];
    expect(readOutput(withheld.out)).toEqual(readOutput(without.out));
  });
});
