import type { APIContext, MiddlewareNext } from 'astro';
import { defineMiddleware } from 'astro:middleware';
import { getDevProvider, type DevProvider } from './dev-provider.ts';

/** Keeps what a component throws for `renderPage`. In development it finds the page of the address as well. */
export const onRequest = defineMiddleware(async (context, next) => {
  const provider = import.meta.env.DEV ? getDevProvider() : undefined;
  if (provider !== undefined) return serve(provider, context, next);
  try {
    return await next();
  } catch (failure) {
    context.locals.failure = failure;
    return new Response(null, { status: 500 });
  }
});

async function serve(provider: DevProvider, { locals, redirect, url }: APIContext, next: MiddlewareNext): Promise<Response> {
  if (locals.problems !== undefined) return next();
  const answer = await provider(url.pathname);
  if (answer.kind === 'redirect') return redirect(answer.to);
  if (answer.kind === 'problems') {
    locals.problems = answer.problems;
    return next('/_problems');
  }
  Object.assign(locals, { page: answer.page, site: answer.site, assets: answer.assets });
  const { body, headers } = await next();
  return new Response(body, { status: answer.status, headers });
}
