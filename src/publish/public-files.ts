import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteAssets } from '../core/page-model.ts';
import type { Site } from '../core/site.ts';
import type { OutputFile } from './output-file.ts';

/** The files of `public/`, which go to the site as they are; in `_headers` the base path and the policy are filled in. */
export function readPublicFiles(folder: string, site: Site, assets: SiteAssets): OutputFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const path = file.slice(folder.length + 1).replaceAll('\\', '/');
      const bytes = readFileSync(file);
      return { path, bytes: path === '_headers' ? fillHeaders(bytes.toString('utf8'), site, assets) : bytes };
    });
}

function fillHeaders(template: string, { model }: Site, { policy }: SiteAssets): string {
  const values: Readonly<Record<string, string>> = { base: model.base, policy: policy.replace(/;?\s*$/u, '') };
  const rules = template.replace(/^#.*\n+/gmu, '');
  return rules.replace(/\{(\w+)\}/gu, (slot, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`public/_headers has ${slot}, expected {base} or {policy}`);
    return value;
  });
}
