import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { dateOf, hrefOf, listBriefings } from '../archive.ts';

export const GET: APIRoute = async ({ site }) => {
  const briefings = await listBriefings();
  const themes = await getCollection('themes');
  const pages = ['/', '/themes/', ...themes.map(({ id }) => `/themes/${id}/`)].map(
    (path) => `<url><loc>${new URL(path, site)}</loc></url>`,
  );
  const dated = briefings.map(
    (briefing) => `<url><loc>${new URL(hrefOf(briefing), site)}</loc><lastmod>${dateOf(briefing)}</lastmod></url>`,
  );
  const urls = [...pages, ...dated].join('');
  return new Response(`<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`);
};
