import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SiteAssets } from '../../src/core/page-model.ts';
import { makeAssets, type AssetFile } from '../../src/publish/assets.ts';
import { findCodeDigests } from '../../src/publish/code-digests.ts';
import { findFontGroups } from '../../src/publish/font-groups.ts';
import { pages } from './fixtures/pages.ts';
import { base, site } from './fixtures/site.ts';
import { cache, compileAndOpen, root, siteOf } from './support.ts';

interface Made {
  readonly key: string;
  readonly assets: SiteAssets;
  readonly files: readonly AssetFile[];
}

const code = findCodeDigests(root, cache).whole;

let made: Made;
let plain: Made;
beforeAll(async () => {
  made = await makeAssets({ site: siteOf('Zwei Anträge, jeden śpiew'), root, cache, code });
  plain = await makeAssets({ site: siteOf('Two filings—one dataset, “named”'), root, cache, code });
});

const pathsIn = (css: string): string[] => [...css.matchAll(/url\(([^)]*)\)/gu)].map(([, address = '']) => address.replaceAll('"', ''));

describe('assets', () => {
  test('the policy allows this stylesheet and nothing else inline', () => {
    const hash = createHash('sha256').update(made.assets.css).digest('base64');
    expect(made.assets.policy).toContain(`style-src 'sha256-${hash}';`);
    expect(made.assets.policy).toMatch(/^default-src 'none';/u);
    expect(made.assets.policy).not.toMatch(/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|frame-ancestors/u);
  });

  test('every address in assets is under the base path and among the files', () => {
    const { css, preload, script, searchScript, icon } = made.assets;
    const addresses = [...pathsIn(css), ...preload, script, searchScript, icon];
    const files = made.files.map(({ path }) => base + path);
    expect(addresses.filter((address) => !files.includes(address))).toEqual([]);
    expect(addresses.length).toBeGreaterThan(15);
  });

  test('files carry a hash of their content', () => {
    expect(made.files.filter(({ path }) => !/^assets\/[\w-]+-[\dA-Za-z]{8,10}\.(?:js|svg|woff2)$/u.test(path))).toEqual([]);
    expect(new Set(made.files.map(({ path }) => path)).size).toBe(made.files.length);
  });

  test('scripts hold no base path: they find one another by relative addresses', () => {
    for (const { path, bytes } of made.files) {
      if (!path.endsWith('.js')) continue;
      const text = Buffer.from(bytes).toString();
      expect(text).not.toContain(base);
      for (const [, address] of text.matchAll(/(?:(?<!["'])from|import\()"([^"]+)"/gu)) expect(address).toMatch(/^\.\/[\w-]+\.js$/u);
    }
  });

  test('the same site gives the same bytes', async () => {
    const kept = await makeAssets({ site: siteOf('Zwei Anträge, jeden śpiew'), root, cache, code });
    const anew = await makeAssets({ site: siteOf('Zwei Anträge, jeden śpiew'), root, cache, code: `${code} ${process.pid}` });
    expect(kept.key).toBe(made.key);
    expect(anew.key).not.toBe(made.key);
    for (const again of [kept, anew]) {
      expect(again.assets).toEqual(made.assets);
      expect(again.files.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(
        made.files.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
      );
    }
  });

  test('letters beyond English have files of their own, made only where a site uses them', () => {
    const fonts = ({ files }: Made): string[] => files.map(({ path }) => path).filter((path) => path.endsWith('.woff2'));
    expect(fonts(plain)).toHaveLength(5);
    expect(fonts(made)).toHaveLength(15);
    expect(made.assets.css).toContain('unicode-range:U+100-130');
  });
});

describe('budgets', () => {
  test('fonts that a plain English page loads are at most 50 KB', () => {
    const loaded = plain.files.filter(({ path }) => /\/(?:display|text|ui)-\w+\.woff2$/u.test(path));
    expect(loaded).toHaveLength(3);
    expect(loaded.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(50_000);
  });

  test('what loads before search opens is at most 2 KB', () => {
    const opener = made.files.find(({ path }) => base + path === made.assets.script);
    expect(opener?.bytes.length).toBeLessThanOrEqual(2048);
    expect(Buffer.from(opener?.bytes ?? []).toString()).not.toMatch(/^import[ {"]|from"/u);
  });

  test('a whole briefing with its stylesheet is at most 12 KB in gzip', async () => {
    const render = await compileAndOpen();
    for (const name of ['briefing', 'briefing-full', 'theme', 'home']) {
      const page = pages[name];
      if (page === undefined) throw new Error(`no page is named ${name}`);
      expect(gzipSync(await render(page, site, made.assets), { level: 9 }).length, name).toBeLessThanOrEqual(12 * 1024);
    }
  });
});

test.each([
  ['Plain ASCII — “with” typographic punctuation… 1½ × 3°', []],
  ['Anträge', ['accents']],
  ['„so“', ['accents']],
  ['śpiew', ['extended']],
  ['Zażółć gęślą à', ['accents', 'extended']],
  ['临床数据', []],
])('finds the letters of %s', (text, groups) => {
  expect(findFontGroups([text])).toEqual(groups);
});
