import type { APIRoute } from 'astro';
import { escapeXml, hrefOf, listBriefings } from '../archive.ts';

export const GET: APIRoute = async ({ site }) => {
  const items = (await listBriefings()).slice(0, 20).map((briefing) => {
    const url = new URL(hrefOf(briefing), site).href;
    const { title, summary, date } = briefing.data;
    return `<item><title>${escapeXml(title)}</title><link>${url}</link><guid>${url}</guid><pubDate>${date.toUTCString()}</pubDate><description>${escapeXml(summary)}</description></item>`;
  });
  const channel = `<title>Bench</title><link>${site}</link><description>A corpus of nonsense for measurements.</description>${items.join('')}`;
  return new Response(`<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>${channel}</channel></rss>`);
};
