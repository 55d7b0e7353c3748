import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { addressesOf, readPages, textOf } from '../support/built-pages.ts';
import { listFiles } from '../support/folders.ts';

const sample = inject('sample');
const origin = 'https://interlock.example';
const sites = [
  ['at the root of a host', sample.root, '/'],
  ['below a base path', sample.based, sample.base],
] as const;

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader());
  const pages = readPages(sample.root);
  expect(pages.length).toBeGreaterThan(45);
  const faults: string[] = [];
  for (const { path, html } of pages) {
    const { results } = await validator.validateString(html, join(import.meta.dirname, '../..', path));
    faults.push(...results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${path}:${line} ${ruleId} ${message}`)));
  }
  expect(faults).toEqual([]);
});

describe.each(sites)('a site %s', (_where, out, base) => {
  const pages = readPages(out);
  const byFile = new Map(pages.map((page) => [page.path, page]));

  /** Why an address of the site leads nowhere; undefined when it leads somewhere. */
  function findFault(address: string, from: string): string | undefined {
    const url = new URL(address, `${origin}${base}${from.replace(/index\.html$/u, '')}`);
    if (url.origin !== origin) return undefined;
    if (!url.pathname.startsWith(base)) return `${from}: ${address} is outside ${base}`;
    const path = decodeURIComponent(url.pathname.slice(base.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!existsSync(join(out, file))) return `${from}: ${address} leads to no file`;
    const anchor = decodeURIComponent(url.hash.slice(1));
    return anchor === '' || byFile.get(file)?.ids.has(anchor) === true ? undefined : `${from}: ${address} leads to no passage`;
  }

  test('has no dead link, anchor, picture or script', () => {
    const addresses = pages.flatMap(({ path, elements }) => elements.flatMap(addressesOf).map((address) => [address, path] as const));
    expect(addresses.length).toBeGreaterThan(2000);
    expect(addresses.flatMap(([address, path]) => findFault(address, path) ?? [])).toEqual([]);
  });

  test('has no dead link in sitemap, feeds and the list for language models', () => {
    const files = listFiles(out).filter((path) => /(?:\.xml|feed\.json|llms\.txt|index\.md)$/u.test(path));
    const addresses = files.flatMap((path) =>
      [...readFileSync(join(out, path), 'utf8').matchAll(/https:\/\/interlock\.example[^\s"'<>&)\\]*/gu)].map(
        ([address]) => [address, path] as const,
      ),
    );
    expect(addresses.length).toBeGreaterThan(500);
    expect(addresses.flatMap(([address, path]) => findFault(address, path) ?? [])).toEqual([]);
  });

  test('has no address twice in one page', () => {
    const repeated = pages.flatMap(({ path, elements }) => {
      const ids = elements.flatMap(({ properties }) => properties.id ?? []).map(String);
      return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path}#${id}`);
    });
    expect(repeated).toEqual([]);
  });
});

describe('each page', () => {
  const pages = readPages(sample.root);

  test('holds no inline script, no style attribute and no handler', () => {
    const found = pages.flatMap(({ path, elements }) =>
      elements
        .filter(
          ({ tagName, properties }) =>
            (tagName === 'script' && properties.src === undefined && properties.type !== 'application/ld+json') ||
            Object.keys(properties).some((name) => name === 'style' || /^on[A-Z]/u.test(name)),
        )
        .map(({ tagName }) => `${path}: ${tagName}`),
    );
    expect(found).toEqual([]);
  });

  test('loads nothing from anyone else', () => {
    const resources = pages.flatMap(({ path, elements }) =>
      elements
        .filter(
          ({ tagName, properties }) =>
            /^(?:script|img|link|source|iframe)$/u.test(tagName) && !/^(?:canonical|alternate|license)$/u.test(String(properties.rel)),
        )
        .flatMap(addressesOf)
        .map((address) => [path, address]),
    );
    expect(resources.length).toBeGreaterThan(100);
    expect(resources.filter(([, address]) => /^(?:https?:)?\/\//u.test(address ?? ''))).toEqual([]);
  });

  test('says of a briefing for machines what it is', () => {
    const page = pages.find(({ path }) => path === 'briefings/restructured-not-abandoned/index.html');
    const data = page?.elements
      .filter(({ tagName, properties }) => tagName === 'script' && properties.type === 'application/ld+json')
      .map((element) => JSON.parse(textOf(element)) as Record<string, unknown>);
    expect(data?.map((item) => item['@type'])).toEqual(['Report', 'BreadcrumbList']);
    expect(data?.[0]).toMatchObject({
      headline: 'U.S.–China biotech is being restructured, not abandoned',
      datePublished: '2026-01-23',
      inLanguage: 'en',
    });
  });

  test('has a title, a description, an address of its own and a preview', () => {
    const lacking = pages
      .filter(({ path }) => !path.startsWith('briefings/second-source-as-leverage/') && !path.startsWith('briefings/one-pipeline/'))
      .flatMap(({ path, elements }) => {
        const metas = elements
          .filter(({ tagName }) => tagName === 'meta')
          .map(({ properties }) => String(properties.name ?? properties.property));
        const links = elements.filter(({ tagName }) => tagName === 'link').map(({ properties }) => String(properties.rel));
        const wanted = [
          ...['description', 'og:title', 'og:description', 'og:url', 'og:type'].map((name) => [name, metas.includes(name)]),
          ['canonical', links.includes('canonical')],
        ] as const;
        return wanted.filter(([, has]) => has === false).map(([name]) => `${path} lacks ${String(name)}`);
      });
    expect(lacking).toEqual([]);
  });

  test('says that all but the source text are illustrative', () => {
    const silent = pages.filter(
      ({ path, html }) =>
        !/briefings\/(?:second-source-as-leverage|one-pipeline)\//u.test(path) &&
        !html.includes('every other briefing, theme and judgement is illustrative'),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});

test('feeds and sitemap are well-formed', () => {
  const parser = new XMLParser({ ignoreAttributes: false });
  const files = listFiles(sample.root).filter((path) => path.endsWith('.xml'));
  expect(files.length).toBeGreaterThan(15);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it is another package
  for (const path of files) expect(() => parser.parse(readFileSync(join(sample.root, path), 'utf8'), true) as unknown, path).not.toThrow();
});
