import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { readOrMake } from './cached-file.ts';
import { hexDigestOf } from './digest.ts';
import type { AssetFile } from './assets.ts';
import { type FontGroup, type Group, GROUPS } from './font-groups.ts';

export interface FontFace {
  readonly file: AssetFile;
  readonly family: string;
  readonly weight: string;
  readonly style: 'normal' | 'italic';
  readonly range?: string;
  /** Needed for the first screen of every page. */
  readonly preload: boolean;
}

interface Cut {
  readonly name: string;
  readonly family: string;
  readonly font: 'newsreader' | 'libre-franklin';
  readonly file: string;
  readonly axes: Readonly<Record<string, number | { min: number; max: number }>>;
  readonly weight: string;
  readonly style: 'normal' | 'italic';
  readonly preload: boolean;
}

const NEWSREADER = { font: 'newsreader', file: 'standard-normal', style: 'normal', preload: false } as const;

const CUTS: readonly Cut[] = [
  { ...NEWSREADER, name: 'display', family: 'Display', axes: { opsz: 60, wght: 500 }, weight: '500', preload: true },
  { ...NEWSREADER, name: 'text', family: 'Text', axes: { opsz: 16, wght: 400 }, weight: '400', preload: true },
  { ...NEWSREADER, name: 'text-strong', family: 'Text', axes: { opsz: 16, wght: 600 }, weight: '600' },
  {
    ...NEWSREADER,
    name: 'text-italic',
    family: 'Text',
    file: 'standard-italic',
    axes: { opsz: 16, wght: 400 },
    weight: '400',
    style: 'italic',
  },
  {
    ...NEWSREADER,
    name: 'ui',
    family: 'UI',
    font: 'libre-franklin',
    file: 'wght-normal',
    axes: { wght: { min: 400, max: 700 } },
    weight: '400 700',
  },
];

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('');
const PLAIN = `${ASCII}\u00A0·§°½¼¾×£€–—‘’“”…•`;

/** Cuts the publication's fonts down to what pages use. Files are kept in `cache` by all that makes them. */
export async function makeFonts(options: { cache: string; groups: readonly FontGroup[] }): Promise<readonly FontFace[]> {
  const folder = join(options.cache, 'fonts');
  const faces: FontFace[] = [];
  for (const cut of CUTS) {
    faces.push(await cutFace(folder, cut, cut.name, 'latin', PLAIN));
    for (const group of options.groups) {
      const { subset, range } = GROUPS[group];
      const face = await cutFace(folder, cut, `${cut.name}-${group}`, subset, lettersOf(range));
      faces.push({ ...face, range, preload: false });
    }
  }
  return faces;
}

async function cutFace(folder: string, cut: Cut, name: string, subset: Group['subset'], letters: string): Promise<FontFace> {
  const source = await readFile(
    fileURLToPath(import.meta.resolve(`@fontsource-variable/${cut.font}/files/${cut.font}-${subset}-${cut.file}.woff2`)),
  );
  const key = hexDigestOf(source, letters, JSON.stringify(cut.axes));
  const bytes = await readOrMake(join(folder, key), () => subsetFont(source, letters, { targetFormat: 'woff2', variationAxes: cut.axes }));
  const file = { path: `assets/${name}-${hexDigestOf(bytes).slice(0, 10)}.woff2`, bytes };
  return { file, family: cut.family, weight: cut.weight, style: cut.style, preload: cut.preload };
}

/** The characters of a `unicode-range`. */
function lettersOf(range: string): string {
  let letters = '';
  for (const part of range.replaceAll('U+', '').split(',')) {
    const [first = '', last = first] = part.split('-');
    for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code += 1) letters += String.fromCodePoint(code);
  }
  return letters;
}
