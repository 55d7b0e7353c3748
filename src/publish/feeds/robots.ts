import type { Site } from '../../core/site.ts';
import type { OutputFile } from '../output-file.ts';
import { addressOf } from './channel.ts';

/** Everything published may be read; the sitemap says what there is. */
export function makeRobots(site: Site): OutputFile {
  return { path: 'robots.txt', bytes: `User-agent: *\nAllow: /\n\nSitemap: ${addressOf(site.model, 'sitemap.xml')}\n` };
}
