import type { APIContext, MiddlewareNext } from 'astro';
import { onThisHost, pageOf } from './dev-overview.ts';
import type { DevProvider } from './dev-provider.ts';
import { readView, viewCookie, writeView, type DevView } from './dev-view.ts';

/** Parameters of an address that choose a view: the instant, and whose view it is. */
const PARAMETERS = { asOf: 'as-of', audience: 'show' } as const;

/** Answers a request of the development server: with a page of the site, or one of the server's own. */
export async function serveDev(provider: DevProvider, context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { locals, url, cookies } = context;
  if (locals.problems !== undefined) return next();
  if (url.searchParams.has(PARAMETERS.asOf)) return takeView(provider, context);
  const view = readView(cookies.get(viewCookie(url.host))?.value);
  if (url.pathname === '/_dev/overview') {
    locals.overview = await provider.overview(pageOf(url).pathname, view);
    return next();
  }
  const report = /^\/_dev\/report\/?$/u.test(url.pathname) ? await provider.report(view) : undefined;
  if (report === undefined) return servePage(provider, context, next, view);
  locals.report = report;
  return next();
}

async function servePage(
  provider: DevProvider,
  { locals, redirect, url }: APIContext,
  next: MiddlewareNext,
  view: DevView | undefined,
): Promise<Response> {
  const answer = await provider.answer(url.pathname, view);
  if (answer.kind === 'redirect') return redirect(answer.to);
  if (answer.kind === 'problems') {
    locals.problems = answer.problems;
    return next('/_dev/problems');
  }
  Object.assign(locals, { page: answer.page, site: answer.site, assets: answer.assets });
  const { body, headers } = await next();
  return new Response(body, { status: answer.status, headers });
}

/** Keeps the view that the address asks for until the browser is closed, and leads to the address without it. */
async function takeView(provider: DevProvider, { url, cookies, redirect }: APIContext): Promise<Response> {
  const { searchParams } = url;
  const asOf = searchParams.get(PARAMETERS.asOf) ?? '';
  const chosen = await provider.chooseView({ asOf, audience: searchParams.get(PARAMETERS.audience) ?? '' });
  if ('reason' in chosen) return new Response(`${chosen.reason}\n`, { status: 400 });
  const name = viewCookie(url.host);
  if (chosen.view === undefined) cookies.delete(name, { path: '/' });
  else cookies.set(name, writeView(chosen.view), { path: '/', sameSite: 'strict', httpOnly: true });
  for (const parameter of Object.values(PARAMETERS)) searchParams.delete(parameter);
  return redirect(`${onThisHost(url.pathname)}${url.search}`, 303);
}
