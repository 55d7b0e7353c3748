import type { SiteRecord } from './manifest.ts';

/** Paths of the files that a manifest of our own lists, in its order. */
export function listManifestPaths(manifest: string): string[] {
  const lines = manifest.slice(manifest.indexOf('"files": {')).split('\n');
  return lines.flatMap((line) => (line.startsWith('    "') ? (JSON.parse(line.slice(4, line.lastIndexOf(': '))) as string) : []));
}

/** The same manifest, of another instant or commit: the list of files is not looked at. */
export function retitleManifest(manifest: string, { version, asOf, commit }: Pick<SiteRecord, 'version' | 'asOf' | 'commit'>): string {
  const facts: Readonly<Record<string, string | null>> = { version, asOf, commit };
  const end = manifest.indexOf('"files": {');
  const head = manifest.slice(0, end).replace(/^( {2}"(version|asOf|commit)": ).*(?=,$)/gmu, (_, start: string, key: string) => {
    return start + JSON.stringify(facts[key]);
  });
  return head + manifest.slice(end);
}
