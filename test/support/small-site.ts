import { hash } from 'node:crypto';
import { type SiteRecord, writeManifest } from '../../src/publish/manifest.ts';
import { writeFiles } from './folders.ts';

const record: SiteRecord = {
  version: '0.1.0',
  asOf: '2026-03-01T09:00:00Z',
  commit: null,
  url: 'https://meridian.example/',
  pages: 1,
  briefings: 0,
};

/** Writes a site of a few files with its manifest, where a whole build would prove no more. */
export function writeSite(folder: string, files: Readonly<Record<string, string>>, facts: Partial<SiteRecord> = {}): void {
  const sums = Object.entries(files).map(([path, text]) => [path, hash('sha256', text)] as const);
  const manifest = writeManifest({ ...record, ...facts }, sums);
  writeFiles(folder, { ...files, [manifest.path]: manifest.bytes });
}
