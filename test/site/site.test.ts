import { statSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { findPageLinks } from '../../src/publish/page-links.ts';
import { buildSite } from '../support/build-site.ts';
import { makePng } from '../support/pictures.ts';
import { briefingFile, briefingFiles, emptyArchive, type Files, minimalArchive } from '../support/sample-files.ts';
import { serveSite } from '../support/site-server.ts';

const pictured: Files = {
  ...minimalArchive,
  ...briefingFile({
    date: '2026-01-30',
    slug: 'pictured',
    body: '## What follows\n\nSeparation is drawn below.\n\n![Two ledgers lie side by side.](two-ledgers.png)\n\nOne judgement:\n\n- Ledgers outlive alliances',
  }),
  'briefings/2026/two-ledgers.png': await makePng(1600, 800),
};

describe('a built site', () => {
  test('of a publication without briefings is whole', async () => {
    const site = await buildSite(emptyArchive);
    expect(site.result).toMatchObject({ ok: true, briefings: 0 });
    expect(site.result).toHaveProperty('withheld', {});
    expect(site.files()).toEqual(
      expect.arrayContaining([
        '404.html',
        'index.html',
        'archive/index.html',
        'search/index.html',
        'themes/decoupling/index.html',
        'feed.xml',
        'robots.txt',
      ]),
    );
  });

  test('of one briefing is whole', async () => {
    const site = await buildSite(minimalArchive);
    expect(site.result).toMatchObject({ ok: true, briefings: 1 });
    expect(site.result).toHaveProperty('withheld', {});
    expect(site.files()).toEqual(
      expect.arrayContaining(['index.html', 'briefings/first-ledger/index.html', 'briefings/first-ledger/index.md']),
    );
    expect(site.read('index.html')).toContain('href="/briefings/first-ledger/"');
    expect(site.read('themes/decoupling/index.html')).toContain('href="/briefings/first-ledger/#what-is-at-stake"');
  });

  test('of a long archive is whole, its years on pages of their own', async () => {
    const site = await buildSite({ ...emptyArchive, ...briefingFiles(80) });
    expect(site.result).toMatchObject({ ok: true, briefings: 80 });
    expect(site.files()).toEqual(expect.arrayContaining(['archive/2019/index.html', 'themes/decoupling/2019/index.html']));
  });

  test('reports its size as it is on the disk', async () => {
    const site = await buildSite(minimalArchive);
    const files = site.files();
    const pages = files.filter((path) => path.endsWith('.html')).length;
    const bytes = files.reduce((sum, path) => sum + statSync(`${site.out}/${path}`).size, 0);
    expect(site.result).toMatchObject({ files: files.length, pages, bytes, written: files.length });
  });

  test('reports its stages in order', async () => {
    const stages: string[] = [];
    await buildSite(pictured, { onProgress: ({ stage }) => stages.at(-1) !== stage && stages.push(stage) });
    expect(stages).toEqual(['read', 'check', 'link', 'compile', 'assets', 'pages', 'pictures', 'feeds', 'search', 'scan', 'swap']);
  });

  test('shows pictures in files that exist, are as wide as they say and no wider than the original', async () => {
    const site = await buildSite(pictured);
    const { links } = findPageLinks(site.read('briefings/pictured/index.html'));
    const pictures = links.filter((link) => link.endsWith('.webp')).map((link) => link.slice(1));
    expect(pictures.length).toBeGreaterThan(1);
    expect(
      site
        .files()
        .filter((path) => path.endsWith('.webp'))
        .sort(),
    ).toEqual([...pictures].sort());
    for (const path of pictures) {
      const { width, height } = await sharp(`${site.out}/${path}`).metadata();
      expect(width).toBeLessThanOrEqual(1600);
      expect(width / height).toBeCloseTo(2, 1);
    }
  });

  test('sends readers on from an old address', async () => {
    const files = { ...minimalArchive, ...briefingFile({ date: '2026-02-01', slug: 'renamed-ledger', front: 'aliases: [ledger-of-old]' }) };
    const site = await buildSite(files);
    const page = site.read('briefings/ledger-of-old/index.html');
    expect(page).toMatch(/<meta[^>]+http-equiv="refresh"[^>]+\/briefings\/renamed-ledger\//);
    expect(page).toContain('href="https://meridian.example/briefings/renamed-ledger/"');
    expect(site.read('sitemap.xml')).not.toContain('ledger-of-old');
  });

  test('keeps every address below its base path', async () => {
    const site = await buildSite(pictured, { base: '/deep/briefs/' });
    for (const path of site.files().filter((name) => name.endsWith('.html'))) {
      const rooted = findPageLinks(site.read(path)).links.filter((link) => link.startsWith('/'));
      expect(rooted.filter((link) => !link.startsWith('/deep/briefs/'))).toEqual([]);
    }
    expect(site.read('sitemap.xml')).toContain('https://meridian.example/deep/briefs/briefings/first-ledger/');
    expect(site.read('briefings/first-ledger/index.md')).not.toContain('](/briefings');
  });

  test('answers on a static host as it should', async () => {
    const base = '/deep/briefs/';
    const site = await buildSite(pictured, { base });
    const server = await serveSite(site.out, base);
    try {
      const home = await fetch(server.url);
      expect([home.status, home.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(home.headers.get('content-security-policy')).toContain("default-src 'none'");
      const bare = await fetch(`${server.url}briefings/pictured`, { redirect: 'manual' });
      expect([bare.status, bare.headers.get('location')]).toEqual([301, `${base}briefings/pictured/`]);
      const missing = await fetch(`${server.url}nothing/here/`);
      expect([missing.status, await missing.text()]).toEqual([404, site.read('404.html')]);
      expect((await fetch(new URL('/', server.url))).status).toBe(404);
    } finally {
      await server.close();
    }
  });
});
