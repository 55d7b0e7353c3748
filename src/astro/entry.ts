import { createApp } from 'astro/app/entrypoint';
import type { PageModel, SiteAssets, SiteModel } from '../core/page-model.ts';

const app = createApp({ streaming: false });

/** The whole HTML document of one page. Rejects when a component throws. */
export async function renderPage(page: PageModel, site: SiteModel, assets: SiteAssets): Promise<string> {
  const locals: App.Locals = { page, site, assets };
  const response = await app.render(new Request(`http://renderer.invalid/${page.path}`), { locals });
  if (locals.failure !== undefined) throw new Error(`page ${page.path || '/'} cannot be rendered`, { cause: locals.failure });
  if (response.status !== 200) throw new Error(`page ${page.path || '/'} answered ${String(response.status)}`);
  return response.text();
}
