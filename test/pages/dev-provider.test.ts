import { describe, expect, test } from 'vitest';
import { answerRequest } from '../../src/astro/dev-provider.ts';
import { pages } from './fixtures/pages.ts';
import { assets } from './fixtures/site.ts';
import { siteOf } from './support.ts';

const models = ['home', 'briefing', 'not-found', 'briefing-chinese'].flatMap((name) => pages[name] ?? []);
const findPage = (path: string) => models.find((model) => model.path === path);
const state = { ok: true, site: siteOf('', models), assets, findPage } as const;

describe('the development server', () => {
  test.each([
    ['/desk/', '', 200],
    ['/desk/briefings/restructured-not-abandoned/', 'briefings/restructured-not-abandoned/', 200],
    ['/desk/briefings/restructured-not-abandoned', 'briefings/restructured-not-abandoned/', 200],
    ['/desk/briefings/no-such/', '404.html', 404],
  ])('answers %s with the page %j', (pathname, path, status) => {
    expect(answerRequest(state, pathname)).toMatchObject({ kind: 'page', status, page: { path } });
  });

  test('leads addresses outside the base path to the home page', () => {
    expect(answerRequest(state, '/')).toEqual({ kind: 'redirect', to: '/desk/' });
  });

  test('shows what is wrong instead of any page', () => {
    expect(answerRequest({ ok: false, diagnostics: [] }, '/desk/')).toEqual({ kind: 'problems', problems: [] });
  });
});
