import { decodeHTML } from 'entities';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive, Briefing, Statement, Theme, Withheld } from '../core/model.ts';
import type { SourceTexts } from '../core/read/read-sources.ts';
import { packageRoot } from '../program.ts';
import type { Innocent } from './scan/innocents.ts';
import { findWithheldPictures } from './scan/needles.ts';
import { openScan, type Scan, type ScanCounts } from './scan/open-scan.ts';
import { openReadyStore } from './scan/ready-store.ts';
import { openWitnessStore } from './scan/witness-store.ts';

export interface ScanInput {
  readonly archive: Archive;
  readonly withheld: readonly Withheld[];
  /** Texts of all source files. */
  readonly sources: SourceTexts;
  /** Stands in every page and is searched once. */
  readonly stylesheet: string;
  /** A folder for what is no secret, kept between builds. */
  readonly folder: string;
  /** Names the code. */
  readonly code: string;
}

/** What was searched for, and where. */
export interface ScanProof extends ScanCounts {
  readonly digest: string;
  readonly needles: number;
  readonly pictures: number;
}

/** Makes ready the search for anything withheld. */
export function prepareScan({ archive, withheld, sources, stylesheet, folder, code }: ScanInput): Scan {
  const witnesses = openWitnessStore(folder, code);
  const pictures = findWithheldPictures(withheld, archive).map(({ path, digest, size }) => ({ path, digest, size }));
  const program: Innocent = { key: code, texts: () => readProgram(join(packageRoot, 'src')) };
  const innocents = withheld.length === 0 ? [] : [program, ...publishedTexts({ archive, withheld, sources })];
  const ready = openReadyStore(folder);
  const scan = openScan({ withheld, pictures, sources, innocents, witnesses, ready, stylesheet, code });
  witnesses.save();
  return scan;
}

/** The published sources, their names, addresses and texts as readers see them. */
export function* publishedTexts({ archive, withheld, sources }: Pick<ScanInput, 'archive' | 'withheld' | 'sources'>): Generator<Innocent> {
  const hidden = new Set(withheld.map(({ briefing }) => briefing.path));
  const files: readonly (Briefing | Theme | Statement)[] = [...archive.briefings, ...archive.themes, ...archive.statements];
  const known = new Set(files.map(({ path }) => path));
  for (const file of files) {
    const { path, digest, id } = file;
    if (hidden.has(path)) continue;
    yield {
      key: digest,
      texts: () => {
        const { passages, notes = '' } = file.body;
        const read = [...passages.flatMap(({ title, text }) => [title, text]), decodeHTML(notes.replace(/<[^>]*>/gu, ' '))];
        return [`${path}\n${sources.get(path) ?? ''}`, ...(path.startsWith('briefings/') ? [`briefings/${id}/`] : []), read.join('\n')];
      },
    };
  }
  for (const path of sources.paths) {
    if (known.has(path)) continue;
    const text = `${path}\n${sources.get(path) ?? ''}`;
    yield { key: text, texts: () => [text] };
  }
}

/** The words of the program itself. */
function readProgram(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:[cm]?[jt]s|astro)$/.test(name));
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}
