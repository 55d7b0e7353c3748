import type { Element } from 'hast';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PageModel, SiteModel } from '../../src/core/page-model.ts';
import { escapeHtml } from '../../src/core/text/escape.ts';
import type { Render } from '../../src/publish/renderer.ts';
import { pages } from './fixtures/pages.ts';
import { assets, base, site } from './fixtures/site.ts';
import { compileAndOpen } from './support.ts';

let render: Render;
beforeAll(async () => {
  render = await compileAndOpen();
});

const names = Object.keys(pages);
const pageOf = (name: string): PageModel => {
  const page = pages[name];
  if (page === undefined) throw new Error(`no page is named ${name}`);
  return page;
};
const show = (name: string): Promise<string> => render(pageOf(name), site, assets);
const textOf = (html: string): string =>
  html
    .replace(/<(script|style)[^]*?<\/\1>/gu, ' ')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ');

function elementsOf(html: string): Element[] {
  const elements: Element[] = [];
  visit(rehype().parse(html), 'element', (element) => void elements.push(element));
  return elements;
}

describe.each(names)('the page %s', (name) => {
  test('is a whole document with its head', async () => {
    const { head } = pageOf(name);
    const html = await show(name);
    expect(html).toMatch(/^<!DOCTYPE html><html lang="en"/u);
    expect(html).toMatch(/<\/html>$/u);
    expect(html).toContain(`<title>${escapeHtml(head.title)}</title>`);
    expect(html).toContain(`<link rel="canonical" href="${head.canonical}">`);
    expect(html).toContain(`<style>${assets.css}</style>`);
    expect(html).toContain(`http-equiv="Content-Security-Policy" content="${assets.policy}"`);
    expect(html.match(/<h1[ >]/gu)).toHaveLength(1);
  });

  test('keeps to the policy: no style attributes, no inline scripts, no handlers', async () => {
    for (const { tagName, properties } of elementsOf(await show(name))) {
      expect(
        Object.keys(properties).filter((key) => /^(?:style|on[A-Z]?)/u.test(key)),
        tagName,
      ).toEqual([]);
      if (tagName === 'script' && properties.type !== 'application/ld+json') expect(properties.src).toMatch(/^\/desk\/assets\//u);
    }
  });

  test('has each id once, and every address within the page leads somewhere', async () => {
    const elements = elementsOf(await show(name));
    const ids = elements.flatMap(({ properties }) => (typeof properties.id === 'string' ? [properties.id] : []));
    expect(ids).toEqual([...new Set(ids)]);
    const targets = elements.flatMap(({ properties }) => {
      const labels = properties.ariaLabelledBy;
      const href = typeof properties.href === 'string' ? properties.href : '';
      return [...(Array.isArray(labels) ? labels.map(String) : []), ...(href.startsWith('#') ? [decodeURI(href.slice(1))] : [])];
    });
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test('is the same each time, whatever is rendered beside it', async () => {
    const [first, , second] = await Promise.all([show(name), show('briefing-full'), show(name)]);
    expect(second).toBe(first);
  });
});

test('a briefing shows its model', async () => {
  const html = await show('briefing');
  const text = textOf(html);
  for (const part of [
    '23 January 2026',
    'Executive summary',
    'Research desk',
    'United States, China',
    'Bottom line 10 seconds',
    'Key judgements 20 seconds',
    'Full briefing 1½ minutes',
  ])
    expect(text).toContain(part);
  for (const part of [
    'Terms used FDA U.S. Food and Drug Administration.',
    'Version 2. Wording of §5 clarified',
    '§3 The Gateway',
    'Sets out the data-governance frameworks',
    '← Previous, 9 January 2026',
    'In Decoupling',
  ])
    expect(text).toContain(part);
  expect(html).toContain('<section class="row sec" id="managing-risk-without-breaking-the-chain">');
  expect(html).toContain('data-run="Executive summary · 23 January 2026"');
  expect(html).toContain('data-url="interlock.example/desk/briefings/restructured-not-abandoned/"');
  expect(html).toContain('id="bottom-line"');
  expect(html).toContain('id="judgements"');
  expect(html).not.toContain('rel="next"');
});

test('a briefing shows notices, likelihood and confidence, notes, sources and translations where it has them', async () => {
  const html = await show('briefing-full');
  const text = textOf(html);
  expect(html).toContain('<p class="note" role="note"><b>Superseded.</b>');
  expect(html).toContain('<p class="note calm" role="note"><b>Corrected, 15 December 2025.</b>');
  expect(text).toContain('Very likely (80–95%) . Confidence: moderate. By 30 June 2026 .');
  expect(text).toContain('Guideline for good clinical practice , ICH, 2016');
  expect(html).toContain('<a href="/desk/briefings/corridor-zh/" lang="zh-Hans" hreflang="zh-Hans">简体中文</a>');
  expect(html).toContain('<h4>A Footing</h4>');
  expect(html).toContain('<h1 id="title" class="long">');
  expect(html).toContain('<meta name="robots" content="noindex">');
  expect(html).toContain('<link rel="alternate" hreflang="de"');
  expect(html).toContain('<li id="fn-1">');
});

test('a briefing without judgements keeps their anchor', async () => {
  const html = await show('briefing-german');
  expect(html).toContain('<div id="judgements"></div>');
  expect(html).not.toContain('Key judgements');
});

test('text in another language than the site says so', async () => {
  const html = await show('briefing-german');
  expect(html).toContain('<h1 id="title" lang="de">');
  expect(html).toContain('<div class="body" lang="de">');
  expect(textOf(html)).toContain('The English text is the authoritative version.');
  expect(await show('briefing')).not.toMatch(/<(?!html)\w+[^>]* lang="en"/u);
  expect(await show('home')).toContain('lang="de" hreflang="de">Zwei');
});

test('the home page leads with the newest briefing and says what no longer stands', async () => {
  const html = await show('home');
  expect(html).toContain('<b>20 seconds</b> Three key judgements</a>');
  expect(html).toContain('<b class="standing">Withdrawn</b>');
  expect(html).toContain('<b class="standing">Embargoed until 6 February 2031, 06:00 UTC</b>');
  expect(textOf(html)).toContain('Western partners remain the gateway. 33 briefings.');
});

test.each([
  ['home-empty', 'No briefing has been published yet.'],
  ['theme-empty', 'No briefing on this theme yet. The standing view above was set on 23 January 2026.'],
  ['archive-empty', 'Nothing has been published yet.'],
])('the page %s says what is missing', async (name, text) => {
  expect(textOf(await show(name))).toContain(text);
});

test('a theme shows its view, its coverage with every month, and its thread in quotations', async () => {
  const html = await show('theme');
  expect(html).toMatch(
    /role="img" aria-label="Unit chart of briefings on Decoupling by month, Feb 2024 to Jan 2026: 16 with it as lead theme, 23 that carry it/u,
  );
  expect(html.match(/<tr><td>/gu)).toHaveLength(24);
  expect(html).toContain(
    '<a href="/desk/briefings/restructured-not-abandoned/#strategic-implications-for-2026">§6 Strategic Implications for 2026</a>',
  );
  expect(textOf(html)).toContain('Since February 2024');
  expect(textOf(await show('theme-year'))).toContain('Decoupling, 2024');
});

test('the archive lists years; those with pages of their own are linked', async () => {
  const html = await show('archive');
  expect(html).toContain('<h2 class="y" id="y2026">2026</h2>');
  expect(html).toContain('href="/desk/archive/2024/">All 8 from 2024</a>');
  expect(textOf(await show('archive-year'))).toContain('Briefings of 2025');
});

test('the search page carries what its script needs', async () => {
  const html = await show('search');
  expect(html).toContain('<form action="/desk/search/" role="search" id="search" novalidate>');
  expect(html).toMatch(
    /<input type="checkbox" name="theme" value="data-governance">\s*Data governance\s*<span class="num" data-count>36<\/span>/u,
  );
  for (const id of ['results', 'status', 'browse', 'filters']) expect(html).toContain(`id="${id}"`);
  expect(html).toContain(`<script type="module" src="${assets.searchScript}">`);
  expect(html).toContain('data-order="newest"');
  expect(html).toContain('<noscript>');
  expect(await show('home')).not.toContain(assets.searchScript);
});

test('an old address sends readers on', async () => {
  const html = await show('redirect');
  expect(html).toContain('<meta http-equiv="refresh" content="0; url=/desk/briefings/restructured-not-abandoned/">');
});

test('the current section is marked, and the page itself', async () => {
  expect(await show('themes')).toContain('<a href="/desk/themes/" aria-current="page">');
  expect(await show('theme')).toContain('<a href="/desk/themes/" aria-current="true">');
});

const HOSTILE = `</title><script>alert(1)</script>"><img src=x onerror="alert(1)">'&`;

/** Puts the hostile text into every text a reader sees; addresses, ids and ready-made HTML stay. */
function poison(value: unknown, key = ''): unknown {
  if (key === 'html' || key === 'notes') return escapeHtml(HOSTILE);
  if (typeof value === 'string')
    return /^(?:href|url|canonical|id|kind|name|path|section|language|level|month|iso|tone|openGraphType|type|@type|@context|to|markdown|base|home|search)$/u.test(
      key,
    )
      ? value
      : HOSTILE;
  if (Array.isArray(value)) return value.map((item) => poison(item, key === 'jsonLd' ? '' : key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poison(item, name)]));
}

test.each(names)('hostile text stays text on the page %s', async (name) => {
  const page = poison(pageOf(name)) as PageModel;
  const hostileSite = { ...(poison(site) as SiteModel), name: HOSTILE };
  const html = await render(page, hostileSite, assets);
  const elements = elementsOf(html);
  const scripts = elements.filter(({ tagName }) => tagName === 'script');
  expect(elements.filter(({ tagName }) => tagName === 'img')).toEqual([]);
  expect(elements.flatMap(({ properties }) => Object.keys(properties)).filter((key) => /^on/iu.test(key))).toEqual([]);
  expect(scripts).toHaveLength(elementsOf(await show(name)).filter(({ tagName }) => tagName === 'script').length);
  expect(elements.filter(({ tagName }) => tagName === 'title')).toHaveLength(1);
  const data = scripts
    .filter(({ properties }) => properties.type === 'application/ld+json')
    .map(({ children }) => JSON.parse((children[0] as { value: string }).value) as object);
  expect(data).toEqual(page.head.jsonLd);
});

test('every address on a page keeps to the base path', async () => {
  for (const name of names) {
    const local = elementsOf(await show(name)).flatMap(({ properties }) =>
      [properties.href, properties.src, properties.action].filter((value) => typeof value === 'string' && value.startsWith('/')),
    );
    expect(local.filter((address) => !String(address).startsWith(base))).toEqual([]);
  }
});

test('a model that breaks a component is a rejection that says which page', async () => {
  const broken = { ...pageOf('briefing'), page: { kind: 'briefing' } } as unknown as PageModel;
  await expect(render(broken, site, assets)).rejects.toThrow('page briefings/restructured-not-abandoned/ cannot be rendered');
});
