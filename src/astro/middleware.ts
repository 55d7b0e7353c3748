import { defineMiddleware } from 'astro:middleware';
import { serveDev } from './dev-middleware.ts';
import { getDevProvider } from './dev-provider.ts';

/** Keeps what a component throws for `renderPage`. In development it finds the page of the address as well. */
export const onRequest = defineMiddleware(async (context, next) => {
  const provider = import.meta.env.DEV ? getDevProvider() : undefined;
  if (provider !== undefined) return serveDev(provider, context, next);
  try {
    return await next();
  } catch (failure) {
    context.locals.failure = failure;
    return new Response(null, { status: 500 });
  }
});
